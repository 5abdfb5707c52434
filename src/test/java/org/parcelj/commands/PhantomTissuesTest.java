package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parcelj.imagej.samples.SampleImages;

import ij.ImagePlus;
import ij.plugin.Duplicator;
import ij.process.ImageProcessor;

/** How well mixtures find the tissues of the simulated brain, whose tissues are known. */
class PhantomTissuesTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	/**
	 * A field of the coil from 0.7 to 1.3, in T1 alone: all four contrasts tell the tissues apart by their ratios,
	 * whatever the field.
	 */
	@Test
	void aFieldOfThirtyPercentCostsLittle() {
		final ImagePlus even = slices(SampleImages.BRAIN_PHANTOM, 16, 23);
		final int[] truth = pixels(slices(SampleImages.BRAIN_PHANTOM_TRUTH, 16, 23));
		final double without = meanDice(labels(even, "channels", "1", "clusters", 3), truth);
		final ImagePlus uneven = uneven(even);
		final double misled = meanDice(labels(uneven, "channels", "1", "clusters", 3), truth);
		final double mended = meanDice(labels(uneven, "channels", "1", "clusters", 3, "biasfield", 60), truth);
		final String found = without + " without a field, " + misled + " with it, " + mended + " with biasfield";
		assertTrue(mended >= 0.97 * without, found);
		assertTrue(misled <= 0.95 * without, found);
	}

	/** With three times the noise lesions look like grey matter, but not to their neighbours. */
	@Test
	void neighboursTellLesionsInNoise() {
		final ImagePlus image = slices(SampleImages.BRAIN_PHANTOM_NOISY, 11, 24);
		final int[] truth = pixels(slices(SampleImages.BRAIN_PHANTOM_TRUTH, 11, 24));
		final int[] alone = labels(image);
		final int[] pulled = labels(image, "spatial", 1);
		final double found = dice(pulled, truth, 2);
		assertTrue(found >= 0.996 && dice(alone, truth, 2) < 0.93,
			dice(alone, truth, 2) + " alone, " + found + " with neighbours");
		final double before = allTissues(alone, truth);
		final double after = allTissues(pulled, truth);
		assertTrue(before < 0.96 && after >= 0.995, before + " alone, " + after + " with neighbours, all tissues");
	}

	/** Some slices in the middle. */
	private static ImagePlus slices(final SampleImages sample, final int first, final int last) {
		final ImagePlus whole = sample.open();
		return new Duplicator().run(whole, 1, whole.getNChannels(), first, last, 1, 1);
	}

	private static ImagePlus uneven(final ImagePlus even) {
		final ImagePlus image = even.duplicate();
		for (int s = 1; s <= image.getStackSize(); s++) {
			final ImageProcessor plane = image.getStack().getProcessor(s);
			final double z = (image.convertIndexToPosition(s)[1] - 1.0) / (image.getNSlices() - 1);
			for (int y = 0; y < plane.getHeight(); y++)
				for (int x = 0; x < plane.getWidth(); x++)
					plane.setf(x, y, (float) (plane.getf(x, y) *
						(1 + 0.3 * Math.cos(Math.PI * (x + y) / (plane.getWidth() + plane.getHeight() - 2)) * (0.5 + z / 2))));
		}
		return image;
	}

	private static int[] labels(final ImagePlus image, final Object... keys) {
		final Object[] inputs = { "image", image, "mask", "nonzero", "clusters", 4 };
		final Object[] all = Arrays.copyOf(inputs, inputs.length + keys.length);
		System.arraycopy(keys, 0, all, inputs.length, keys.length);
		return pixels((ImagePlus) runner.run(GaussianMixtureCommand.class, true, all).getOutput("labels"));
	}

	private static int[] pixels(final ImagePlus labels) {
		final int plane = labels.getWidth() * labels.getHeight();
		return IntStream.range(0, plane * labels.getNSlices())
			.map(i -> labels.getStack().getProcessor(1 + i / plane).get(i % plane)).toArray();
	}

	/** Of fluid, grey and white matter; in T1 lesions are as grey matter is. */
	private static double meanDice(final int[] labels, final int[] all) {
		final int[] truth = Arrays.stream(all).map(tissue -> tissue > 2 ? tissue - 1 : tissue).toArray();
		return IntStream.rangeClosed(1, 3).mapToDouble(tissue -> dice(labels, truth, tissue)).average().getAsDouble();
	}

	private static double allTissues(final int[] labels, final int[] truth) {
		return IntStream.rangeClosed(1, 4).mapToDouble(tissue -> dice(labels, truth, tissue)).average().getAsDouble();
	}

	private static double dice(final int[] labels, final int[] truth, final int tissue) {
		int both = 0;
		int either = 0;
		for (int i = 0; i < truth.length; i++) {
			if (labels[i] == tissue && truth[i] == tissue) both++;
			either += (labels[i] == tissue ? 1 : 0) + (truth[i] == tissue ? 1 : 0);
		}
		return 2.0 * both / either;
	}
}
