package org.parcelj.imagej.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.Lab;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.LabelPairs;

import ij.ImagePlus;
import ij.process.FloatProcessor;

/** What a figure is made of: spaces, cuts, ranges, colours, layout. */
class FigurePartsTest {

	/** 3 × 3 × 3.5 mm, x stored towards the left, the first pixel at (60, −70, −50). */
	private static final SliceSpace BRAIN = SliceSpace.of(new PixelSpace(new double[] { 3, 3, 3.5 }, "mm",
		new double[][] { { -3, 0, 0, 60 }, { 0, 3, 0, -70 }, { 0, 0, 3.5, -50 } }), 40, 50, 30);

	private static final SliceSpace STACK = SliceSpace.of(new PixelSpace(new double[] { 0.5, 0.5, 2 }, "micron", null),
		100, 80, 20);

	private static final SliceSpace PICTURE = SliceSpace.of(PixelSpace.uncalibrated(2), 100, 80, 1);

	@Test
	void aSpaceReachesFromEdgeToEdgeOfItsPixels() {
		assertEquals(-58.5, BRAIN.lowest(0), 1e-9);
		assertEquals(61.5, BRAIN.highest(0), 1e-9);
		assertEquals(-71.5, BRAIN.lowest(1), 1e-9);
		assertEquals(105, BRAIN.extent(2), 1e-9);
		assertEquals(30, BRAIN.slices(2));
		assertEquals(-50, BRAIN.slice(2, 0), 1e-9);
		assertTrue(BRAIN.isAnatomical() && !STACK.isAnatomical());
		assertEquals(View.Z, BRAIN.natural());
		assertEquals(20, STACK.slices(2));
		assertEquals(38, STACK.coordinate(2, 20), 1e-9);
		assertEquals(20, STACK.number(2, 38), 1e-9);
		assertEquals("micron", STACK.unit());
	}

	@Test
	void ofASagittalSliceTheNaturalViewIsAlongX() {
		final PixelSpace sagittal = new PixelSpace(new double[] { 2, 2 }, "mm",
			new double[][] { { 0, 0, 5, 0 }, { 2, 0, 0, 0 }, { 0, 2, 0, 0 } });
		final SliceSpace space = SliceSpace.of(sagittal, 30, 40, 1);
		assertEquals(View.X, space.natural());
		assertTrue(space.isFlat());
	}

	@Test
	void cutsAreInMillimetresWithAnAffineElseInSlices() {
		assertEquals(List.of("x = 0 mm", "y = \u221210.5 mm", "z = 20 mm"), texts(new Cuts("xyz", "0,-10.5,20", 0), BRAIN));
		assertEquals(List.of("z = 0 mm", "z = 20 mm", "x = 3 mm"), texts(new Cuts("zx", "0,20;3", 0), BRAIN));
		assertEquals(List.of("z = 1", "z = 20"), texts(new Cuts("", "1,20", 0), STACK));
		assertEquals(38, new Cuts("z", "20", 0).of(STACK, all(STACK), "stack").get(0).place(), 1e-9);
		assertEquals(List.of(""), texts(new Cuts("", "", 0), PICTURE));
	}

