package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.Colouring;
import org.parcelj.grid.GridGraph;

/**
 * Updates of all pixels colour by colour, those of one colour at once, so that none is updated from former values of
 * its neighbours: updated all at once, they would oscillate.
 */
final class Sweeps {

	private static final int CHUNK = 1 << 13;

	private final Colouring colours;
	private final int k;
	private final Queue<ResponsibilityBlock> blocks = new ConcurrentLinkedQueue<>();

	/** What is done to some pixels of one colour. */
	interface Update {

		/**
		 * @param at the place of the first one, for {@link Sweeps#pixel}
		 * @return the largest change
		 */
		double of(ResponsibilityBlock block, int at, int count);
	}

	Sweeps(final GridGraph graph, final int components, final Progress progress) {
		colours = Colouring.of(graph, progress);
		k = components;
	}

	int pixel(final int place) {
		return colours.pixel(place);
	}

	/** Updates all pixels once, and gives the largest change of any. */
	double run(final Update update, final Progress progress) {
		double largest = 0;
		for (int colour = 0; colour < colours.count(); colour++) {
			final int first = colours.start(colour);
			final int count = colours.start(colour + 1) - first;
			final double[] changes = new double[Chunks.count(count, CHUNK)];
			Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
				progress.check();
				final ResponsibilityBlock free = blocks.poll();
				final ResponsibilityBlock block = free == null ? new ResponsibilityBlock(0, k) : free;
				for (int at = from; at < to; at += ResponsibilityBlock.LENGTH)
					changes[chunk] = Math.max(changes[chunk],
						update.of(block, first + at, Math.min(ResponsibilityBlock.LENGTH, to - at)));
				blocks.add(block);
			});
			largest = Math.max(largest, Arrays.stream(changes).max().orElse(0));
		}
		return largest;
	}
}
