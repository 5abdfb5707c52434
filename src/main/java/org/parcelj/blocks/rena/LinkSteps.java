package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.blocks.Supersteps;
import org.parcelj.grid.DisjointSets;

/** The next steps of a round: nearest neighbours are joined, and the blocks agree on the names of groups. */
record LinkSteps(RenaSteps rena) implements Serializable {

	/** Is of no use when the ties are known. */
	static final String LINKS = "links";
	private static final String TIES = "ties";
	private static final String KNOWN = "known";

	/** Joins nearest neighbours, and tells the hubs of shared nodes in which group they are here. */
	int join(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final long[] limits = new NearestSteps(rena).limits(desk, nodes);
		final Links links = links(desk, nodes, nodes.joined(limits, desk.progress()));
		SharedNodes.byHub(links.ids(), rena.grid(), desk.block())
			.forEach((hub, places) -> desk.send(hub, message(links, places)));
		desk.store(LINKS, links);
		return 0;
	}

	private static Links links(final Desk desk, final Nodes nodes, final DisjointSets sets) {
		final long[] names = new long[sets.count()];
		final int[] group = sets.intoNumbers(desk.progress());
		for (int i = nodes.size() - 1; i >= 0; i--)
			names[group[i]] = nodes.ids()[i];
		final int[] links = new int[names.length];
		Arrays.fill(links, -1);
		final int[] shared = IntStream.range(0, nodes.size()).filter(node -> nodes.shared()[node]).toArray();
		final int[] groupOfShared = new int[shared.length];
		int count = 0;
		for (int i = 0; i < shared.length; i++) {
			final int g = group[shared[i]];
			if (links[g] < 0) links[g] = count++;
			groupOfShared[i] = links[g];
		}
		final long[] linkNames = new long[count];
		for (int g = 0; g < links.length; g++)
			if (links[g] >= 0) linkNames[links[g]] = names[g];
		new Grouping(group, names, links).leave(desk);
		return new Links(Arrays.stream(shared).mapToLong(node -> nodes.ids()[node]).toArray(), groupOfShared, linkNames);
	}

	private Message message(final Links links, final int[] places) {
		final long[] ids = Arrays.stream(places).mapToLong(place -> links.ids()[place]).toArray();
		final long[] longs = new long[2 * places.length];
		Displacement.write(rena.grid(), ids, longs, 0);
		for (int i = 0; i < ids.length; i++)
			longs[ids.length + i] = Displacement.code(rena.grid(), ids[i], links.names()[links.group()[places[i]]]);
		return Message.of(longs);
	}

	private Ties.Names names(final Message message) {
		final int count = message.longs().length / 2;
		final long[] ids = Displacement.read(rena.grid(), message.longs(), 0, count);
		final long[] names = new long[count];
		for (int i = 0; i < count; i++)
			names[i] = Displacement.end(rena.grid(), ids[i], message.longs()[count + i]);
		return new Ties.Names(ids, names);
	}

	/** The hubs join the groups that others told of, and answer with lower names. */
	int tie(final Desk desk) {
		final Links links = (Links) desk.load(LINKS);
		final TreeMap<Integer, Ties.Names> told = new TreeMap<>();
		for (final int sender : desk.senders())
			told.put(sender, names(desk.from(sender)));
		final Ties ties = Ties.of(links, told, rena.grid(), desk.block());
		// what the others tell as hubs is waited for, since most of it is the same
		final Known known = Known.of(links, ties, desk.block()).tell(desk, ties, rena.grid(),
			(i, tie) -> ties.isHub(desk.block(), i, tie));
		desk.store(TIES, ties);
		desk.store(KNOWN, known);
		return 0;
	}

	/** Takes over lower names that others told, and tells them in turn; gives how many it told. */
	long agree(final Desk desk) {
		final Ties ties = (Ties) desk.load(TIES);
		final Known known = ((Known) desk.load(KNOWN)).with(desk, ties, rena.grid());
		desk.store(KNOWN, known.tell(desk, ties, rena.grid(), (i, tie) -> true));
		return known.open(ties);
	}

	/** The groups as they were found and named. */
	static Grouping grouping(final Desk desk) {
		final Grouping before = Grouping.left(desk);
		final int[] roots = ((Ties) desk.load(TIES)).roots();
		final Known known = (Known) desk.load(KNOWN);
		final long[] names = before.names().clone();
		for (int g = 0; g < names.length; g++)
			if (before.links()[g] >= 0) names[g] = known.names()[roots[before.links()[g]]];
		return new Grouping(before.group(), names, before.links());
	}

	/** Forgets the groups, when they have become nodes. */
	static void forget(final Supersteps steps) {
		steps.forget(TIES);
		steps.forget(KNOWN);
		Grouping.forget(steps);
	}
}
