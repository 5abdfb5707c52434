package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.ReferenceData;
import org.parcelj.grid.Mask;

/** Reads the reference results among the test resources. */
final class References {

	private References() {
		// not to be instantiated
	}

	static double[][] table(final String name) {
		return ReferenceData.csv("/reference/" + name);
	}

	static double[] numbers(final String name) {
		return Arrays.stream(table(name)).flatMapToDouble(Arrays::stream).toArray();
	}

	static int[] labels(final String name) {
		return Arrays.stream(numbers(name)).mapToInt(x -> (int) x).toArray();
	}

	static Mask mask(final double[] members, final long... dimensions) {
		return Mask.of(dimensions, position -> members[position] != 0);
	}
}
