package org.parcelj.cluster.agglomerative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/** The definition of agglomerative clustering, word for word and slow: all pairs are looked at before each merge. */
final class GreedyMerging {

	private final Linkage linkage;
	private final FeatureMatrix features;
	/** Pixels of each live node. */
	private final Map<Integer, List<Integer>> members = new TreeMap<>();
	/** For each live node its neighbours, and for linkages by edges their values. */
	private final Map<Integer, Map<Integer, Double>> edges = new HashMap<>();

	final List<int[]> children = new ArrayList<>();
	final List<Double> heights = new ArrayList<>();

	GreedyMerging(final Linkage linkage, final FeatureMatrix features, final GridGraph graph) {
		this.linkage = linkage;
		this.features = features;
		for (int i = 0; i < graph.size(); i++) {
			members.put(i, List.of(i));
			edges.put(i, new HashMap<>());
		}
		for (int i = 0; i < graph.size(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				connect(i, graph.neighbours()[e], Math.sqrt(features.squaredDistance(i, graph.neighbours()[e])));
		int node = graph.size();
		while (mergeNearest(node))
			node++;
	}

	private void connect(final int a, final int b, final double value) {
		edges.get(a).put(b, value);
		edges.get(b).put(a, value);
	}

	private boolean mergeNearest(final int node) {
		double least = Double.POSITIVE_INFINITY;
		int[] pair = null;
		for (final int later : members.keySet())
			for (final int earlier : members.keySet()) {
				if (earlier >= later || !edges.get(later).containsKey(earlier)) continue;
				final double value = distance(later, earlier);
				if (value >= least) continue;
				least = value;
				pair = new int[] { earlier, later };
			}
		if (pair == null) return false;
		children.add(pair);
		heights.add(least);
		replace(pair[0], pair[1], node);
		return true;
	}

	private double distance(final int a, final int b) {
		if (linkage != Linkage.WARD) return edges.get(a).get(b);
		double sum = 0;
		for (int f = 0; f < features.features(); f++)
			sum += Math.pow(mean(a, f) - mean(b, f), 2);
		final double sizeA = members.get(a).size();
		final double sizeB = members.get(b).size();
		return Math.sqrt(2 * (sum * (sizeA * sizeB / (sizeA + sizeB))));
	}

	private double mean(final int node, final int feature) {
		return members.get(node).stream().mapToDouble(i -> features.get(i, feature)).sum() / members.get(node).size();
	}

	private void replace(final int a, final int b, final int node) {
		final int sizeA = members.get(a).size();
		final int sizeB = members.get(b).size();
		final Map<Integer, Double> ofA = edges.remove(a);
		final Map<Integer, Double> ofB = edges.remove(b);
		final List<Integer> both = new ArrayList<>(members.remove(a));
		both.addAll(members.remove(b));
		members.put(node, both);
		edges.put(node, new HashMap<>());
		for (final int other : members.keySet()) {
			final Double toA = ofA.get(other);
			final Double toB = ofB.get(other);
			edges.get(other).keySet().removeIf(x -> x == a || x == b);
			if (toA == null && toB == null) continue;
			connect(node, other, toA == null ? toB : toB == null ? toA : combined(toA, sizeA, toB, sizeB));
		}
	}

	private double combined(final double a, final int sizeA, final double b, final int sizeB) {
		switch (linkage) {
			case SINGLE :
				return Math.min(a, b);
			case COMPLETE :
				return Math.max(a, b);
			default :
				return (sizeA * a + sizeB * b) / (sizeA + sizeB);
		}
	}
}
