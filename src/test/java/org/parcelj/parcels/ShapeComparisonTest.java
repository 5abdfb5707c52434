package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;

/** Where labels end, beside what scikit-image and SciPy give. */
class ShapeComparisonTest {

	private static final List<String> CASES = List.of("jittered", "many", "unrelated", "gaps", "singletons", "one");

	/** How the pixels of the reference's images lie. */
	private enum Layout {

		PLANE(new long[] { 64, 64 }, 1, 1), OBLONG(new long[] { 64, 64 }, 0.5, 2),
		STACK(new long[] { 16, 16, 16 }, 0.5, 0.5, 2);

		private final long[] dimensions;
		private final PixelSpace space;

		Layout(final long[] dimensions, final double... pixelSize) {
			this.dimensions = dimensions;
			space = new PixelSpace(pixelSize, "mm", null);
		}
	}

	private static LabelMap image(final String name, final int which, final Layout layout) {
		final float[] values = ReferenceData.floats("/reference/agreement/images.f32");
		final int first = (2 * CASES.indexOf(name) + which) * 64 * 64;
		return new LabelMap(layout.dimensions, IntStream.range(first, first + 64 * 64).map(i -> (int) values[i]).toArray());
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/reference/agreement/partitions.csv", numLinesToSkip = 1)
	void whatIsSplitAndMergedIsWhatScikitImageGives(final String name, final double split, final double merged,
		final double error)
	{
		final LabelComparison comparison = LabelComparison.of(image(name, 0, Layout.PLANE), image(name, 1, Layout.PLANE),
			Progress.NONE);
		final Agreement everywhere = comparison.agreementEverywhere();
		assertEquals(split, everywhere.oversegmentation(), 1e-9);
		assertEquals(merged, everywhere.undersegmentation(), 1e-9);
		assertEquals(split + merged, everywhere.variationOfInformation(), 1e-9);
		// where no two pixels share a label no pair is right
		assertEquals(Double.isNaN(error) ? 1 : error, comparison.agreementInReference().adaptedRandError(), 1e-9);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/reference/agreement/borders.csv", numLinesToSkip = 1)
	void bordersWithinAToleranceAreThoseOfSciPy(final String name, final String layout, final double tolerance,
		final double precision, final double recall)
	{
		final Layout lying = Layout.valueOf(layout.toUpperCase());
		final BorderAgreement borders = LabelComparison.of(image(name, 0, lying), image(name, 1, lying), Progress.NONE)
			.shapes(lying.space).borders(tolerance, Progress.NONE);
		assertEquals(precision, borders.precision(), 1e-9);
		assertEquals(recall, borders.recall(), 1e-9);
		assertEquals(2 * precision * recall / (precision + recall), borders.fScore(), 1e-9);
	}

	@Test
	void surfacesLieAsFarApartAsForScikitImage() {
		final List<String[]> rows = new String(ReferenceData.bytes("/reference/agreement/surfaces.csv"),
			StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",")).toList();
		assertTrue(rows.size() > 300);
		final Map<String, int[][]> surfaces = new HashMap<>();
		for (final String[] row : rows) {
			final Layout layout = Layout.valueOf(row[1].toUpperCase());
			final String image = row[0] + " " + layout + " ";
			final SurfaceDistance distance = SurfaceDistance.between(
				surfaces.computeIfAbsent(image + 0, key -> surfaces(image(row[0], 0, layout)))[Integer.parseInt(row[2])],
				surfaces.computeIfAbsent(image + 1, key -> surfaces(image(row[0], 1, layout)))[Integer.parseInt(row[3])],
				layout.dimensions, layout.space, Progress.NONE);
			assertEquals(Double.parseDouble(row[4]), distance.largest(), 1e-9, String.join(" ", row));
			assertEquals(Double.parseDouble(row[5]), distance.most(), 1e-9, String.join(" ", row));
		}
	}

	/** The surface of each label, at the label's own place. */
	private static int[][] surfaces(final LabelMap map) {
		final LabelEdges edges = new LabelEdges(map);
		final int[][] each = edges.ofEachLabel(edges.surfaces());
		final int[] numbers = map.numbers();
		final int[][] byLabel = new int[numbers[numbers.length - 1] + 1][];
		for (int i = 0; i < numbers.length; i++)
			byLabel[numbers[i]] = each[i];
		return byLabel;
	}

	@Test
	void edgesAreOnBothSidesOfABorderAndSurfacesInsideOfALabel() {
		// the third axis has one pixel, along which nothing ends
		final LabelEdges edges = new LabelEdges(new LabelMap(new long[] { 5, 4, 1 }, new int[] { //
			7, 7, 7, 7, 0, //
			7, 7, 7, 7, 0, //
			7, 7, 7, 7, 0, //
			7, 7, 7, 7, 0 }));
		assertArrayEquals(new int[] { 3, 4, 8, 9, 13, 14, 18, 19 }, edges.borders().positions());
		assertArrayEquals(new int[][] { { 0, 1, 2, 3, 5, 8, 10, 13, 15, 16, 17, 18 } },
			edges.ofEachLabel(edges.surfaces()));
	}

	@Test
	void eachMatchHasItsDistanceAndALabelAloneNone() {
		final LabelMap labels = new LabelMap(new long[] { 6, 1 }, new int[] { 4, 4, 4, 4, 9, 0 });
		final LabelMap reference = new LabelMap(new long[] { 6, 1 }, new int[] { 1, 1, 0, 0, 0, 2 });
		final List<SurfaceDistance> distances = LabelComparison.of(labels, reference, Progress.NONE)
			.shapes(new PixelSpace(new double[] { 3, 1 }, "µm", null)).surfaces(Progress.NONE);
		assertEquals(6, distances.get(0).largest());
		assertEquals(6 - 0.05 * 6, distances.get(0).most(), 1e-12, "of 0, 0, 3 and 6");
		assertEquals(List.of(SurfaceDistance.NONE, SurfaceDistance.NONE), distances.subList(1, 3));
	}

	@Test
	void imagesOfOneLabelHaveNoBordersAndAgree() {
		final LabelMap full = new LabelMap(new long[] { 2, 2 }, new int[] { 3, 3, 3, 3 });
		final LabelMap half = new LabelMap(new long[] { 2, 2 }, new int[] { 1, 1, 2, 2 });
		assertEquals(1, borders(full, full).fScore());
		assertEquals(0, borders(full, half).fScore());
		assertEquals(0, borders(half, full).fScore());
		assertThrows(InputException.class, () -> LabelComparison.of(full, full, Progress.NONE)
			.shapes(PixelSpace.uncalibrated(2)).borders(-1, Progress.NONE));
	}

	private static BorderAgreement borders(final LabelMap labels, final LabelMap reference) {
		return LabelComparison.of(labels, reference, Progress.NONE).shapes(PixelSpace.uncalibrated(2)).borders(1,
			Progress.NONE);
	}

	@Test
	void itStopsWhenAsked() {
		final LabelMap map = image("many", 0, Layout.STACK);
		final ShapeComparison shapes = LabelComparison.of(map, map, Progress.NONE).shapes(Layout.STACK.space);
		assertThrows(CancellationException.class, () -> shapes.surfaces(CancelAfter.atOnce()));
		assertThrows(CancellationException.class, () -> shapes.borders(1, CancelAfter.atOnce()));
	}
}
