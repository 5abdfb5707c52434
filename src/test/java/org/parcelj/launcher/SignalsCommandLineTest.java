package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import net.imglib2.img.array.ArrayImgs;

/** Signals and compressed images from the command line and in macros. */
class SignalsCommandLineTest extends CommandLineRuns {

	@Test
	void aSeriesInANiftiFile() throws Exception {
		final Path series = series();
		final Path labels = labels(16, 18, 12, 1);
		run(0, "signals", "image=" + series, "labels=" + labels, "detrend=linear", "standardize=zscore", "chosen=1-3");
		final List<String> lines = Files.readAllLines(folder.resolve("out/signals.csv"));
		assertEquals("\"1\",\"2\",\"4\"", lines.get(0));
		assertArrayEquals(new String[] { "1", "2", "4" },
			ResultsTable.open(folder.resolve("out/signals.csv").toString()).getHeadings());
		assertEquals(41, lines.size());
		assertTrue(out.toString().contains("3456 pixels, 3 parcels, 40 rows"), out.toString());
		assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(folder.resolve("out/plot.png").toString()).getType());

		run(0, "compress", "image=" + series, "labels=" + labels);
		assertTrue(out.toString().contains(" of the variance kept"), out.toString());
		assertEquals(41, Files.readAllLines(folder.resolve("out/variance.csv")).size());
		final ImagePlus compressed = NiftiImages.open(folder.resolve("out/compressed.nii.gz"), Progress.NONE);
		assertArrayEquals(NiftiImages.affine(NiftiImages.open(series, Progress.NONE)), NiftiImages.affine(compressed));
		assertEquals(40, compressed.getNFrames());
		assertEquals(32, compressed.getBitDepth());
		assertArrayEquals((float[]) compressed.getStack().getPixels(7),
			(float[]) IJ.openImage(folder.resolve("out/compressed.tif").toString()).getStack().getPixels(7));
	}

	/** Label pixels of twice the size along x; one of the labels lies outside of the series. */
	@Test
	void labelsOnAnotherGridAreBroughtToTheImages() throws Exception {
		final Path series = series();
		run(0, "signals", "image=" + series, "labels=" + labels(12, 18, 12, 2));
		assertTrue(
			out.toString().contains("the labels \"labels.nii\" are on another grid: brought to that of \"series.nii\" by " +
				"nearest neighbour, through both affines\nno pixel of \"series.nii\" has label 4\n"),
			out.toString());
		assertEquals("\"1\",\"2\"", Files.readAllLines(folder.resolve("out/signals.csv")).get(0));
	}

	@Test
	void aPictureInEightColours() {
		final Path picture = folder.resolve("picture.tif");
		final ColorProcessor colours = new ColorProcessor(64, 48);
		for (int i = 0; i < 64 * 48; i++)
			colours.set(i, (i % 64 * 4) << 16 | (i / 64 * 5) << 8 | i % 7 * 30);
		ImageFiles.writeTiff(new ImagePlus("picture", colours), picture);
		run(0, "kmeans", "image=" + picture, "clusters=8");
		run(0, "compress", "image=" + picture, "labels=" + folder.resolve("out/labels.tif"));
		final ImagePlus compressed = IJ.openImage(folder.resolve("out/compressed.png").toString());
		assertEquals(8, Arrays.stream((int[]) compressed.getProcessor().getPixels()).distinct().count());
		final ImagePlus labels = IJ.openImage(folder.resolve("out/labels.tif").toString());
		final ImagePlus read = ImageReader.open(folder.resolve("out/compressed.png").toString(), Progress.NONE);
		assertEquals(ImagePlus.COLOR_RGB, read.getType());
		for (int channel = 0; channel < 3; channel++) {
			final double[] sums = new double[9];
			final int[] counts = new int[9];
			for (int i = 0; i < 64 * 48; i++) {
				sums[labels.getProcessor().get(i)] += colours.get(i) >> 16 - 8 * channel & 255;
				counts[labels.getProcessor().get(i)]++;
			}
			for (int i = 0; i < 64 * 48; i++) {
				final int label = labels.getProcessor().get(i);
				assertEquals(sums[label] / counts[label], read.getProcessor().get(i) >> 16 - 8 * channel & 255, 0.5001);
			}
		}
		assertEquals(3, IJ.openImage(folder.resolve("out/compressed.tif").toString()).getNChannels());
	}

	@Test
	void wrongUseIsToldInOneLine() {
		refused("key \"labels\" is missing: it must be an image", "signals", "image=sample:coins");
		refused("statistic is \"modus\", but must be one of mean, median, sum, minimum, maximum, sd", "signals",
			"image=sample:four-circles", "labels=sample:four-circles-truth", "statistic=modus");
		refused(
			"the label image \"Four Circles Truth\" on a grid of 100 × 100 pixels cannot be used with \"coins.png\" of " +
				"384 × 303",
			"compress", "image=sample:coins", "labels=sample:four-circles-truth");
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void inAMacroWithoutADisplay() throws Exception {
		final Path macro = Files.writeString(folder.resolve("signals.ijm"),
			"run('fMRI Phantom');\n" + "run('Compress Image...', 'image=[fMRI Phantom] labels=[fMRI Phantom Truth]');\n" +
				"Stack.setPosition(1, 16, 3); print(getTitle() + ' ' + bitDepth() + ' ' + getPixel(20, 24));\n" +
				"run('Parcel Signals...', 'image=[fMRI Phantom] labels=[fMRI Phantom Truth] chosen=3');\n" +
				"print(getTitle());\nrun('Parcel Signals...', 'image=[fMRI Phantom] labels=[fMRI Phantom]');\n");
		final Java run = Java.run(folder, null, Main.class, "macro", macro.toString());
		assertEquals(2, run.status());
		assertTrue(run.out().contains("fMRI Phantom compressed 32 "), run.out());
		assertTrue(run.out().contains("fMRI Phantom signals\n"), run.out());
		assertTrue(run.err().contains("is both image and labels"), run.err());
	}

	private void refused(final String message, final String... arguments) {
		err.reset();
		run(2, arguments);
		assertEquals(message, err.toString().trim());
	}

	private void run(final int status, final String... arguments) {
		out.reset();
		final String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "output=" + folder.resolve("out");
		assertEquals(status, run(all), () -> err.toString());
	}

	private Path series() {
		final Path series = folder.resolve("series.nii");
		PhantomFiles.write(0, series);
		return series;
	}

	/** Label 1 below x = 4 pixels, 2 up to the last two, 4 there. */
	private Path labels(final int width, final int height, final int depth, final int step) {
		final byte[] labels = new byte[width * height * depth];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (byte) (i % width < 4 ? 1 : i % width < width - 2 ? 2 : 4);
		final Path file = folder.resolve("labels.nii");
		final double[][] affine = PhantomFiles.PHANTOM.space().affine();
		final double[] sizes = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			sizes[axis] = PhantomFiles.PHANTOM.space().pixelSize(axis) * (axis == 0 ? step : 1);
			affine[axis][0] *= step;
		}
		NiftiWriter.write(file,
			PhantomFiles.header(NiftiType.UINT8, width, height, depth).withPixelSizes(sizes, "mm").withSform(1, affine),
			ArrayImgs.unsignedBytes(labels, width, height, depth), Progress.NONE);
		return file;
	}
}
