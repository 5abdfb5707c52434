package org.parcelj.parcels;

import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.grid.PixelTree;

/**
 * How well the borders of labels match those of a reference (D. R. Martin, C. C. Fowlkes, J. Malik, Learning to detect
 * natural image boundaries using local brightness, color, and texture cues, IEEE Trans. PAMI 26, 2004,
 * doi:10.1109/TPAMI.2004.1273918; without its matching of pixels one to one). Borders are the pixels on both sides,
 * between labels and to the background.
 *
 * @param precision the share of the labels' borders that have one of the reference within the tolerance
 * @param recall the share of the reference's borders that have one of the labels within the tolerance
 */
public record BorderAgreement(double precision, double recall) {

	private static final int CHUNK = 1 << 13;
	/** Distances that differ by rounding alone are the same: three pixels of 0.1 are within 0.3. */
	private static final double ROUNDING = 1 + 1e-9;

	static BorderAgreement of(final Mask labels, final Mask reference, final double tolerance, final PixelSpace space,
		final Progress progress)
	{
		// two images of one label each have no borders, and agree
		if (labels.size() == 0 && reference.size() == 0) return new BorderAgreement(1, 1);
		return new BorderAgreement(share(labels, reference, tolerance, space, progress),
			share(reference, labels, tolerance, space, progress));
	}

	private static double share(final Mask some, final Mask others, final double tolerance, final PixelSpace space,
		final Progress progress)
	{
		if (some.size() == 0) return 0;
		final int[] positions = some.positions();
		final PixelTree tree = new PixelTree(others.dimensions(), others.positions(), space, progress);
		final AtomicInteger near = new AtomicInteger();
		Chunks.forEach(positions.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			final PixelTree.Search search = tree.search();
			int count = 0;
			for (int i = from; i < to; i++)
				if (others.contains(positions[i]) || search.squaredDistance(positions[i]) <= tolerance * tolerance * ROUNDING)
					count++;
			near.addAndGet(count);
		});
		return (double) near.get() / positions.length;
	}

	/** The harmonic mean of precision and recall: the boundary F-score. */
	public double fScore() {
		return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
	}
}
