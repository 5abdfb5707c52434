package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Label images go to other programs and come back with the same numbers on the same pixels: MorphoLibJ, whose Remove
 * Border Labels and Label Size Filtering are done here by ImageJ's own means, gives new images of 16 or 32 bits whose
 * numbers have gaps, without anything that ParcelJ wrote into its own.
 */
class LabelsElsewhereTest extends CommandLineRuns {

	private static final int SMALL = 300;

	@ParameterizedTest
	@ValueSource(ints = { 16, 32 })
	void labelsThatAreFilteredElsewhereKeepNumbersAndPixels(final int bits) throws Exception {
		runs("rena", "image=sample:coins", "clusters=60", "output=" + folder);
		final ImageProcessor there = IJ.openImage(folder.resolve("labels.tif").toString()).getProcessor();
		assertEquals(16, there.getBitDepth());
		assertFalse(there.getCalibrationTable() != null, "numbers are read as they are");
		final Map<Integer, Integer> pixels = pixels(folder.resolve("parcels.csv"), 0, 1);
		final ImageProcessor filtered = filtered(there, pixels, bits);
		final Path file = folder.resolve("elsewhere.tif");
		IJ.saveAsTiff(new ImagePlus("labels-killBorders", filtered), file.toString());

		runs("sizes", "labels=" + file, "output=" + folder.resolve("sizes"));
		final Map<Integer, Integer> back = pixels(folder.resolve("sizes/sizes.csv"), 1, 2);
		assertTrue(back.size() > 5 && back.size() < 50, back.toString());
		back.forEach((label, count) -> assertEquals(pixels.get(label), count, "label " + label));

		final int removed = back.keySet().iterator().next();
		runs("edit", "labels=" + file, "remove=" + removed, "output=" + folder.resolve("edited"));
		final ImageProcessor edited = IJ.openImage(folder.resolve("edited/labels.tif").toString()).getProcessor();
		for (int i = 0; i < edited.getPixelCount(); i++)
			assertEquals(filtered.getf(i) == removed ? 0 : filtered.getf(i), edited.getf(i));
	}

	/** Without the labels at the border and small ones. */
	private static ImageProcessor filtered(final ImageProcessor labels, final Map<Integer, Integer> pixels,
		final int bits)
	{
		final Set<Integer> without = new TreeSet<>();
		pixels.forEach((label, count) -> {
			if (count < SMALL) without.add(label);
		});
		for (int x = 0; x < labels.getWidth(); x++)
			for (int y = 0; y < labels.getHeight(); y++)
				if (x % (labels.getWidth() - 1) == 0 || y % (labels.getHeight() - 1) == 0) without.add(labels.get(x, y));
		final ImageProcessor filtered = bits == 16 ? labels.duplicate() : labels.convertToFloatProcessor();
		for (int i = 0; i < labels.getPixelCount(); i++)
			if (without.contains(labels.get(i))) filtered.setf(i, 0);
		return filtered;
	}

	/** Of each label, by two columns of a table. */
	private static Map<Integer, Integer> pixels(final Path table, final int label, final int count) throws Exception {
		final Map<Integer, Integer> pixels = new TreeMap<>();
		Files.lines(table).skip(1).map(line -> line.split(","))
			.forEach(row -> pixels.put(Integer.valueOf(row[label]), Integer.valueOf(row[count])));
		return pixels;
	}

	/** What ImageJ opens of ours and saves itself is what it was. */
	@Test
	void imageJSavesLabelsAsTheyAre() throws Exception {
		runs("kmeans", "image=sample:four-circles", "clusters=4", "output=" + folder);
		final ImagePlus ours = IJ.openImage(folder.resolve("labels.tif").toString());
		IJ.saveAsTiff(ours, folder.resolve("saved.tif").toString());
		runs("components", "labels=" + folder.resolve("labels.tif"), "output=" + folder.resolve("a"));
		runs("components", "labels=" + folder.resolve("saved.tif"), "output=" + folder.resolve("b"));
		assertArrayEquals((short[]) ours.getProcessor().getPixels(),
			(short[]) IJ.openImage(folder.resolve("saved.tif").toString()).getProcessor().getPixels());
		assertArrayEquals((short[]) IJ.openImage(folder.resolve("a/labels.tif").toString()).getProcessor().getPixels(),
			(short[]) IJ.openImage(folder.resolve("b/labels.tif").toString()).getProcessor().getPixels());
	}
}