	@Test
	void withoutCutsTheBestAreFound() {
		assertEquals(3, texts(new Cuts("", "", 0), BRAIN).size());
		assertEquals(7, texts(new Cuts("z", "", 0), BRAIN).size());
		assertEquals(8, texts(new Cuts("xz", "", 4), BRAIN).size());
		assertEquals(20, texts(new Cuts("z", "", 20), STACK).size());
		final List<String> few = texts(new Cuts("z", "", 30), BRAIN);
		assertEquals(30, few.stream().distinct().count(), "each slice once");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"xw|0|view is \"xw\", but must be of the letters x, y and z", //
		"zz|0|view is \"zz\", but must be of the letters", //
		"z|a,2|cuts is \"a,2\", but must be numbers", //
		"z|1,,2|cuts is \"1,,2\", but must be numbers", //
		"z|NaN|cuts is \"NaN\", but must be numbers", //
		"xyz|1,2|cuts has 2 numbers, but view \"xyz\" needs 3, or 3 groups separated by semicolons", //
		"xyz|1;2|cuts has 2 groups, but view \"xyz\" needs 3", //
		"z|200|cuts has z = 200, which is outside of \"bold\", which reaches from -50 to 51.5 mm" })
	void cutsThatCannotBeAreNamed(final String view, final String cuts, final String message) {
		final String said = assertThrows(InputException.class, () -> new Cuts(view, cuts, 0).of(BRAIN, all(BRAIN), "bold"))
			.getMessage();
		assertTrue(said.startsWith(message), said);
	}

	@Test
	void aCutOutsideOfAStackNamesItsSlices() {
		assertEquals("cuts has z = 21, which is outside of \"stack\", which reaches from 1 to 20",
			assertThrows(InputException.class, () -> new Cuts("z", "21", 0).of(STACK, all(STACK), "stack")).getMessage());
		assertEquals("slices is 21, but \"stack\" has 20 along z",
			assertThrows(InputException.class, () -> new Cuts("z", "", 21).of(STACK, all(STACK), "stack")).getMessage());
		assertEquals("view is \"x\", but \"picture\" is a single plane, which is seen along z alone",
			assertThrows(InputException.class, () -> new Cuts("x", "", 0).of(PICTURE, all(PICTURE), "picture")).getMessage());
	}

	@Test
	void theBestCutHasTheMostPixels() {
		// a box from y 10 to 29, at z 5 alone twice as wide
		final SliceCounts counts = new SliceCounts(STACK, STACK, position -> {
			final int x = position % 100;
			final int y = position / 100 % 80;
			final int z = position / 8000;
			return y >= 10 && y < 30 && x < (z == 5 ? 60 : 30) && z >= 2 && z < 12;
		}, Progress.NONE);
		assertEquals(List.of(10.0), counts.find(View.Z, 1));
		assertEquals(List.of(9.5), counts.find(View.Y, 1), "the middle of equal ones");
		assertEquals(4.75, counts.lowest(1), 1e-9);
		assertEquals(14.75, counts.highest(1), 1e-9);
		assertEquals(List.of(6.0, 14.0, 20.0), counts.find(View.Z, 3));
		assertEquals(20, counts.find(View.Z, 20).stream().distinct().count());
	}

	@Test
	void rangesAreOfWhatIsNoBackground() {
		final float[] pixels = new float[10000];
		for (int i = 0; i < 2000; i++)
			pixels[i] = 100 + i % 100;
		pixels[1] = 1e6f;
		pixels[3000] = Float.NaN;
		final FigureImage image = image(new FloatProcessor(100, 100, pixels));
		final GreyRange found = GreyRange.parse("", "").of(image);
		assertEquals(0, found.black());
		assertTrue(found.white() >= 190, "white is " + found.white());
		final GreyRange given = GreyRange.parse("-5", " 50").of(image);
		assertEquals(-5, given.black());
		assertEquals(0.5, given.share(22.5), 1e-9);
		assertEquals(0, given.share(Double.NaN));
		final GreyRange constant = GreyRange.parse("", "").of(image(new FloatProcessor(3, 3)));
		assertTrue(constant.black() < constant.white());
		assertEquals(7, GreyRange.parse("7", "").of(image(new FloatProcessor(3, 3))).black());
		assertEquals("minimum is 5, but must be below the maximum of 5",
			assertThrows(InputException.class, () -> GreyRange.parse("5", "5")).getMessage());
		assertEquals("maximum is \"x\", but must be a number, or empty",
			assertThrows(InputException.class, () -> GreyRange.parse("5", "x")).getMessage());
	}

	@Test
	void fewLabelsHaveTheColoursOfTheLut() {
		final int[] colours = ParcelColours.of(new LabelMap(new long[] { 3, 2 }, new int[] { 0, 1, 2, 3, 0, 1 }),
			Progress.NONE);
		for (int label = 1; label <= 3; label++)
			assertEquals(LabelLut.colour(label).getRGB() & 0xffffff, colours[label]);
	}

	@Test
	void neighboursAmongManyLabelsAreToldApart() {
		final int[] labels = new int[40 * 51];
		// 255 labels further down the LUT starts again
		for (int i = 0; i < labels.length; i++)
			labels[i] = 1 + i % 51 + i / 51 * 255;
		final LabelMap map = new LabelMap(new long[] { 51, 40 }, labels);
		final int[] colours = ParcelColours.of(map, Progress.NONE);
		for (final long pair : LabelPairs.of(map, Progress.NONE)) {
			final double distance = Lab.squaredDistance(Lab.of(colours[(int) (pair >>> 32)]), Lab.of(colours[(int) pair]));
			assertTrue(Math.sqrt(distance) > 30, (pair >>> 32) + " and " + (int) pair + ": " + Math.sqrt(distance));
		}
	}

	@Test
	void panelsKeepTheProportionsOfThePixels() {
		final List<FigureGrid.Row> rows = rows(new Cuts("xyz", "0,0,0", 0), BRAIN);
		final FigureLayout layout = new FigureLayout(rows, new Field(BRAIN), 1000, 28);
		assertEquals(1000, layout.width);
		assertEquals(layout.columnWidth[0] / 150.0, layout.columnWidth[1] / 120.0, 0.02, "y and x");
		assertEquals(layout.columnWidth[1], layout.columnWidth[2]);
		assertEquals(layout.columnWidth[0], layout.rowHeight[0], "as high as the axial slice is long");
		assertEquals(layout.columnWidth[2] * 150 / 120, layout.rowHeight[0], 1);
		assertTrue(layout.rowTop[0] > 28, "room for the captions");
		assertTrue(layout.rowTop[0] + layout.rowHeight[0] < layout.height);
		assertTrue(layout.columnLeft[2] + layout.columnWidth[2] < layout.width);
	}

	@Test
	void ofALongRowEachViewHasItsOwn() {
		final List<FigureGrid.Row> rows = rows(new Cuts("xz", "1,2,3;1,2,3,4,5,6,7,8,9", 0), BRAIN);
		assertEquals(List.of(3, 5, 4), rows.stream().map(row -> row.cells.size()).collect(Collectors.toList()));
		assertEquals("z = 6 mm", rows.get(2).captions.get(0));
	}

	@Test
	void aTallFigureIsNarrowerAndACrowdedOneIsRefused() {
		final SliceSpace tall = SliceSpace.of(PixelSpace.uncalibrated(2), 10, 10000, 1);
		final FigureLayout layout = new FigureLayout(rows(new Cuts("", "", 0), tall), new Field(tall), 1000, 28);
		assertTrue(layout.height <= 4000 && layout.width < 20, layout.width + " × " + layout.height);
		assertThrows(InputException.class,
			() -> new FigureLayout(rows(new Cuts("z", "", 7), BRAIN), new Field(BRAIN), 20, 8));
	}

	@Test
	void scaleBarsAreOfRoundLengths() {
		assertEquals(50, PanelMarks.roundLength(99));
		assertEquals(20, PanelMarks.roundLength(20));
		assertEquals(0.01, PanelMarks.roundLength(0.0199));
		assertEquals(1, PanelMarks.roundLength(1.9));
	}

	private static List<FigureGrid.Row> rows(final Cuts cuts, final SliceSpace space) {
		final List<FigureImage> images = List.of(image(new FloatProcessor(2, 2)));
		final List<FigureLabels> none = Arrays.asList((FigureLabels) null);
		return FigureGrid.of(images, none, cuts.of(space, all(space), "image"), FigureGrid.Across.AUTO,
			FigureTitles.of("", images, none));
	}

	private static FigureImage image(final FloatProcessor plane) {
		final ImagePlus image = new ImagePlus("image", plane);
		return FigureImage.of(image, List.of("image"), 0, image, Progress.NONE).get(0);
	}

	private static SliceCounts all(final SliceSpace space) {
		return new SliceCounts(space, space, position -> true, Progress.NONE);
	}

	private static List<String> texts(final Cuts cuts, final SliceSpace space) {
		return cuts.of(space, all(space), "image").stream().map(Cut::text).collect(Collectors.toList());
	}
}
