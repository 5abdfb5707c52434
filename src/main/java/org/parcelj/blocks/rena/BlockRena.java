package org.parcelj.blocks.rena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabels;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.PackedLabels;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.rena.Contraction;
import org.parcelj.cluster.rena.NodeGraph;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.rena.RenaResult;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Groups;

/**
 * Recursive neighbor agglomeration of a volume in blocks: the labels are exactly those of {@link Rena} on the whole
 * volume, for blocks of any size and any engine. Blocks merge until the clusters fit one place; there {@link Rena}
 * itself does the last rounds.
 */
public final class BlockRena implements BlockMethod {

	/** The share of free memory that the nodes may take when they are gathered. */
	private static final double SHARE = 0.5;
	private static final String LABELS = "labels of pixels";

	private final Rena method;
	private final Connectivity connectivity;
	private final long mostGathered;
	private final String key;

	/**
	 * The clusters as regions.
	 *
	 * @param graph which of them touch
	 * @param pixels of each how many it has
	 */
	public record Regions(BlockClusters clusters, Adjacency graph, int[] pixels) {}

	/**
	 * @param clusters number of clusters, at least 1
	 * @throws InputException if there is none
	 */
	public BlockRena(final int clusters, final Connectivity connectivity) {
		this(clusters, connectivity, Long.MAX_VALUE);
	}

	/**
	 * The same that leaves more to the blocks: to many machines, say, instead of one.
	 *
	 * @param mostGathered nodes that are gathered before they must be
	 */
	public BlockRena(final int clusters, final Connectivity connectivity, final long mostGathered) {
		method = new Rena(clusters);
		this.connectivity = connectivity;
		this.mostGathered = mostGathered;
		this.key = "clusters";
	}

	private BlockRena(final BlockRena other, final String key) {
		method = other.method;
		connectivity = other.connectivity;
		mostGathered = other.mostGathered;
		this.key = key;
	}

	/** The same whose clusters have another name in messages. */
	public BlockRena ofKey(final String name) {
		return new BlockRena(this, name);
	}

	/** The number of clusters that there will be. */
	public int clusters() {
		return method.clusters();
	}

	@Override
	public String identity() {
		return "rena by ties clusters=" + method.clusters() + " connectivity=" + connectivity;
	}

