package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.pictures.Picture;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

class SignalsCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@TempDir
	Path folder;

	/** Numbers with a gap; a row a frame. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aRowForEachFrameAndAColumnForEachParcel(final boolean process) {
		final Module run = runner.run(SignalsCommand.class, process, "image", movie(4), "labels", labels(), "statistic",
			"mean");
		final ResultsTable table = (ResultsTable) run.getOutput("signals");
		assertArrayEquals(new String[] { "2", "700" }, table.getHeadings());
		assertEquals(4, table.size());
		for (int frame = 0; frame < 4; frame++) {
			assertEquals(10 * frame + 1.5, table.getValue("2", frame));
			assertEquals(10 * frame + 4, table.getValue("700", frame));
		}
		assertNull(run.getOutput("plot"));
	}

	@ParameterizedTest
	@CsvSource({ "median,4", "sum,12", "minimum,3", "maximum,5", "sd,0.816496580927726" })
	void anyStatistic(final String statistic, final double expected) {
		assertEquals(expected, signals("image", movie(1), "labels", labels(), "statistic", statistic).getValue("700", 0),
			1e-12);
	}

	@Test
	void scalingComesAfterCleaning() {
		final ResultsTable table = signals("image", movie(5), "labels", labels(), "scaling", true, "standardize", "zscore");
		assertEquals(-Math.sqrt(3) * 20 / Math.sqrt(250), table.getValue("700", 0), 1e-12);
		assertEquals(-Math.sqrt(2) * 20 / Math.sqrt(250), table.getValue("2", 0), 1e-12);
	}

	@Test
	void framesThatAreLeftOutHaveNoRow() throws Exception {
		final Path scrub = Files.writeString(folder.resolve("scrub.txt"), "0\n2\n");
		final ImagePlus movie = movie(5);
		movie.getCalibration().frameInterval = 2;
		final Module run = runner.run(SignalsCommand.class, true, "image", movie, "labels", labels(), "scrub",
			scrub.toString(), "chosen", "700");
		final ResultsTable table = (ResultsTable) run.getOutput("signals");
		assertEquals(3, table.size());
		assertEquals(34, table.getValue("700", 1));
		final String plot = Picture.of((ImagePlus) run.getOutput("plot")).orElseThrow().svg();
		assertTrue(plot.contains(">2</text>") && plot.contains(">8</text>") && !plot.contains(">0</text>"), plot);
		// two thirds of the way are done after two thirds of the time, and of the rise
		final Matcher line = Pattern.compile("d=\"M([\\d.]+) ([\\d.]+)L([\\d.]+) ([\\d.]+)L([\\d.]+) ([\\d.]+)\"")
			.matcher(plot);
		assertTrue(line.find(), plot);
		final double[] at = IntStream.rangeClosed(1, 6).mapToDouble(i -> Double.parseDouble(line.group(i))).toArray();
		assertEquals(2 / 3.0, (at[2] - at[0]) / (at[4] - at[0]), 1e-4);
		assertEquals(2 / 3.0, (at[3] - at[1]) / (at[5] - at[1]), 1e-4);
	}

	@Test
	void aPictureIsOneRowAndColoursAreThree() {
		assertEquals(1, signals("image", movie(1), "labels", labels()).size());
		final ColorProcessor colours = new ColorProcessor(3, 2,
			new int[] { 0x102030, 0x102030, 0, 0x010203, 0x010203, 0x010203 });
		final ResultsTable table = signals("image", new ImagePlus("colours", colours), "labels", labels());
		assertEquals(3, table.size());
		assertArrayEquals(new double[] { 16, 32, 48 }, table.getColumnAsDoubles(0));
		assertArrayEquals(new double[] { 1, 2, 3 }, table.getColumnAsDoubles(1));
	}

	@Test
	void labelsOfAnyDepth() {
		final ImagePlus bytes = new ImagePlus("bytes", new ByteProcessor(3, 2, new byte[] { 1, 1, 0, -1, -1, -1 }));
		final ImagePlus floats = new ImagePlus("floats",
			new FloatProcessor(3, 2, new float[] { 1, 1, 0, 70000, 70000, 70000 }));
		assertArrayEquals(new String[] { "1", "255" }, signals("image", movie(2), "labels", bytes).getHeadings());
		assertArrayEquals(new String[] { "1", "70000" }, signals("image", movie(2), "labels", floats).getHeadings());
	}

	@Test
	void thePlotHasTheChosenParcels() {
		assertEquals(1, lines("2"));
		assertEquals(2, lines("all"));
		assertEquals(2, lines("700, 1-5"));
	}

	private int lines(final String chosen) {
		final ImagePlus plot = (ImagePlus) runner
			.run(SignalsCommand.class, false, "image", movie(3), "labels", labels(), "chosen", chosen).getOutput("plot");
		final String svg = Picture.of(plot).orElseThrow().svg();
		assertEquals(svg.split("<path ").length, svg.split(">parcel ").length, "a line for each name");
		return svg.split("<path ").length - 1;
	}

	/** The middle of three pixels in a row takes from both sides; outside of the image lies its mirror image. */
	@Test
	void smoothingComesBeforeTheStatistic() {
		final ImagePlus step = new ImagePlus("step", new FloatProcessor(3, 2, new float[] { 0, 0, 9, 0, 0, 9 }));
		final ImagePlus labels = new ImagePlus("labels", new ShortProcessor(3, 2, new short[] { 1, 2, 3, 1, 2, 3 }, null));
		final ResultsTable table = signals("image", step, "labels", labels, "fwhm", "1,0");
		final double sigma = 1 / Math.sqrt(8 * Math.log(2));
		final double side = Math.exp(-0.5 / (sigma * sigma));
		final double next = Math.exp(-2 / (sigma * sigma));
		final double sum = 1 + 2 * side + 2 * next;
		assertEquals(9 * next / sum, table.getValue("1", 0), 1e-6);
		assertEquals(9 * (side + next) / sum, table.getValue("2", 0), 1e-6);
		assertEquals(9 * (1 + side) / sum, table.getValue("3", 0), 1e-6);
	}

	@Test
	void confoundsComeFromTheMostVariablePixels() {
		final ImageStack stack = new ImageStack(10, 10);
		for (int t = 0; t < 20; t++) {
			final FloatProcessor frame = new FloatProcessor(10, 10);
			final float common = (t * 7) % 5;
			for (int i = 0; i < 100; i++)
				frame.setf(i, i < 3 ? (50 + i) * common : common + t * i % 3);
			stack.addSlice(frame);
		}
		final ImagePlus series = new ImagePlus("series", stack);
		series.setDimensions(1, 1, 20);
		final ImagePlus labels = IJ.createImage("labels", 10, 10, 1, 8);
		labels.getProcessor().setf(0, 1);
		final ResultsTable table = signals("image", series, "labels", labels, "detrend", "linear", "highvariance", 1);
		for (int t = 0; t < 20; t++)
			assertEquals(0, table.getValue("1", t), 1e-3);
	}

	/** Each plane of a virtual stack is loaded once. */
	@Test
	void bigSeriesAreReadPlaneByPlane() {
		final AtomicInteger loaded = new AtomicInteger();
		final ImageStack stack = new VirtualStack(3, 2, 200) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				loaded.incrementAndGet();
				return movie(n).getStack().getProcessor(n);
			}
		};
		final ImagePlus image = new ImagePlus("virtual", stack);
		image.setDimensions(1, 1, 200);
		loaded.set(0);
		final ResultsTable table = signals("image", image, "labels", labels());
		assertEquals(1994, table.getValue("700", 199));
		assertTrue(loaded.get() <= 201, loaded + " planes");
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus movie = movie(3);
		assertTrue(runner.refusal(SignalsCommand.class, "image", movie).startsWith("'labels' is required"));
		assertEquals("statistic is \"modus\", but must be one of mean, median, sum, minimum, maximum, sd",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", labels(), "statistic", "modus"));
		assertEquals("\"movie\" is both image and labels; image must be the one whose values are wanted",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", movie));
		assertEquals("the label image \"flat\" on a grid of 4 × 2 pixels cannot be used with \"movie\" of 3 × 2",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", IJ.createImage("flat", "16-bit ramp", 4, 2, 1)));
		assertEquals("the label image \"empty\" is 0 everywhere, so it holds no labels",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", IJ.createImage("empty", "16-bit black", 3, 2, 1)));
		assertEquals("chosen has 3-4, but must be from 2 to 700",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", labels(), "chosen", "3-4"));
		assertEquals("chosen has 3, but must be from 2 to 700, and there is none of that number",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", labels(), "chosen", "2,3"));
		assertEquals("chosen has \"b\", but must be numbers and ranges as in 1,3,5-8",
			runner.refusal(SignalsCommand.class, "image", movie, "labels", labels(), "chosen", "2,b"));
		assertEquals("the series has 1 frame, but standardize zscore needs at least 2",
			runner.refusal(SignalsCommand.class, "image", movie(1), "labels", labels(), "standardize", "zscore"));
		final ImagePlus channels = movie(4);
		channels.setDimensions(2, 1, 2);
		assertEquals("\"movie\" has 2 channels and 2 frames, but only a series with one channel can be cleaned",
			runner.refusal(SignalsCommand.class, "image", channels, "labels", labels(), "detrend", "linear"));
		final ImagePlus hole = new ImagePlus("hole",
			new FloatProcessor(3, 2, new float[] { 1, 2, Float.NaN, 3, Float.NaN, 4 }));
		assertEquals(
			"1 value inside the parcels is NaN or infinite, the first at pixel [1, 1], counted from 0; leave such " +
				"pixels out of the labels",
			runner.refusal(SignalsCommand.class, "image", hole, "labels", labels()));
	}

	@Test
	void aRealSeriesHasTheSignalsOfNilearn() throws Exception {
		final ResultsTable table = signals("image", real("bold_6mm_masked.nii.gz"), "labels",
			real("ref_ward100_6mm.nii.gz"));
		final String[] lines = Files
			.readAllLines(Path.of(System.getProperty("parcelj.data"), "fmri-studyforrest", "ref_ward100_6mm_signals.csv"))
			.toArray(new String[0]);
		assertEquals(lines.length, table.size());
		for (int frame = 0; frame < lines.length; frame++) {
			final String[] cells = lines[frame].split(",");
			assertEquals(cells.length, table.getLastColumn() + 1);
			for (int parcel = 0; parcel < cells.length; parcel++)
				requireNear(Double.parseDouble(cells[parcel]), table.getValueAsDouble(parcel, frame));
		}
	}

	/** Numbers of nilearn's NiftiLabelsMasker: frame, parcel, mean, detrended and z-scored. */
	@Test
	void aRealSeriesOfFullResolutionToo() {
		final ImagePlus bold = real("bold.nii.gz");
		final ImagePlus labels = real("ref_ward300_3mm.nii.gz");
		final double[][] expected = { { 0, 1, 27168.358317941267, 2.7220188182857177 },
			{ 10, 6, 26078.00916261876, 0.12346319171978887 }, { 77, 151, 19338.069317358277, 0.7113425072862699 },
			{ 155, 300, 25225.763193266732, -1.4039819868645678 } };
		final ResultsTable means = signals("image", bold, "labels", labels);
		final ResultsTable cleaned = signals("image", bold, "labels", labels, "detrend", "linear", "standardize", "zscore");
		for (final double[] row : expected) {
			final String parcel = Integer.toString((int) row[1]);
			requireNear(row[2], means.getValue(parcel, (int) row[0]));
			assertEquals(row[3], cleaned.getValue(parcel, (int) row[0]), 2e-6);
		}
	}

	/** The labels have half the resolution. Numbers of nilearn with {@code resampling_target="data"}. */
	@Test
	void realLabelsOnAnotherGridAreBroughtToTheSeries() {
		final ResultsTable table = signals("image", real("bold.nii.gz"), "labels", real("ref_ward100_6mm.nii.gz"));
		requireNear(27981.629446691084, table.getValue("1", 0));
		requireNear(26957.075265271324, table.getValue("51", 77));
		requireNear(29783.658868129438, table.getValue("100", 155));
	}

	private static void requireNear(final double expected, final double actual) {
		assertEquals(expected, actual, 1e-6 * Math.abs(expected));
	}

	private static ResultsTable signals(final Object... inputs) {
		return (ResultsTable) runner.run(SignalsCommand.class, true, inputs).getOutput("signals");
	}

	/** Pixel i of frame t is 10 t + i + …: 1, 2, (9), 3, 4, 5. */
	private static ImagePlus movie(final int frames) {
		final ImageStack stack = new ImageStack(3, 2);
		for (int t = 0; t < frames; t++) {
			final short[] plane = { 1, 2, 9, 3, 4, 5 };
			for (int i = 0; i < plane.length; i++)
				plane[i] += 10 * t;
			stack.addSlice(new ShortProcessor(3, 2, plane, null));
		}
		final ImagePlus image = new ImagePlus("movie", stack);
		image.setDimensions(1, 1, frames);
		return image;
	}

	/** Two parcels of two and three pixels. */
	private static ImagePlus labels() {
		return new ImagePlus("labels", new ShortProcessor(3, 2, new short[] { 2, 2, 0, 700, 700, 700 }, null));
	}

	private static ImagePlus real(final String name) {
		final Path file = Path.of(System.getProperty("parcelj.data", ""), "fmri-studyforrest", name);
		assumeTrue(Files.exists(file), file + " is missing");
		return NiftiImages.open(file, Progress.NONE);
	}
}
