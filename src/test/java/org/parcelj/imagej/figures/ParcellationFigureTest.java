package org.parcelj.imagej.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.nifti.NiftiOrientation;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

import net.imglib2.parallel.Parallelization;

/** Figures as a whole. */
class ParcellationFigureTest {

	/** In mm from the middle of the head: bright at the right, brighter at the front, a label at the top left. */
	private static final double[] SIZE = { 2, 3, 4 };
	private static final int[] GRID = { 24, 20, 14 };

	@Test
	void theSamePlacesShowHoweverTheyAreStored() {
		final int[] expected = pixels(figure(head(new int[] { 0, 1, 2 }, false, false, false), null));
		assertArrayEquals(expected, pixels(figure(head(new int[] { 0, 1, 2 }, true, false, false), null)), "x to the left");
		assertArrayEquals(expected, pixels(figure(head(new int[] { 0, 1, 2 }, true, true, true), null)), "all flipped");
		assertArrayEquals(expected, pixels(figure(head(new int[] { 2, 0, 1 }, false, true, false), null)),
			"coronal slices");
		assertArrayEquals(expected, pixels(figure(head(new int[] { 1, 2, 0 }, true, false, true), null)),
			"sagittal slices");
	}

	@Test
	void rightIsAtTheRightAndTheFrontAboveInAxialSlices() {
		final ImagePlus figure = figure("z", "0", head(new int[] { 0, 1, 2 }, true, false, false), null, "colours");
		final int w = figure.getWidth();
		final int h = figure.getHeight();
		assertTrue(grey(figure, w * 3 / 4, h / 2) > grey(figure, w / 4, h / 2) + 50, "right is bright");
		assertTrue(grey(figure, w / 2, h / 4) > grey(figure, w / 2, h * 3 / 4) + 20, "front is brighter");
	}

	@Test
	void aStackWithoutAnAffineIsShownAsStoredAndWithoutSides() {
		final ImagePlus head = head(new int[] { 0, 1, 2 }, false, false, false);
		head.setProp(NiftiOrientation.PROPERTY, null);
		final ImagePlus figure = figure("z", "7", head, null, "colours");
		assertTrue(grey(figure, figure.getWidth() / 2,
			figure.getHeight() * 3 / 4) > grey(figure, figure.getWidth() / 2, figure.getHeight() / 4) + 20, "y downwards");
		assertEquals(0, whites(figure, 0, 60, 60, 120), "no L");
		final ImagePlus anatomical = figure("z", "0", head(new int[] { 0, 1, 2 }, false, false, false), null, "colours");
		assertTrue(whites(anatomical, 0, 60, 45, 120) > 20, "an L");
	}

	@Test
	void labelsOnAnotherGridLieWhereTheirAffineSays() {
		final ImagePlus head = head(new int[] { 0, 1, 2 }, true, false, false);
		final ImagePlus same = labels(new int[] { 0, 1, 2 }, true, 1);
		final ImagePlus coarse = labels(new int[] { 2, 0, 1 }, false, 2);
		assertArrayEquals(new int[] { 7, 12, 10 },
			new int[] { coarse.getWidth(), coarse.getHeight(), coarse.getNSlices() });
		assertArrayEquals(pixels(figure(head, same)), pixels(figure(head, coarse)));
		assertTrue(FigureLabels.elsewhere(coarse, head).isPresent());
		coarse.setProp(NiftiOrientation.PROPERTY, null);
		assertTrue(assertThrows(InputException.class, () -> figure(head, coarse)).getMessage()
			.startsWith("the label image \"labels\" on a grid of 7 × 12 × 10"));
	}

	@Test
	void aPictureHasItsOwnProportionsAndColours() {
		final ColorProcessor plane = new ColorProcessor(40, 20);
		plane.setColor(0x3060c0);
		plane.fill();
		final ImagePlus picture = new ImagePlus("picture", plane);
		final ImagePlus figure = figure("", "", picture, null, "colours");
		assertEquals(0x3060c0, figure.getProcessor().get(500, 200) & 0xffffff);
		assertEquals(figure.getWidth() / 2, figure.getHeight(), 10);
	}

	@Test
	void outlinesAreOfEachRegionsColourAndLeaveItsInsideAlone() {
		final FloatProcessor ramp = new FloatProcessor(40, 40);
		for (int i = 0; i < 1600; i++)
			ramp.setf(i, i % 40);
		final ImagePlus figure = figure("", "", new ImagePlus("ramp", ramp), halves(), "outlines");
		final int one = LabelLut.colour(1).getRGB() & 0xffffff;
		final int two = LabelLut.colour(2).getRGB() & 0xffffff;
		assertEquals(one, figure.getProcessor().get(498, 500) & 0xffffff);
		assertEquals(two, figure.getProcessor().get(501, 500) & 0xffffff);
		final int[] inside = ((ColorProcessor) figure.getProcessor()).getPixel(250, 500, null);
		assertTrue(inside[0] == inside[1] && inside[1] == inside[2], "grey inside");
		assertNotEquals(figure("", "", new ImagePlus("ramp", ramp), halves(), "both").getProcessor().get(250, 500),
			figure.getProcessor().get(250, 500));
	}

