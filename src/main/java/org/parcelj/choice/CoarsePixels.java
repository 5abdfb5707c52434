package org.parcelj.choice;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * Fewer pixels in place of many, which touch as those do: two that follow each other along the longest axis become one,
 * until there are few enough. The values for random data hardly depend on the number of pixels where that is large.
 * Immutable.
 */
final class CoarsePixels {

	/** So many are enough: those of a picture of 512 × 512. */
	static final int ENOUGH = 1 << 18;

	private final GridGraph graph;
	private final int[] pixels;

	private CoarsePixels(final GridGraph graph, final int[] pixels) {
		this.graph = graph;
		this.pixels = pixels;
	}

	/**
	 * @param graph of all pixels
	 * @param most pixels that there may be
	 */
	static CoarsePixels of(final GridGraph graph, final int most, final Progress progress) {
		Mask mask = graph.mask();
		int[] pixels = null;
		while (mask.size() > most) {
			final int[] first = new int[halved(mask.dimensions()).gridSize()];
			Arrays.fill(first, -1);
			fill(first, mask, progress);
			final Mask coarser = Mask.where(halved(mask.dimensions()).dimensions(), position -> first[position] >= 0);
			pixels = chosen(coarser, first, pixels);
			mask = coarser;
		}
		return new CoarsePixels(mask == graph.mask() ? graph : graph.over(mask), pixels);
	}

	private static int longest(final long[] dimensions) {
		int axis = 0;
		for (int d = 1; d < dimensions.length; d++)
			if (dimensions[d] > dimensions[axis]) axis = d;
		return axis;
	}

	private static Mask halved(final long[] dimensions) {
		final long[] halved = dimensions.clone();
		final int axis = longest(dimensions);
		halved[axis] = (halved[axis] + 1) / 2;
		return Mask.all(halved);
	}

	/** The index of the first pixel at each position of the coarser grid. */
	private static void fill(final int[] first, final Mask mask, final Progress progress) {
		final long[] dimensions = mask.dimensions();
		final int axis = longest(dimensions);
		int below = 1;
		for (int d = 0; d < axis; d++)
			below *= (int) dimensions[d];
		final int stride = below;
		final int length = (int) dimensions[axis];
		mask.forEach(0, mask.size(), (index, position) -> {
			progress.checkAt(index);
			final int line = position / stride;
			final int at = (line / length * ((length + 1) / 2) + line % length / 2) * stride + position % stride;
			if (first[at] < 0) first[at] = index;
		});
	}

	/** For each pixel of the coarser mask, its pixel in the first one. */
	private static int[] chosen(final Mask coarser, final int[] first, final int[] before) {
		final int[] pixels = new int[coarser.size()];
		coarser.forEach(0, coarser.size(),
			(index, position) -> pixels[index] = before == null ? first[position] : before[first[position]]);
		return pixels;
	}

	/** Which of them touch. */
	GridGraph graph() {
		return graph;
	}

	int size() {
		return graph.size();
	}

	/** Their features, of those of all pixels. */
	FeatureMatrix of(final FeatureMatrix features, final Progress progress) {
		return pixels == null ? features : Sample.rows(features, pixels, progress);
	}

	/** The pixel that stands for the i-th. */
	int pixel(final int i) {
		return pixels == null ? i : pixels[i];
	}
}
