package org.parcelj.blocks.rena;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.cluster.rena.Contraction;
import org.parcelj.cluster.rena.RenaRules;
import org.parcelj.grid.AdjacencyRows;
import org.parcelj.grid.Groups;

/** Merges the nodes of one block into their groups. For one thread. */
final class Merge {

	private final Nodes nodes;
	private final int features;
	/** The groups' names, ascending: the ids of the new nodes. */
	private final long[] ids;
	/** For each node its new one. */
	private final int[] numbers;
	private final boolean[] linked;
	private final long[] pixels;
	private final float[] means;

	Merge(final Nodes nodes, final Grouping grouping, final int features) {
		this.nodes = nodes;
		this.features = features;
		ids = Members.distinct(grouping.names());
		final int[] ofGroup = new int[grouping.names().length];
		linked = new boolean[ids.length];
		for (int g = 0; g < ofGroup.length; g++) {
			ofGroup[g] = Arrays.binarySearch(ids, grouping.names()[g]);
			if (grouping.links()[g] >= 0) linked[ofGroup[g]] = true;
		}
		numbers = Arrays.stream(grouping.group()).map(group -> ofGroup[group]).toArray();
		pixels = new long[ids.length];
		means = new float[ids.length * features];
	}

	/** Takes over the sums of groups that several blocks know. */
	void take(final Sums sums) {
		for (int i = 0; i < sums.names().length; i++) {
			final int node = Arrays.binarySearch(ids, sums.names()[i]);
			if (node < 0) continue;
			pixels[node] = sums.pixels()[i];
			System.arraycopy(sums.means(), i * features, means, node * features, features);
		}
	}

	Nodes nodes(final Progress progress) {
		final Groups groups = Groups.of(numbers, ids.length, progress);
		final double[] sum = new double[features];
		for (int g = 0; g < ids.length; g++) {
			if (linked[g]) continue;
			Arrays.fill(sum, 0);
			for (int m = groups.start(g); m < groups.start(g + 1); m++) {
				final int node = groups.member(m);
				pixels[g] += nodes.pixels(node);
				RenaRules.add(sum, nodes.pixels(node), nodes.means(), node * features);
			}
			RenaRules.divide(sum, pixels[g], means, g * features);
		}
		final Contraction graph = new Contraction(nodes.graph(), numbers, groups, ids.length, progress);
		final int[] voxels = Arrays.stream(nodes.voxels()).map(node -> node < 0 ? -1 : numbers[node]).toArray();
		return new Nodes(ids, pixels, means, AdjacencyRows.of(graph), linked, voxels);
	}
}