	/** Two labels, left and right. */
	private static ImagePlus halves() {
		final ByteProcessor halves = new ByteProcessor(40, 40);
		halves.setColor(1);
		halves.fill();
		halves.setRoi(20, 0, 20, 40);
		halves.setColor(2);
		halves.fill();
		return new ImagePlus("halves", halves);
	}

	@Test
	void parcelsAreShapesWhereShapesAreKept() {
		final ImagePlus image = new ImagePlus("ramp", new ByteProcessor(40, 40));
		final Picture both = Picture.of(figure("", "", image, halves(), "both")).orElseThrow();
		final String svg = both.svg();
		final String one = String.format("#%06x", LabelLut.colour(1).getRGB() & 0xffffff);
		assertTrue(svg.contains("fill=\"" + one + "\" fill-opacity=\"0.6\""), "an area");
		assertTrue(svg.contains("stroke=\"" + one + "\""), "an outline");
		// each is one straight line between the halves, and nothing along the edges of the picture
		final List<String> lines = Pattern.compile("<path d=\"([^\"]*)\" fill=\"none\"").matcher(svg).results()
			.map(found -> found.group(1)).toList();
		assertEquals(2, lines.size());
		for (final String line : lines)
			assertEquals(1, line.replaceAll("[^L]", "").length(), line);
		assertEquals(2, svg.split("<clipPath", -1).length - 1);
		assertEquals(1, svg.split("<image", -1).length - 1);
	}

	@Test
	void theFigureIsTheSameOnAnyNumberOfThreads() {
		final ImagePlus head = head(new int[] { 0, 1, 2 }, true, false, false);
		final ImagePlus labels = labels(new int[] { 0, 1, 2 }, true, 1);
		final int[] one = Parallelization.runWithNumThreads(1, () -> pixels(figure(head, labels)));
		for (final int threads : new int[] { 2, 8 })
			assertArrayEquals(one, Parallelization.runWithNumThreads(threads, () -> pixels(figure(head, labels))));
	}

	@Test
	void aStoppedFigureEndsAtOnce() {
		final ImagePlus head = head(new int[] { 0, 1, 2 }, true, false, false);
		final List<FigureImage> images = FigureImage.of(head, List.of("head"), 0, head, Progress.NONE);
		final Progress stopped = CancelAfter.atOnce();
		final ParcellationFigure figure = new ParcellationFigure(
			FigureOptions.of(new Cuts("z", "0", 0), new ParcelStyle("colours", 0.6)));
		assertThrows(CancellationException.class, () -> figure.of(images, Arrays.asList((FigureLabels) null), "", stopped));
	}

	@Test
	void rowsAndColumnsAreAsAsked() {
		final List<FigureImage> images = List.of(named("T1"), named("T2"), named("FLAIR"));
		final List<FigureLabels> parcels = List.of(parcels("k 2"), parcels("k 3"));
		final FigureTitles names = FigureTitles.of("", images, parcels);
		final List<Cut> three = cuts(3);
		final List<FigureGrid.Row> byImage = FigureGrid.of(images, parcels, cuts(1), FigureGrid.Across.AUTO, names);
		assertEquals(List.of("k 2", "k 3"), titles(byImage));
		assertEquals(List.of("T1", "T2", "FLAIR"), byImage.get(0).captions);
		assertEquals(List.of(), byImage.get(1).captions);
		final List<FigureGrid.Row> bySlice = FigureGrid.of(images, parcels, three, FigureGrid.Across.AUTO, names);
		assertEquals(List.of("T1, k 2", "T2, k 2", "FLAIR, k 2", "T1, k 3", "T2, k 3", "FLAIR, k 3"), titles(bySlice));
		assertEquals(List.of("z = 1", "z = 2", "z = 3"), bySlice.get(0).captions);
		final List<FigureLabels> withPlain = Arrays.asList(null, parcels.get(0));
		final List<FigureGrid.Row> plain = FigureGrid.of(images, withPlain, three, FigureGrid.Across.IMAGES,
			FigureTitles.of("", images, withPlain));
		assertEquals("z = 1", plain.get(0).title);
		assertEquals("k 2, z = 1", plain.get(3).title);
		final List<FigureGrid.Row> compared = FigureGrid.of(images.subList(0, 1), parcels, three, FigureGrid.Across.IMAGES,
			FigureTitles.of("Ward, ReNA", images.subList(0, 1), parcels));
		assertEquals(List.of("Ward", "ReNA"), compared.get(0).captions);
		assertEquals(List.of("z = 1", "z = 2", "z = 3"), titles(compared));
		final List<FigureGrid.Row> many = FigureGrid.of(images.subList(0, 1), parcels.subList(0, 1), cuts(12),
			FigureGrid.Across.SLICES, FigureTitles.of("", images.subList(0, 1), parcels.subList(0, 1)));
		assertEquals(List.of(6, 6), many.stream().map(row -> row.cells.size()).collect(Collectors.toList()), "wrapped");
		assertEquals("z = 7", many.get(1).captions.get(0));
		assertEquals("titles has 2, but the figure takes 5: 3 for images and 2 for label images",
			assertThrows(InputException.class, () -> FigureTitles.of("a,b", images, parcels)).getMessage());
	}

