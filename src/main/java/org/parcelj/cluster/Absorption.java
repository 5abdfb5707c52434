package org.parcelj.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;

/** Clusters of which the smallest is absorbed, again and again; equally small ones in the order of their numbers. */
final class Absorption {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 16;

	private final Clustering clustering;
	private final int p;
	private final int[] sizes;
	/** [clusters × features]. */
	private final double[] sums;
	private final List<Set<Integer>> touching = new ArrayList<>();
	/** What each cluster was absorbed by; itself where it is still there. */
	private final int[] into;
	/** Sizes, in the higher 32 bits, and numbers; among them former sizes. */
	private final PriorityQueue<Long> queue = new PriorityQueue<>();
	private int count;

	Absorption(final Clustering clustering, final FeatureMatrix features, final Adjacency graph,
		final Progress progress)
	{
		this.clustering = clustering;
		p = features.features();
		count = clustering.size();
		sizes = clustering.sizes();
		sums = new double[count * p];
		into = new int[count];
		for (int c = 0; c < count; c++) {
			into[c] = c;
			touching.add(new HashSet<>());
			enqueue(c);
		}
		final int[] labels = clustering.sharedLabels();
		final Adjacency.Reader later = graph.laterReader();
		for (int i = 0; i < labels.length; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int f = 0, v = i * p, s = labels[i] * p; f < p; f++)
				sums[s + f] += features.sharedValues()[v + f];
			later.enter(i);
			for (int e = later.from(); e < later.to(); e++)
				touch(labels[i], labels[later.neighbours()[e]]);
		}
	}

	private void touch(final int one, final int other) {
		if (one == other) return;
		touching.get(one).add(other);
		touching.get(other).add(one);
	}

	private void enqueue(final int cluster) {
		queue.add((long) sizes[cluster] << 32 | cluster);
	}

	/** The number of clusters that are left. */
	int count() {
		return count;
	}

	/** Until none has fewer pixels, or one is left. */
	void absorbBelow(final int pixels, final Progress progress) {
		while (count > 1 && sizes[smallest()] < pixels) {
			progress.check();
			absorb(smallest());
		}
	}

	/** Until no more are left. */
	void absorbDownTo(final int clusters, final Progress progress) {
		while (count > clusters) {
			progress.check();
			absorb(smallest());
		}
	}

	/**
	 * The same of clusters that touch.
	 *
	 * @return whether any were left to join
	 */
	boolean joinDownTo(final int clusters, final Progress progress) {
		final int before = count;
		while (count > clusters && !queue.isEmpty()) {
			progress.check();
			final int smallest = smallest();
			// what touches none never will
			if (touching.get(smallest).isEmpty()) queue.poll();
			else absorb(smallest);
		}
		return count < before;
	}

	private int smallest() {
		while (true) {
			final long key = queue.peek();
			final int cluster = (int) key;
			if (into[cluster] == cluster && sizes[cluster] == key >>> 32) return cluster;
			queue.poll();
		}
	}

	private void absorb(final int cluster) {
		final int other = nearest(cluster);
		into[cluster] = other;
		sizes[other] += sizes[cluster];
		sizes[cluster] = 0;
		for (int f = 0; f < p; f++)
			sums[other * p + f] += sums[cluster * p + f];
		for (final int neighbour : touching.get(cluster)) {
			touching.get(neighbour).remove(cluster);
			touch(neighbour, other);
		}
		touching.set(cluster, Set.of());
		enqueue(other);
		count--;
	}

	/** The cluster with the nearest mean; among several, the one with the lowest number. */
	private int nearest(final int cluster) {
		int nearest = -1;
		double distance = Double.POSITIVE_INFINITY;
		final Iterable<Integer> some = touching.get(cluster).isEmpty() ? all(cluster) : touching.get(cluster);
		for (final int other : some) {
			final double square = squaredDistance(cluster, other);
			if (nearest >= 0 && (square > distance || square == distance && other > nearest)) continue;
			nearest = other;
			distance = square;
		}
		return nearest;
	}

	private List<Integer> all(final int cluster) {
		final List<Integer> all = new ArrayList<>();
		for (int c = 0; c < into.length; c++)
			if (into[c] == c && c != cluster) all.add(c);
		return all;
	}

	private double squaredDistance(final int one, final int other) {
		double sum = 0;
		for (int f = 0; f < p; f++) {
			final double difference = sums[one * p + f] / sizes[one] - sums[other * p + f] / sizes[other];
			sum += difference * difference;
		}
		return sum;
	}

	/** What is left, numbered by first pixels. */
	Clustering clustering() {
		final int[] labels = clustering.labels();
		for (int i = 0; i < labels.length; i++)
			labels[i] = root(labels[i]);
		return Clustering.byFirstPixel(labels);
	}

	private int root(final int cluster) {
		int root = cluster;
		while (into[root] != root)
			root = into[root];
		if (into[cluster] != root) into[cluster] = root;
		return root;
	}
}
