package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;

/** Another implementation, tifffile of Debian's python3-tifffile, reads what we write, and writes what we read. */
class TifffileTest {

	private static final String PYTHON = "/usr/bin/python3";

	@TempDir
	Path folder;

	@BeforeEach
	void needsTifffile() throws Exception {
		assumeTrue(new File(PYTHON).exists() && new ProcessBuilder(PYTHON, "-c", "import tifffile").start().waitFor() == 0);
	}

	@Test
	void readsWhatWeWrite() throws Exception {
		final List<String> files = new ArrayList<>();
		final List<String> expected = new ArrayList<>();
		for (final int largest : new int[] { 300, 70_000 }) {
			final ImagePlus template = IJ.createImage("template", "8-bit black", 7, 5, 3);
			template.getCalibration().pixelDepth = 2.5;
			template.getCalibration().setUnit("mm");
			final int[] labels = new int[7 * 5 * 3];
			for (int i = 0; i < labels.length; i++)
				labels[i] = i * 37 % largest;
			labels[17] = largest;
			final ImagePlus image = LabelImages.toImagePlus(new LabelMap(new long[] { 7, 5, 3 }, labels), template, "labels");
			expected.add((largest > 65535 ? "float32" : "uint16") + " 3x5x7 ZYX mm 2.5 " + sum(image));
			files.add(write(image, largest + ".tif"));
		}
		final ImagePlus channels = IJ.createHyperStack("channels", 6, 4, 2, 3, 2, 32);
		for (int plane = 1; plane <= 12; plane++)
			channels.getStack().getProcessor(plane).add(plane);
		expected.add("float32 2x3x2x4x6 TZCYX None None " + sum(channels));
		files.add(write(channels, "channels.tif"));
		assertEquals(expected, python("read.py", files));
	}

	private String write(final ImagePlus image, final String name) {
		ImageFiles.writeTiff(image, folder.resolve(name));
		return folder.resolve(name).toString();
	}

	@Test
	void writesWhatWeRead() throws Exception {
		final List<String> said = python("write.py", List.of(folder.toString()));
		assertEquals(60, said.size(), () -> String.join("\n", said));
		for (final String line : said) {
			final String number = line.split(" ")[0];
			final ImagePlus image = ImageReader.open(folder.resolve(number + ".tif").toString(), Progress.NONE);
			assertEquals(line,
				number + " " + image.getStackSize() + "x" + image.getHeight() + "x" + image.getWidth() + " " + sum(image));
		}
	}

	/** Of all values, in the order of the file, each with a weight of its own. */
	private static long sum(final ImagePlus image) {
		final double[] line = ImagePlusImgs.line(image);
		double sum = 0;
		int index = 0;
		for (int plane = 1; plane <= image.getStackSize(); plane++) {
			final ImageProcessor pixels = image.getStack().getProcessor(plane);
			for (int i = 0; i < pixels.getPixelCount(); i++)
				sum += (line[0] + line[1] * pixels.getf(i)) * (index++ % 1009);
		}
		return (long) sum;
	}

	private List<String> python(final String script, final List<String> arguments)
		throws IOException, InterruptedException
	{
		final Path file = folder.resolve(script);
		try (InputStream in = TifffileTest.class.getResourceAsStream("/tiff/" + script)) {
			Files.write(file, in.readAllBytes());
		}
		final List<String> command = new ArrayList<>(List.of(PYTHON, file.toString()));
		command.addAll(arguments);
		final Path out = folder.resolve("said.txt");
		new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
		return Files.readAllLines(out);
	}
}