	private static List<String> titles(final List<FigureGrid.Row> rows) {
		return rows.stream().map(row -> row.title).collect(Collectors.toList());
	}

	private static List<Cut> cuts(final int number) {
		final SliceSpace space = SliceSpace.of(PixelSpace.uncalibrated(3), 4, 4, 20);
		final List<Cut> cuts = new ArrayList<>();
		for (int z = 0; z < number; z++)
			cuts.add(new Cut(View.Z, z, space));
		return cuts;
	}

	private static FigureImage named(final String name) {
		final ImagePlus image = new ImagePlus(name, new FloatProcessor(4, 4));
		return FigureImage.of(image, List.of(name), 0, image, Progress.NONE).get(0);
	}

	private static FigureLabels parcels(final String name) {
		final ImagePlus image = new ImagePlus(name, new ByteProcessor(4, 4));
		image.getProcessor().set(1, 1, 1);
		return FigureLabels.of(image, name, image, FigureLabels.Colours.OF_NEIGHBOURS, Progress.NONE);
	}

	private static ImagePlus figure(final ImagePlus image, final ImagePlus labels) {
		return figure("xyz", "1,2,3", image, labels, "colours");
	}

	private static ImagePlus figure(final String view, final String cuts, final ImagePlus image, final ImagePlus labels,
		final String style)
	{
		final List<FigureLabels> parcels = new ArrayList<>();
		parcels.add(labels == null
			? null
			: FigureLabels.of(labels, "labels", image, FigureLabels.Colours.OF_NEIGHBOURS, Progress.NONE));
		return new ParcellationFigure(FigureOptions.of(new Cuts(view, cuts, 0), new ParcelStyle(style, 0.6))
			.withRange(GreyRange.parse("0", "200"), FigureOptions.Found.FOR_EACH).withBorders(FigureOptions.Borders.KEPT))
			.of(FigureImage.of(image, List.of("image"), 0, image, Progress.NONE), parcels, "", Progress.NONE).image("figure");
	}

	/** Values by their places, stored along other axes, some of them backwards. */
	private static ImagePlus head(final int[] axes, final boolean... backwards) {
		return volume("head", axes, backwards, 1, (x, y, z) -> (x > 0 ? 100 : 20) + (y > 0 ? 60 : 0) + (float) z / 2);
	}

	private static ImagePlus labels(final int[] axes, final boolean leftwards, final int coarse) {
		return volume("labels", axes, new boolean[] { leftwards, false, false }, coarse,
			(x, y, z) -> x < 0 && y > 0 ? 1 : y < 0 ? 2 : 0);
	}

	private interface Values {

		float at(double x, double y, double z);
	}

	private static ImagePlus volume(final String title, final int[] axes, final boolean[] backwards, final int coarse,
		final Values values)
	{
		final double[][] affine = new double[3][4];
		final long[] grid = new long[3];
		final double[] sizes = new double[3];
		for (int stored = 0; stored < 3; stored++) {
			final int axis = axes[stored];
			sizes[stored] = SIZE[axis] * coarse;
			grid[stored] = GRID[axis] / coarse;
			affine[axis][stored] = backwards[stored] ? -sizes[stored] : sizes[stored];
			affine[axis][3] = -affine[axis][stored] * (grid[stored] - 1) / 2;
		}
		final NiftiHeader header = NiftiHeader.of(NiftiType.FLOAT32, grid).withPixelSizes(sizes, "mm").withSform(1, affine);
		final ImageStack stack = new ImageStack((int) grid[0], (int) grid[1]);
		for (int k = 0; k < grid[2]; k++) {
			final FloatProcessor plane = new FloatProcessor((int) grid[0], (int) grid[1]);
			for (int j = 0; j < grid[1]; j++)
				for (int i = 0; i < grid[0]; i++) {
					final double[] place = new PixelSpace(sizes, "mm", affine).toScanner(i, j, k);
					plane.setf(i, j, values.at(place[0], place[1], place[2]));
				}
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setCalibration(NiftiOrientation.calibration(header));
		NiftiOrientation.carry(header, image);
		return image;
	}

	private static int grey(final ImagePlus figure, final int x, final int y) {
		return figure.getProcessor().get(x, y) & 255;
	}

	private static int[] pixels(final ImagePlus figure) {
		return (int[]) figure.getProcessor().getPixels();
	}

	private static long whites(final ImagePlus figure, final int left, final int top, final int width, final int bottom) {
		long whites = 0;
		for (int y = top; y < bottom; y++)
			for (int x = left + 10; x < left + width; x++)
				if ((figure.getProcessor().get(x, y) & 0xe0e0e0) == 0xe0e0e0) whites++;
		return whites;
	}
}