	/**
	 * @return clusters numbered in the order of their first pixels
	 * @throws InputException if there are more clusters than pixels or fewer than connected components, a value is not
	 * finite, or there is too little memory for so many clusters
	 */
	@Override
	public BlockClusters fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		return find(steps, source, grid, progress).clusters;
	}

	/**
	 * The same with what is known of the clusters.
	 *
	 * @throws InputException as {@link #fit}
	 */
	public Regions regions(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		final Found found = find(steps, source, grid, progress);
		final int count = found.clusters.size();
		final int[] pixels = new int[count];
		for (int node = 0; node < found.labels.length; node++)
			pixels[found.labels[node]] = Math.addExact(pixels[found.labels[node]], found.nodes.pixels()[node]);
		final Groups groups = Groups.of(found.labels, count, progress);
		return new Regions(found.clusters, new Contraction(found.nodes.graph(), found.labels, groups, count, progress),
			pixels);
	}

	/**
	 * @param nodes that the clusters were made of in one place
	 * @param labels of the nodes
	 */
	private record Found(BlockClusters clusters, NodeGraph nodes, int[] labels) {}

	private Found find(final Supersteps steps, final PixelSource source, final BlockGrid grid, final Progress progress) {
		final RenaSteps rena = new RenaSteps(source, grid, connectivity);
		long nodes = sum(steps.run("counting pixels", rena::count, progress.part(0, 0.1)));
		if (nodes < method.clusters())
			throw new InputException(
				key + " is " + method.clusters() + ", but must be at most the number of pixels, " + nodes);
		final long pixels = nodes;
		final List<Integer> sizes = new ArrayList<>();
		long first = 0;
		final long fitting = steps.decided("fitting", () -> Math.min(mostGathered, fitting(source)));
		while (nodes > fitting && nodes > method.clusters()) {
			final long merged = round(steps, rena, nodes, sizes.isEmpty(), progress.part(0.1, 0.9));
			if (merged < method.clusters()) break;
			if (merged == nodes) throw tooFew(nodes);
			merge(steps, rena, merged, progress.part(0.1, 0.9));
			if (sizes.isEmpty()) first = steps.sentBytes();
			sizes.add((int) Math.min(merged, Integer.MAX_VALUE));
			nodes = merged;
		}
		steps.run("gathering " + nodes + " clusters", rena::lay, progress.part(0.9, 0.95));
		RenaSteps.forgetPixels(steps);
		final Gathered gathered = Gathered.of(steps, grid, nodes, source.features(), progress);
		final int components = Components.ofNodes(gathered.graph().graph(), progress).count();
		if (components > method.clusters()) throw tooFew(components);
		final RenaResult result = method.finish(gathered.graph(), Math.max(pixels, method.clusters()),
			progress.part(0.95, 0.99));
		for (final int size : result.sizes())
			sizes.add(size);
		final Shelf shelf = steps.shelf();
		new BlockLabels(gathered.ids(), result.clustering().sharedLabels()).leave(shelf);
		final int count = method.clusters();
		steps.run("labelling pixels", desk -> leaveLabels(desk, shelf, count), progress.part(0.99, 1));
		final BlockClusters clusters = new BlockClusters(count, desk -> ((PackedLabels) desk.load(LABELS)).toArray(),
			List.of("clusters after each round: " + sizes.stream().map(String::valueOf).collect(Collectors.joining(", ")),
				told(steps.sentBytes(), first, grid)));
		return new Found(clusters, gathered.graph(), result.clustering().sharedLabels());
	}

	private static String told(final long bytes, final long first, final BlockGrid grid) {
		final double pixels = (double) grid.size()[0] * grid.size()[1] * grid.size()[2];
		return String.format(Locale.ROOT,
			"blocks exchanged %.1f MB, %.3f bytes a pixel, %.3f of them in the first round; %.1f bytes for each pixel of the " +
				"faces between blocks",
			bytes / 1e6, bytes / pixels, first / pixels, (double) bytes / Math.max(1, grid.facePixels()));
	}

	/** Leaves the labels of the block's pixels. */
	private static int leaveLabels(final Desk desk, final Shelf shelf, final int clusters) {
		final Nodes nodes = (Nodes) desk.load(RenaSteps.nodesName());
		final BlockLabels labels = BlockLabels.left(shelf);
		final int[] values = new int[nodes.voxels().length];
		final int[] ofNode = new int[nodes.size()];
		for (int i = 0; i < ofNode.length; i++)
			ofNode[i] = labels.of(nodes.ids()[i]);
		for (int i = 0; i < values.length; i++)
			values[i] = nodes.voxels()[i] < 0 ? 0 : 1 + ofNode[nodes.voxels()[i]];
		desk.store(LABELS, new PackedLabels(values, clusters));
		return 0;
	}

	/** The number of clusters that a round leaves. */
	private static long round(final Supersteps steps, final RenaSteps rena, final long nodes, final boolean isFirst,
		final Progress progress)
	{
		final String what = nodes + " clusters";
		if (!isFirst) {
			final NearestSteps nearest = new NearestSteps(rena);
			steps.run(what, nearest::minima, progress);
			steps.run(what, nearest::least, progress);
		}
		final LinkSteps link = new LinkSteps(rena);
		steps.run(what, link::join, progress);
		steps.forget(NearestSteps.NEAREST);
		steps.run(what, link::tie, progress);
		steps.forget(LinkSteps.LINKS);
		while (sum(steps.run(what, link::agree, progress)) > 0) {
			// until no block knows more than its neighbours
		}
		return sum(steps.run(what, new SumSteps(rena)::parts, progress));
	}

	/** Makes the clusters that a round leaves the nodes of the next. */
	private static void merge(final Supersteps steps, final RenaSteps rena, final long merged, final Progress progress) {
		final String what = "summing up " + merged + " clusters";
		final SumSteps sums = new SumSteps(rena);
		if (sum(steps.run(what, sums::sums, progress)) > 0) {
			steps.run(what, sums::members, progress);
			steps.run(what, sums::settle, progress);
		}
		steps.run("merging", sums::merge, progress);
		RenaSteps.forgetPixels(steps);
		LinkSteps.forget(steps);
		SumSteps.forget(steps);
	}

	private InputException tooFew(final long components) {
		return new InputException(
			key + " is " + method.clusters() + ", but must be at least the number of connected components, " + components);
	}

	private static long fitting(final PixelSource source) {
		return (long) (SHARE * Memory.free(Runtime.getRuntime().maxMemory() / 2) / Gathered.bytes(1, source.features()));
	}

	private static long sum(final List<Long> counts) {
		return counts.stream().mapToLong(Long::longValue).sum();
	}
}
