package org.parcelj.parcels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.parcels.LabelOverlap.Match;

/** Where labels and their reference end: how far their surfaces and borders lie apart. Immutable. */
public final class ShapeComparison {

	private final LabelMap labels;
	private final LabelMap reference;
	private final List<Match> matches;
	private final PixelSpace space;

	ShapeComparison(final LabelMap labels, final LabelMap reference, final List<Match> matches, final PixelSpace space) {
		this.labels = labels;
		this.reference = reference;
		this.matches = matches;
		this.space = space;
	}

	/**
	 * For each of {@link LabelComparison#matches()} how far the surfaces of the two lie apart, in the unit of the space;
	 * NaN where there is only one. A label's surface is made of those of its pixels that share a face with a pixel
	 * outside it.
	 */
	public List<SurfaceDistance> surfaces(final Progress progress) {
		final int[][] surfaces = surfaces(labels, progress);
		final int[][] others = surfaces(reference, progress);
		final int[] numbers = labels.numbers();
		final int[] otherNumbers = reference.numbers();
		final List<SurfaceDistance> distances = new ArrayList<>();
		for (final Match match : matches) {
			progress.step((double) distances.size() / matches.size(), "Measuring distances");
			distances.add(!match.isPair()
				? SurfaceDistance.NONE
				: SurfaceDistance.between(surfaces[Arrays.binarySearch(numbers, match.label())],
					others[Arrays.binarySearch(otherNumbers, match.reference())], labels.dimensions(), space, progress));
		}
		return distances;
	}

	private static int[][] surfaces(final LabelMap map, final Progress progress) {
		progress.check();
		final LabelEdges edges = new LabelEdges(map);
		return edges.ofEachLabel(edges.surfaces());
	}

	/**
	 * How far the borders of the labels are those of the reference.
	 *
	 * @param tolerance how far apart, in the unit of the space, borders still are the same, at least 0
	 * @throws InputException if it is less
	 */
	public BorderAgreement borders(final double tolerance, final Progress progress) {
		InputException.requireAtLeast("tolerance", tolerance, 0);
		progress.check();
		return BorderAgreement.of(new LabelEdges(labels).borders(), new LabelEdges(reference).borders(), tolerance, space,
			progress);
	}
}
