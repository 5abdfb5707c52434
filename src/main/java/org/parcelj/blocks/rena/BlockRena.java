package org.parcelj.blocks.rena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabels;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.LabelSink;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.rena.RenaResult;
import org.parcelj.grid.Connectivity;

/**
 * Recursive neighbor agglomeration of a volume in blocks: the labels are exactly those of {@link Rena} on the whole
 * volume, for blocks of any size and any engine. Blocks merge until the clusters fit one place; there {@link Rena}
 * itself does the last rounds.
 */
public final class BlockRena {

	/** The share of free memory that the nodes may take when they are gathered. */
	private static final double SHARE = 0.5;

	private final Rena method;
	private final Connectivity connectivity;
	private final long mostGathered;

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
	}

	/**
	 * What a run tells of itself.
	 *
	 * @param sizes the number of clusters after each round
	 * @param sentBytes what blocks have told each other
	 */
	public record Account(int[] sizes, long sentBytes) {}

	/**
	 * @param sink gets the labels, 1 … clusters in the order of their first pixels, 0 outside the mask
	 * @throws InputException if there are more clusters than pixels or fewer than connected components, a value is not
	 * finite, or there is too little memory for so many clusters
	 */
	public Account run(final PixelSource source, final BlockGrid grid, final Engine engine, final Shelf shelf,
		final LabelSink sink, final Progress progress)
	{
		final String identity = "rena clusters=" + method.clusters() + " connectivity=" + connectivity + " block=" +
			Arrays.toString(grid.block()) + " " + source.identity();
		final Supersteps steps = new Supersteps(engine, shelf, grid.count(), identity);
		final RenaSteps rena = new RenaSteps(source, grid, connectivity);
		long nodes = sum(steps.run("counting pixels", rena::count, progress.part(0, 0.1)));
		if (nodes < method.clusters())
			throw new InputException(
				"clusters is " + method.clusters() + ", but must be at most the number of pixels, " + nodes);
		final long pixels = nodes;
		final List<Integer> sizes = new ArrayList<>();
		final long fitting = steps.decided("fitting", () -> Math.min(mostGathered, fitting(source)));
		while (nodes > fitting && nodes > method.clusters()) {
			final long merged = round(steps, rena, nodes, progress.part(0.1, 0.8));
			if (merged < method.clusters()) break;
			if (merged == nodes) throw tooFew(nodes);
			steps.run("summing up " + merged + " clusters", rena::sums, progress.part(0.1, 0.8));
			steps.run("merging", rena::merge, progress.part(0.1, 0.8));
			sizes.add((int) Math.min(merged, Integer.MAX_VALUE));
			nodes = merged;
		}
		steps.run("gathering " + nodes + " clusters", rena::lay, progress.part(0.8, 0.85));
		final Gathered gathered = Gathered.of(steps, grid, nodes, source.features(), progress);
		final RenaResult result = method.finish(gathered.graph(), Math.max(pixels, method.clusters()),
			progress.part(0.85, 0.9));
		for (final int size : result.sizes())
			sizes.add(size);
		final BlockLabels labels = new BlockLabels(gathered.ids(), result.clustering().sharedLabels());
		labels.leave(shelf);
		steps.run("writing labels", desk -> write(desk, shelf, grid, sink), progress.part(0.9, 1));
		return new Account(sizes.stream().mapToInt(Integer::intValue).toArray(), steps.sentBytes());
	}

	private static int write(final org.parcelj.blocks.Desk desk, final Shelf shelf, final BlockGrid grid,
		final LabelSink sink)
	{
		final Nodes nodes = (Nodes) desk.load(RenaSteps.nodesName());
		final BlockLabels labels = BlockLabels.left(shelf);
		final int[] values = new int[nodes.voxels().length];
		final int[] ofNode = new int[nodes.size()];
		for (int i = 0; i < ofNode.length; i++)
			ofNode[i] = labels.of(nodes.ids()[i]);
		for (int i = 0; i < values.length; i++)
			values[i] = nodes.voxels()[i] < 0 ? 0 : 1 + ofNode[nodes.voxels()[i]];
		sink.write(grid.min(desk.block()), grid.core(desk.block()), values);
		return 0;
	}

	/** The number of clusters that a round leaves. */
	private static long round(final Supersteps steps, final RenaSteps rena, final long nodes, final Progress progress) {
		final String what = nodes + " clusters";
		steps.run(what, rena::minima, progress);
		steps.run(what, rena::limits, progress);
		long told = sum(steps.run(what, rena::links, progress));
		while (told > 0)
			told = sum(steps.run(what, rena::agree, progress));
		return sum(steps.run(what, rena::members, progress));
	}

	private InputException tooFew(final long components) {
		return new InputException(
			"clusters is " + method.clusters() + ", but must be at least the number of connected components, " + components);
	}

	private static long fitting(final PixelSource source) {
		return (long) (SHARE * Memory.free(Runtime.getRuntime().maxMemory() / 2) / Gathered.bytes(1, source.features()));
	}

	private static long sum(final List<Long> counts) {
		return counts.stream().mapToLong(Long::longValue).sum();
	}
}
