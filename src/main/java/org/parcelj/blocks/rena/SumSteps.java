package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.parcelj.Memory;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.blocks.Supersteps;

/** The last steps of a round: the nodes of each group are summed up, and become one of the next round. */
record SumSteps(RenaSteps rena) implements Serializable {

	private static final String PARTS = "parts";
	private static final String MEMBERS = "members";
	private static final String SUMS = "sums";

	/** Sends the hubs of groups what the nodes here add to them; gives the number of groups whose hub is here. */
	long parts(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final Grouping grouping = LinkSteps.grouping(desk);
		final long here = Arrays.stream(grouping.links()).filter(link -> link < 0).count();
		final TreeMap<Integer, long[]> wanted = grouping.linkedByHub(rena.grid());
		final TreeMap<Integer, PartSums> parts = parts(nodes, grouping, wanted, desk.block());
		wanted.forEach((hub, asked) -> {
			if (hub != desk.block()) desk.send(hub, parts.get(hub).message(rena.grid()));
		});
		final long[] own = wanted.getOrDefault(desk.block(), new long[0]);
		desk.store(PARTS,
			parts.getOrDefault(desk.block(), new PartSums(own, rena.source().features())).message(rena.grid()).packed());
		return here + own.length;
	}

	private TreeMap<Integer, PartSums> parts(final Nodes nodes, final Grouping grouping,
		final TreeMap<Integer, long[]> wanted, final int block)
	{
		final int p = rena.source().features();
		final TreeMap<Integer, PartSums> parts = new TreeMap<>();
		wanted.forEach((hub, names) -> parts.put(hub, new PartSums(names, p)));
		final PartSums[] ofGroup = new PartSums[grouping.names().length];
		final int[] places = new int[ofGroup.length];
		for (int g = 0; g < ofGroup.length; g++) {
			if (grouping.links()[g] < 0) continue;
			final int hub = rena.grid().owner(grouping.names()[g]);
			ofGroup[g] = parts.get(hub);
			places[g] = Arrays.binarySearch(wanted.get(hub), grouping.names()[g]);
		}
		for (int i = 0; i < nodes.size(); i++) {
			final int g = grouping.group()[i];
			if (ofGroup[g] != null && rena.grid().owner(nodes.ids()[i]) == block)
				ofGroup[g].add(places[g], nodes.pixels(i), nodes.means(), i * p);
		}
		return parts;
	}

	/**
	 * The hubs put the parts together, and answer in the order of the question; gives the number of groups that have to
	 * be summed node by node, since the rounding of sums of parts may show in their means.
	 */
	long sums(final Desk desk) {
		final Message own = ((Message.Packed) desk.load(PARTS)).message();
		final LongStream told = Arrays.stream(desk.senders()).mapToObj(desk::from)
			.flatMapToLong(parts -> Arrays.stream(PartSums.names(parts, rena.grid())));
		final long[] names = LongStream.concat(Arrays.stream(PartSums.names(own, rena.grid())), told).sorted().distinct()
			.toArray();
		final PartSums parts = new PartSums(names, rena.source().features());
		parts.add(own, rena.grid());
		for (final int sender : desk.senders())
			parts.add(desk.from(sender), rena.grid());
		final Sums sums = parts.sums();
		for (final int sender : desk.senders())
			desk.send(sender, sums.of(PartSums.names(desk.from(sender), rena.grid()), rena.source().features()));
		desk.store(SUMS, sums);
		return sums.open().length;
	}

	/** Sends the nodes of groups whose sums are open to the hubs, and asks for all sums again. */
	int members(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final Grouping grouping = LinkSteps.grouping(desk);
		final TreeMap<Integer, long[]> wanted = grouping.linkedByHub(rena.grid());
		final int[] hubs = desk.senders();
		final TreeMap<Integer, long[]> open = new TreeMap<>();
		for (final int hub : hubs) {
			final Message known = desk.from(hub);
			open.put(hub, new Sums(wanted.get(hub), known.longs(), known.floats()).open());
		}
		open.put(desk.block(), ((Sums) desk.load(SUMS)).open());
		final TreeMap<Integer, Members> members = new TreeMap<>();
		open.forEach((hub, names) -> members.put(hub, members(nodes, grouping, names, desk.block())));
		for (final int hub : hubs)
			desk.send(hub, members.get(hub).message(wanted.get(hub)));
		desk.store(MEMBERS, members.get(desk.block()));
		return 0;
	}

	/** A block's own nodes of some groups. */
	private Members members(final Nodes nodes, final Grouping grouping, final long[] names, final int block) {
		final int[] places = grouping.places(names);
		final int[] which = names.length == 0
			? new int[0]
			: IntStream.range(0, nodes.size())
				.filter(i -> places[grouping.group()[i]] >= 0 && rena.grid().owner(nodes.ids()[i]) == block).toArray();
		return Members.of(nodes, Arrays.stream(which).mapToLong(i -> grouping.names()[grouping.group()[i]]).toArray(),
			which, rena.source().features());
	}

	/**
	 * The hubs sum up node by node what was open, and answer in the order of the question.
	 *
	 * @throws org.parcelj.MemoryException if the nodes do not fit in memory together
	 */
	int settle(final Desk desk) {
		final List<Members> members = new ArrayList<>(List.of((Members) desk.load(MEMBERS)));
		long entries = members.get(0).ids().length;
		for (final int sender : desk.senders())
			entries += Members.count(desk.from(sender));
		Memory.require("the mean of a region of many blocks, whose last digit depends on the order of its clusters,",
			entries * Members.bytes(rena.source().features()));
		for (final int sender : desk.senders())
			members.add(Members.of(desk.from(sender)));
		final Sums sums = ((Sums) desk.load(SUMS)).with(Members.all(members).sums(rena.source().features()));
		for (final int sender : desk.senders())
			desk.send(sender, sums.of(Members.wanted(desk.from(sender)), rena.source().features()));
		desk.store(SUMS, sums);
		return 0;
	}

	/** Makes the nodes of the next round. */
	int merge(final Desk desk) {
		final Grouping grouping = LinkSteps.grouping(desk);
		final Merge merge = new Merge(rena.nodes(desk), grouping, rena.source().features());
		merge.take((Sums) desk.load(SUMS));
		final Map<Integer, long[]> asked = grouping.linkedByHub(rena.grid());
		for (final int hub : desk.senders()) {
			final Message message = desk.from(hub);
			merge.take(new Sums(asked.get(hub), message.longs(), message.floats()));
		}
		rena.leave(desk, merge.nodes(desk.progress()));
		return 0;
	}

	/** Forgets the sums, when the nodes have them. */
	static void forget(final Supersteps steps) {
		for (final String name : List.of(PARTS, MEMBERS, SUMS))
			steps.forget(name);
	}
}
