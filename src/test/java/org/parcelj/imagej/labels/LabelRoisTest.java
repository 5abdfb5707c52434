package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.parcelj.Progress;
import org.parcelj.imagej.images.ImagePlusImgsTest;

class LabelRoisTest {

	@Test
	void aShapeGivesTheSameRoiTwice() {
		final LabelShape shape = LabelTracer.trace(new int[] { 0, 0, 0, 0, 0, 3 }, 3, 2, Progress.NONE).get(0);
		shape.toRoi();
		assertEquals(new Rectangle(2, 1, 1, 1), shape.toRoi().getBounds());
	}

	@Test
	void aParcelWithoutHolesIsOnePolygon() {
		final Roi[] rois = rois(new int[][] { //
			{ 1, 1, 0 }, //
			{ 1, 7, 7 } });
		assertArrayEquals(new String[] { "1", "7" }, Stream.of(rois).map(Roi::getName).toArray());
		assertEquals(Roi.TRACED_ROI, rois[0].getType());
		assertEquals(6, ((PolygonRoi) rois[0]).getNCoordinates());
		assertEquals(0, rois[0].getPosition());
		assertFalse(rois[0].hasHyperStackPosition());
	}

	@Test
	void holesAndPartsAreKept() {
		final int[][] map = { //
			{ 1, 1, 1, 1, 1, 0, 2 }, //
			{ 1, 3, 3, 3, 1, 2, 0 }, //
			{ 1, 3, 1, 3, 1, 0, 2 }, //
			{ 1, 3, 3, 3, 1, 0, 0 }, //
			{ 1, 1, 1, 1, 1, 0, 2 } };
		final Roi[] rois = rois(map);
		for (final Roi roi : rois)
			assertTrue(roi instanceof ShapeRoi, roi.toString());
		assertEquals(3, ((ShapeRoi) rois[0]).getRois().length);
		assertEquals(4, ((ShapeRoi) rois[1]).getRois().length);
		assertPixels(map, rois);
	}

