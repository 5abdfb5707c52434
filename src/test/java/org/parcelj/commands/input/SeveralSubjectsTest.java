package org.parcelj.commands.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Confounds;
import org.parcelj.signal.Whitening;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/** Masks, halves and cleaning of several subjects or channels. */
class SeveralSubjectsTest {

	/** Pixel i is above 0 in the first i of the subjects, the image being one of them. */
	@Test
	void aMaskHasThePixelsOfMoreThanHalfOfTheSubjects() {
		assertEquals("0011", mask(3));
		assertEquals("00011", mask(4));
	}

	private static String mask(final int subjects) {
		final List<ImagePlus> images = new ArrayList<>();
		for (int s = 0; s < subjects; s++) {
			final float[] pixels = new float[subjects + 1];
			for (int i = s + 1; i <= subjects; i++)
				pixels[i] = 1;
			images.add(new ImagePlus("subject " + s, new FloatProcessor(subjects + 1, 1, pixels)));
		}
		final List<Supplier<ImagePlus>> further = new ArrayList<>();
		for (final ImagePlus image : images.subList(1, subjects))
			further.add(() -> image);
		final Mask mask = new MaskChoice("mask", "nonzero", null, null, line -> {}, line -> {}).of(images.subList(0, 1),
			further, Progress.NONE);
		final StringBuilder in = new StringBuilder();
		for (int i = 0; i <= subjects; i++)
			in.append(mask.contains(i) ? 1 : 0);
		return in.toString();
	}

	/** Of five frames of two channels each the first two and the last three, of each of two images. */
	@Test
	void halvesOfASeriesHaveWholeFrames() {
		final List<List<Float>> halves = new ArrayList<>();
		final ImagePlus image = series(2, 5, 0);
		input(List.of(image, series(2, 5, 100)), List.of(), List.of(Cleaning.NONE)).halves()
			.reproducibility((features, clusters, progress) -> {
				final List<Float> row = new ArrayList<>();
				for (int f = 0; f < features.features(); f++)
					row.add(features.get(0, f));
				halves.add(row);
				return new int[features.pixels()];
			}, 1, Progress.NONE);
		assertEquals(List.of(0f, 1f, 2f, 3f, 100f, 101f, 102f, 103f), halves.get(0));
		assertEquals(List.of(4f, 5f, 6f, 7f, 8f, 9f, 104f, 105f, 106f, 107f, 108f, 109f), halves.get(1));
	}

	/** The second subject is the first and its own confound; without that, both are the same. */
	@Test
	void eachSubjectHasItsOwnConfounds() {
		final double[][] confound = { { 1 }, { -1 }, { 0 }, { -1 }, { 1 } };
		final double[][] nothing = new double[5][1];
		final ImagePlus spoilt = series(1, 5, 0);
		for (int t = 0; t < 5; t++)
			spoilt.getStack().getProcessor(t + 1).add(50 * confound[t][0]);
		final Supplier<ImagePlus> clean = () -> series(1, 5, 0);
		final Cleaning plain = Cleaning.NONE.confounds(Confounds.of(confound));
		final FeatureMatrix expected = input(List.of(series(1, 5, 0)), List.of(clean), List.of(plain)).features();
		final FeatureMatrix found = input(List.of(series(1, 5, 0)), List.of(() -> spoilt), List.of(plain, plain))
			.features();
		assertArrayEquals(expected.sharedValues(), found.sharedValues(), 1e-4f);
		final FeatureMatrix other = input(List.of(series(1, 5, 0)), List.of(() -> spoilt),
			List.of(plain, Cleaning.NONE.confounds(Confounds.of(nothing)))).features();
		assertEquals(false, Math.abs(other.get(0, 0) - expected.get(0, 0)) < 1);
	}

	private static ClusteringInput input(final List<ImagePlus> images, final List<Supplier<ImagePlus>> subjects,
		final List<Cleaning> cleanings)
	{
		return new ClusteringInput(images, subjects, Mask.all(3, 2), Connectivity.FACES,
			new Preparation("0", new SeriesCleaning(cleanings, 0), false, 0, Whitening.OFF, 0), Progress.NONE);
	}

	/** Pixel i of plane p is p + 0.1 i² + a start. */
	private static ImagePlus series(final int channels, final int frames, final int start) {
		final ImageStack stack = new ImageStack(3, 2);
		for (int p = 0; p < channels * frames; p++) {
			final float[] pixels = new float[6];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = start + p + 0.1f * i * i;
			stack.addSlice(new FloatProcessor(3, 2, pixels));
		}
		final ImagePlus image = new ImagePlus("series", stack);
		image.setDimensions(channels, 1, frames);
		return image;
	}
}
