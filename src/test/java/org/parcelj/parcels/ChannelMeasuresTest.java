package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class ChannelMeasuresTest {

	private static final int PIXELS = 4001;
	private static final int PARCELS = 7;

	@Test
	void measuresAreThoseOfTheDefinition() {
		final Random random = new Random(3);
		requireDefinition(i -> random.nextGaussian());
		requireDefinition(i -> random.nextInt(4));
		requireDefinition(i -> i);
		requireDefinition(i -> -i);
		requireDefinition(i -> Math.abs(i - PIXELS / 2));
		requireDefinition(i -> i % 100);
		requireDefinition(i -> 5);
	}

	/** With one parcel of a single pixel, one of two, and the others large. */
	private static void requireDefinition(final IntToDoubleFunction value) {
		final int[] labels = IntStream.range(0, PIXELS).map(i -> i == 9 ? 1 : i == 20 || i == 50 ? 2 : 3 + i * 31 % 5)
			.toArray();
		final float[] values = new float[2 * PIXELS];
		for (int i = 0; i < PIXELS; i++) {
			values[2 * i] = (float) value.applyAsDouble(i);
			values[2 * i + 1] = -3 * values[2 * i];
		}
		final Parcellation parcels = new LabelMap(new long[] { PIXELS, 1 }, labels).parcellation();
		final ChannelMeasures measures = ChannelMeasures.of(new FeatureMatrix(PIXELS, 2, values), parcels, Progress.NONE);
		for (int channel = 0; channel < 2; channel++) {
			for (int parcel = 0; parcel < PARCELS; parcel++) {
				final int c = channel;
				final int label = parcel + 1;
				final double[] own = IntStream.range(0, PIXELS).filter(i -> labels[i] == label)
					.mapToDouble(i -> values[2 * i + c]).sorted().toArray();
				final int n = own.length;
				final double mean = Arrays.stream(own).sum() / n;
				final double squares = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
				final double scale = Math.max(1, Math.max(Math.abs(own[0]), own[n - 1]));
				assertEquals(mean, measures.means(c)[parcel], 1e-12 * scale);
				assertEquals(n == 1 ? 0 : Math.sqrt(squares / (n - 1)), measures.deviations(c)[parcel], 1e-12 * scale);
				assertEquals(own[0] + 0.0, measures.smallest(c)[parcel]);
				assertEquals(own[n - 1] + 0.0, measures.largest(c)[parcel]);
				assertEquals((own[(n - 1) / 2] + own[n / 2]) / 2 + 0.0, measures.medians(c)[parcel]);
			}
		}
	}

	@Test
	void otherPixelsAreRefused() {
		final Parcellation parcels = new LabelMap(new long[] { 3, 1 }, new int[] { 1, 2, 2 }).parcellation();
		assertThrows(InputException.class,
			() -> ChannelMeasures.of(new FeatureMatrix(2, 1, new float[2]), parcels, Progress.NONE));
	}
}