	@Test
	void aRoiHasThePixelsOfItsLabel() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int run = 0; run < 300; run++) {
			final int[][] map = new int[1 + random.nextInt(12)][1 + random.nextInt(12)];
			final int labels = 1 + random.nextInt(5);
			for (final int[] row : map)
				Arrays.setAll(row, x -> random.nextInt(labels + 1));
			assertPixels(map, rois(map));
		}
	}

	@Test
	void roisOfAStackHaveTheirSlice() {
		final ImagePlus stack = ImagePlusImgsTest.numbered(1, 1, 1, 3, 1);
		final Roi[] rois = LabelRois.of(stack);
		assertArrayEquals(new String[] { "1-0002", "2-0003" }, Stream.of(rois).map(Roi::getName).toArray());
		assertEquals(2, rois[0].getPosition());
		assertFalse(rois[0].hasHyperStackPosition());
	}

	@Test
	void roisOfAHyperstackHaveChannelSliceAndFrame() {
		final ImagePlus image = ImagePlusImgsTest.numbered(1, 1, 2, 3, 4);
		image.setOpenAsHyperStack(true);
		final Roi[] rois = LabelRois.of(image);
		assertEquals(23, rois.length);
		final Roi last = rois[22];
		assertArrayEquals(new int[] { 2, 3, 4 },
			new int[] { last.getCPosition(), last.getZPosition(), last.getTPosition() });
	}

	@Test
	void roisSurviveImageJsFileFormat() throws Exception {
		final int[][] map = { { 1, 1, 1, 2 }, { 1, 0, 1, 2 }, { 1, 1, 1, 2 } };
		final Roi[] decoded = Stream.of(rois(map)).map(roi -> RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(roi)))
			.toArray(Roi[]::new);
		assertPixels(map, decoded);
		assertEquals("2", decoded[1].getName());
	}

	/**
	 * Label images as MorphoLibJ, StarDist and Cellpose make them: 16- or 32-bit, in volumes or series, numbers with
	 * gaps.
	 */
	@ParameterizedTest
	@CsvSource({ "16,1,1,1", "16,1,5,1", "32,1,5,1", "32,1,1,4", "16,2,3,2" })
	void roisPaintedBackGiveTheSameLabels(final int bits, final int channels, final int slices, final int frames) {
		final ImagePlus labels = cells(bits, channels, slices, frames);
		final ImagePlus painted = labels.duplicate();
		for (int p = 1; p <= painted.getStackSize(); p++)
			painted.getStack().getProcessor(p).multiply(0);
		final Roi[] rois = LabelRois.of(labels);
		for (final Roi roi : rois) {
			final Roi saved = RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(roi));
			final int plane = labels.getStackSize() == 1
				? 1
				: saved.hasHyperStackPosition()
					? labels.getStackIndex(saved.getCPosition(), saved.getZPosition(), saved.getTPosition())
					: saved.getPosition();
			assertEquals(labels.getStackSize() == 1 ? "" : String.format("-%04d", plane),
				saved.getName().replaceFirst("^\\d+", ""));
			final ImageProcessor processor = painted.getStack().getProcessor(plane);
			processor.setValue(LabelRois.label(saved));
			processor.fill(saved);
		}
		int labelled = 0;
		for (int p = 1; p <= labels.getStackSize(); p++) {
			final ImageProcessor expected = labels.getStack().getProcessor(p);
			assertArrayEquals((float[]) expected.convertToFloat().getPixels(),
				(float[]) painted.getStack().getProcessor(p).convertToFloat().getPixels());
			final Set<Integer> here = new HashSet<>();
			for (int i = 0; i < expected.getPixelCount(); i++)
				here.add((int) expected.getf(i));
			here.remove(0);
			labelled += here.size();
		}
		assertEquals(labelled, rois.length, "one for each label in each plane");
	}

	/** Round and ring-like cells, some in several parts, numbered far apart. */
	private static ImagePlus cells(final int bits, final int channels, final int slices, final int frames) {
		final ImagePlus image = IJ.createHyperStack("cells", 90, 70, channels, slices, frames, bits);
		image.setOpenAsHyperStack(channels > 1);
		final SplittableRandom random = new SplittableRandom(bits + slices);
		for (int p = 1; p <= image.getStackSize(); p++)
			for (int cell = 0; cell < 60; cell++) {
				final int label = 1 + random.nextInt(40) * (bits == 16 ? 1638 : 400_000);
				final int radius = 2 + random.nextInt(9);
				final int hole = random.nextInt(radius);
				final int x = random.nextInt(90);
				final int y = random.nextInt(70);
				for (int dy = -radius; dy <= radius; dy++)
					for (int dx = -radius; dx <= radius; dx++) {
						final int square = dx * dx + dy * dy;
						final boolean inside = x + dx >= 0 && x + dx < 90 && y + dy >= 0 && y + dy < 70;
						if (inside && square <= radius * radius && square >= hole * hole)
							image.getStack().getProcessor(p).setf(x + dx, y + dy, label);
					}
			}
		return image;
	}

	/** That the ROIs have exactly the pixels of the labels they are named by, and no label is without. */
	private static void assertPixels(final int[][] map, final Roi[] rois) {
		final int[][] drawn = new int[map.length][map[0].length];
		final ByteProcessor plane = new ByteProcessor(map[0].length, map.length);
		for (final Roi roi : rois) {
			final int label = Integer.parseInt(roi.getName());
			int count = 0;
			for (final Point p : roi.getContainedPoints()) {
				assertEquals(0, drawn[p.y][p.x]);
				drawn[p.y][p.x] = label;
				count++;
			}
			plane.setRoi(roi);
			assertEquals(count, plane.getStatistics().pixelCount);
		}
		assertArrayEquals(map, drawn);
	}

	private static Roi[] rois(final int[][] map) {
		final ByteProcessor plane = new ByteProcessor(map[0].length, map.length);
		for (int y = 0; y < map.length; y++)
			for (int x = 0; x < map[0].length; x++)
				plane.set(x, y, map[y][x]);
		return LabelRois.of(new ImagePlus("labels", plane));
	}
}
