package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;

/**
 * The first steps of a round but that of pixels: how far the nearest neighbours are of nodes that lie in several
 * blocks. A block in which a node has a pixel knows all edges of that pixel, and joins along them what is near enough
 * to the node; those that only touch the node need not know how far that is.
 */
record NearestSteps(RenaSteps rena) implements Serializable {

	/** Distances are rather computed again than kept in files. */
	static final String NEAREST = "nearest";
	private static final String SHARED = "shared";
	/** No neighbour is as near as this. */
	private static final long NONE = Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY);

	/** Tells the hubs the distances of nearest neighbours as far as they are known here. */
	int minima(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final long[] nearest = nodes.nearest(desk.progress());
		final boolean[] inside = nodes.inside();
		final int[] places = IntStream.range(0, nodes.size()).filter(node -> nodes.shared()[node] && inside[node])
			.toArray();
		final SharedNodes shared = new SharedNodes(Arrays.stream(places).mapToLong(node -> nodes.ids()[node]).toArray(),
			Arrays.stream(places).mapToDouble(node -> Double.longBitsToDouble(nearest[node])).toArray());
		shared.byHub(rena.grid(), desk.block())
			.forEach((hub, at) -> desk.send(hub, Message.of(Arrays.stream(at).mapToLong(i -> shared.ids()[i]).toArray(),
				Arrays.stream(at).mapToDouble(i -> shared.values()[i]).toArray())));
		desk.store(SHARED, shared);
		desk.keep(NEAREST, nearest, (long) Long.BYTES * nearest.length);
		return 0;
	}

	/** The hubs take the least, and answer in the order of the question. */
	int least(final Desk desk) {
		final SharedNodes before = (SharedNodes) desk.load(SHARED);
		final double[] least = before.values().clone();
		for (final int sender : desk.senders()) {
			final Message message = desk.from(sender);
			for (int i = 0; i < message.longs().length; i++) {
				final int place = before.place(message.longs()[i]);
				least[place] = Math.min(least[place], message.doubles()[i]);
			}
		}
		for (final int sender : desk.senders())
			desk.send(sender,
				Message.of(Arrays.stream(desk.from(sender).longs()).mapToDouble(id -> least[before.place(id)]).toArray()));
		desk.store(SHARED, new SharedNodes(before.ids(), least));
		return 0;
	}

	/**
	 * Of each node up to which squared distance a neighbour is a nearest one, as the bits of a double; none for nodes
	 * without a pixel in the block.
	 */
	long[] limits(final Desk desk, final Nodes nodes) {
		final long[] kept = (long[]) desk.kept(NEAREST);
		final long[] nearest = kept != null ? kept.clone() : nodes.nearest(desk.progress());
		// pixels lie in one block each
		if (desk.has(SHARED)) takeLeast(desk, nodes, nearest);
		final boolean[] inside = nodes.inside();
		for (int i = 0; i < nearest.length; i++)
			nearest[i] = inside[i] ? Double.doubleToRawLongBits(RenaRules.limit(Double.longBitsToDouble(nearest[i]))) : NONE;
		return nearest;
	}

	private void takeLeast(final Desk desk, final Nodes nodes, final long[] nearest) {
		final SharedNodes shared = (SharedNodes) desk.load(SHARED);
		final Map<Integer, int[]> byHub = shared.byHub(rena.grid(), desk.block());
		final double[] known = shared.values().clone();
		for (final int hub : desk.senders()) {
			final double[] least = desk.from(hub).doubles();
			final int[] places = byHub.get(hub);
			for (int i = 0; i < places.length; i++)
				known[places[i]] = least[i];
		}
		for (int i = 0; i < known.length; i++)
			nearest[nodes.node(shared.ids()[i])] = Double.doubleToRawLongBits(known[i]);
	}
}
