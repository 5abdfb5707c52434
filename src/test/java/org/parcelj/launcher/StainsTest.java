package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import ij.IJ;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preset "stains" parts what is brown, what is blue, and what is neither. */
class StainsTest {

	private static final Path PICTURE = Path.of("docs/tutorials/immunohistochemistry.png");
	private static final int CLASSES = 4;

	@TempDir
	Path folder;

	private final int[] pixels = (int[]) IJ.openImage(PICTURE.toString()).getProcessor().convertToRGB().getPixels();

	@Test
	void brownAndBluePart() {
		final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
		assertEquals(0, new CommandLine(nowhere, nowhere).run("kmeans", "image=" + PICTURE.toAbsolutePath(),
			"preset=stains", "output=" + folder));
		final ImageProcessor labels = IJ.openImage(folder.resolve("labels.tif").toString()).getProcessor();
		assertEquals(CLASSES, labels.getStats().max);
		final double[] blue = shares(labels, rgb -> blue(rgb) - red(rgb) > 15);
		final double[] brown = shares(labels, rgb -> red(rgb) - blue(rgb) > 50);
		final double[] light = shares(labels, rgb -> Math.min(red(rgb), blue(rgb)) > 210);
		final int nuclei = largest(blue);
		final int background = largest(light);
		assertTrue(nuclei != background);
		assertTrue(blue[nuclei] > 0.75, "blue in the blue class: " + blue[nuclei]);
		assertTrue(brown[nuclei] < 0.05, "brown in the blue class: " + brown[nuclei]);
		assertTrue(light[background] > 0.99, "light in the background: " + light[background]);
		assertTrue(brown[background] < 0.02, "brown in the background: " + brown[background]);
	}

	/** Of the pixels of a kind, how many have each label. */
	private double[] shares(final ImageProcessor labels, final IntPredicate kind) {
		final int[] some = IntStream.range(0, pixels.length).filter(i -> kind.test(pixels[i])).toArray();
		final double[] shares = new double[CLASSES + 1];
		for (final int i : some)
			shares[labels.get(i)] += 1.0 / some.length;
		return shares;
	}

	private static int largest(final double[] shares) {
		return IntStream.range(0, shares.length).boxed().max((a, b) -> Double.compare(shares[a], shares[b])).get();
	}

	private static int red(final int rgb) {
		return rgb >> 16 & 255;
	}

	private static int blue(final int rgb) {
		return rgb & 255;
	}
}
