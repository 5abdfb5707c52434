package org.parcelj.blocks.kmeans;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.OrderlessSums;
import org.parcelj.Progress;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.kmeans.KMeansSteps.Assigned;
import org.parcelj.blocks.kmeans.KMeansSteps.Farthest;
import org.parcelj.blocks.kmeans.KMeansSteps.Left;
import org.parcelj.cluster.kmeans.Means;
import org.parcelj.cluster.kmeans.Partition;
import org.parcelj.features.SumRange;

/** A partition of pixels in blocks: the blocks keep the pixels' clusters, this object the centres. */
final class BlockPartition implements Partition {

	private final Supersteps steps;
	private final KMeansSteps kmeans;
	private final SumRange range;
	private final int k;
	private final String name;
	private double[] centres;
	private Means means;
	private Left left;
	private boolean[] moved;
	private boolean stays;
	private int iteration;

	/** @param name under which blocks leave their clusters */
	BlockPartition(final Supersteps steps, final KMeansSteps kmeans, final SumRange range, final double[] centres,
		final String name)
	{
		this.steps = steps;
		this.kmeans = kmeans;
		this.range = range;
		this.centres = centres;
		this.name = name;
		k = centres.length / range.features();
		left = new Left(name, k, new HashMap<>());
	}

	@Override
	public boolean assign(final Progress progress) {
		final KMeansSteps of = kmeans;
		final SumRange wide = range;
		final double[] now = centres;
		final Left before = left;
		final boolean[] compared = stays ? moved : null;
		final List<Assigned> parts = steps.run("k-means, iteration " + ++iteration,
			desk -> of.assign(desk, wide, now, before, compared), progress);
		left = new Left(name, k, new HashMap<>());
		means = new Means(range, k);
		long movers = 0;
		for (final Assigned part : parts) {
			means.add(part.means());
			movers += part.movers();
		}
		stays |= movers <= range.pixels() / MANY;
		return refill(progress) || movers > 0;
	}

	/** A pixel far from its centre. */
	private record Far(int block, Farthest of, int i) {

		long id() {
			return of.ids()[i];
		}

		float distance() {
			return of.distances()[i];
		}
	}

	private boolean refill(final Progress progress) {
		final int empty = means.emptyClusters();
		if (empty == 0) return false;
		final KMeansSteps of = kmeans;
		final SumRange wide = range;
		final double[] now = centres;
		final Left before = left;
		final int count = empty + k;
		final List<Farthest> parts = steps.run("filling " + empty + " clusters",
			desk -> of.farthest(desk, wide, now, before, count), progress);
		final Far[] farthest = IntStream.range(0, parts.size()).boxed()
			.flatMap(block -> IntStream.range(0, parts.get(block).pixels().length)
				.mapToObj(i -> new Far(block, parts.get(block), i)))
			.sorted((a,
				b) -> a.distance() != b.distance() ? Float.compare(b.distance(), a.distance()) : Long.compare(a.id(), b.id()))
			.limit(count).toArray(Far[]::new);
		final int[] targets = means.refilled(Arrays.stream(farthest).mapToInt(far -> far.of.labels()[far.i]).toArray());
		final HashMap<Integer, int[]> refilled = new HashMap<>();
		for (int i = 0; i < farthest.length; i++) {
			final Far far = farthest[i];
			if (targets[i] < 0) continue;
			means.move(far.of.values(), far.i, far.of.labels()[far.i], targets[i]);
			final int[] change = { far.of.pixels()[far.i], targets[i] };
			refilled.merge(far.block, change, (a, b) -> IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray());
		}
		left = new Left(name, k, refilled);
		return true;
	}

	@Override
	public double moveCentres() {
		final double[] lengths = new double[k];
		centres = means.take(centres, lengths);
		moved = new boolean[k];
		for (int c = 0; c < k; c++)
			moved[c] = lengths[c] > 0;
		return Arrays.stream(lengths).map(length -> length * length).sum();
	}

	@Override
	public double inertia(final Progress progress) {
		final KMeansSteps of = kmeans;
		final SumRange wide = range;
		final double[] now = centres;
		final Left before = left;
		final OrderlessSums all = wide.distances();
		steps.run("k-means, inertia", desk -> of.inertia(desk, wide, now, before), progress).forEach(all::add);
		return all.get(0);
	}

	@Override
	public double[] centres() {
		return centres;
	}

	/** The means of the clusters. */
	Means means() {
		return means;
	}

	/** The clusters that blocks left. */
	Left left() {
		return left;
	}

	@Override
	public void forget() {
		steps.forget(name);
	}
}
