package org.parcelj.choice;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;

/**
 * Connected parcels that know nothing of the image: from random pixels, one for each, they grow into random neighbours
 * until all pixels are taken. What they explain of the variance is what any division into compact parcels does (S.
 * Arslan et al., Human brain mapping: a systematic comparison of parcellation methods, NeuroImage 170, 2018,
 * doi:10.1016/j.neuroimage.2017.04.014). Immutable.
 */
final class RandomParcels {

	private final Adjacency graph;

	RandomParcels(final Adjacency graph) {
		this.graph = graph;
	}

	/**
	 * @return a label for each pixel; components of the graph in which no parcel began are one parcel more together
	 */
	int[] of(final int parcels, final SplittableRandom random, final Progress progress) {
		final int n = graph.size();
		final int[] labels = new int[n];
		Arrays.fill(labels, -1);
		final int[] front = new int[n];
		int length = 0;
		for (final int pixel : Arrays.copyOf(Sample.shuffled(n, random, progress), Math.min(n, parcels))) {
			labels[pixel] = length;
			front[length++] = pixel;
		}
		// a pixel stays in the front while it may have free neighbours, so that parcels grow at the same rate
		final Adjacency.Reader reader = graph.reader();
		for (int taken = 0; length > 0; taken++) {
			progress.checkAt(taken);
			final int at = random.nextInt(length);
			final int pixel = front[at];
			int free = -1;
			int count = 0;
			reader.enter(pixel);
			for (int e = reader.from(); e < reader.to(); e++) {
				final int neighbour = reader.neighbours()[e];
				if (labels[neighbour] < 0 && random.nextInt(++count) == 0) free = neighbour;
			}
			if (count <= 1) front[at] = front[--length];
			if (free < 0) continue;
			labels[free] = labels[pixel];
			front[length++] = free;
		}
		for (int i = 0; i < n; i++)
			if (labels[i] < 0) labels[i] = parcels;
		return labels;
	}
}
