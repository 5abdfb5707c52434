package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Supersteps;
import org.parcelj.grid.Connectivity;

/**
 * What the steps of a round start from and leave; each step is a plain function of what a block knows and what others
 * told it. Edges stay in the blocks where pixels touch; an edge or node that several blocks know does no harm, since
 * minima and unions are the same when taken twice. Sums are taken once, by the hub of the group.
 */
record RenaSteps(PixelSource source, BlockGrid grid, Connectivity connectivity) implements Serializable {

	private static final String NODES = "nodes";
	private static final String PIXELS = "pixels";

	/** Before the first merge nodes are pixels, and rather read again than kept in files. */
	Nodes nodes(final Desk desk) {
		if (desk.has(NODES)) return (Nodes) desk.load(NODES);
		final Nodes kept = (Nodes) desk.kept(PIXELS);
		return kept != null ? kept : Nodes.of(source, grid, connectivity, desk.block(), desk.progress());
	}

	/** The number of pixels of the block that take part; the first step. */
	long count(final Desk desk) {
		final Nodes pixels = nodes(desk);
		desk.keep(PIXELS, pixels, pixels.bytes());
		return Arrays.stream(pixels.voxels()).filter(node -> node >= 0).count();
	}

	/** Leaves the nodes of the next round. */
	void leave(final Desk desk, final Nodes nodes) {
		desk.store(NODES, nodes);
	}

	/** Leaves the nodes where they can be collected, also those that are pixels. */
	int lay(final Desk desk) {
		if (!desk.has(NODES)) desk.store(NODES, nodes(desk).kept());
		return 0;
	}

	/** Forgets the nodes that are pixels, when there are others. */
	static void forgetPixels(final Supersteps steps) {
		steps.forget(PIXELS);
	}

	static String nodesName() {
		return NODES;
	}
}
