package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;

/** The tables under {@code reference/gaussian-mixture}. */
final class Reference {

	private Reference() {
		// not to be instantiated
	}

	static double[][] table(final String name) {
		return ReferenceData.csv("/reference/gaussian-mixture/" + name);
	}

	static int[] labels(final String name) {
		return Arrays.stream(table(name)).mapToInt(row -> (int) row[0]).toArray();
	}

	static FeatureMatrix features(final String name) {
		return ReferenceData.features(table(name));
	}
}
