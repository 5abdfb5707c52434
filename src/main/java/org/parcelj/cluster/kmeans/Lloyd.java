package org.parcelj.cluster.kmeans;

import org.parcelj.Progress;

/** One run of Lloyd's iterations from given centres, with two rules for when to end. */
final class Lloyd<P extends Partition> {

	private final P partition;

	/**
	 * @param start [clusters × features]
	 */
	Lloyd(final KMeansPixels<P> pixels, final double[] start) {
		partition = pixels.partition(start);
	}

	/**
	 * Iterates until no pixel changes its cluster, or the centres hardly move.
	 *
	 * @param most how many iterations at most
	 * @param leastShift the sum of the centres' squared shifts up to which they hardly move
	 */
	Settled<P> untilSettled(final int most, final double leastShift, final Progress progress) {
		int done = 0;
		boolean more = true;
		while (more) {
			progress.step((double) done++ / most, "k-means");
			final boolean anyChanged = partition.assign(progress.part((done - 1.0) / most, (double) done / most));
			final double shift = partition.moveCentres();
			more = anyChanged && done < most && shift > leastShift;
			if (!anyChanged || more) continue;
			iterate(progress);
		}
		return new Settled<>(partition, partition.inertia(progress), done);
	}

	/**
	 * Iterates until an iteration lowers the inertia by less than a share of it.
	 *
	 * @param most how many iterations at most
	 */
	Settled<P> whileGaining(final int most, final double share, final Progress progress) {
		double before = Double.MAX_VALUE;
		for (int t = 1; t < most; t++) {
			progress.step((double) (t - 1) / most, "k-means");
			iterate(progress.part((t - 1.0) / most, (double) t / most));
			final double now = partition.inertia(progress);
			if (now == 0 || now > before * (1 - share)) return new Settled<>(partition, now, t);
			before = now;
		}
		iterate(progress);
		return new Settled<>(partition, partition.inertia(progress), most);
	}

	private void iterate(final Progress progress) {
		partition.assign(progress);
		partition.moveCentres();
	}
}
