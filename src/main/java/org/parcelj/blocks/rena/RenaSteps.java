package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.blocks.PixelSource;
import org.parcelj.cluster.rena.RenaRules;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;

/**
 * The steps of a round, each a plain function of what a block knows and what others told it. Edges stay in the blocks
 * where pixels touch; an edge or node that several blocks know does no harm, since minima and unions are the same when
 * taken twice. What is summed is summed once, by the hub of the group.
 */
record RenaSteps(PixelSource source, BlockGrid grid, Connectivity connectivity) implements Serializable {

	private static final String NODES = "nodes";
	/** Distances are rather computed again than kept in files. */
	private static final String NEAREST = "nearest";
	private static final String SHARED = "shared";
	private static final String LINKS = "links";
	private static final String GROUPING = "grouping";
	private static final String PARTS = "parts";
	private static final String MEMBERS = "members";
	private static final String SUMS = "sums";

	/** Before the first merge nodes are pixels, and rather read again than kept in files. */
	Nodes nodes(final Desk desk) {
		if (desk.has(NODES)) return (Nodes) desk.load(NODES);
		final Nodes pixels = Nodes.of(source, grid, connectivity, desk.block(), desk.progress());
		if (desk.isMemory()) desk.store(NODES, pixels);
		return pixels;
	}

	/** The number of nodes whose lowest pixel is in the block. */
	long count(final Desk desk) {
		final Nodes nodes = nodes(desk);
		return Arrays.stream(nodes.ids()).filter(id -> grid.owner(id) == desk.block()).count();
	}

	/** Tells the hubs the distances of nearest neighbours as far as they are known here. */
	int minima(final Desk desk) {
		final Nodes nodes = nodes(desk);
		final double[] minima = nodes.minima(desk.progress());
		final int[] places = IntStream.range(0, nodes.size()).filter(node -> nodes.shared()[node]).toArray();
		final SharedNodes shared = new SharedNodes(Arrays.stream(places).mapToLong(node -> nodes.ids()[node]).toArray(),
			Arrays.stream(places).mapToDouble(node -> minima[node]).toArray(), null);
		shared.byHub(grid, desk.block())
			.forEach((hub, at) -> desk.send(hub, Message.of(Arrays.stream(at).mapToLong(i -> shared.ids()[i]).toArray(),
				Arrays.stream(at).mapToDouble(i -> shared.values()[i]).toArray())));
		desk.store(SHARED, shared);
		if (desk.isMemory()) desk.store(NEAREST, minima);
		return 0;
	}

	/** The hubs take the least, and answer in the order of the question. */
	int limits(final Desk desk) {
		final SharedNodes before = (SharedNodes) desk.load(SHARED);
		final double[] least = before.values().clone();
		final int[][] holders = new int[least.length][];
		for (final int sender : desk.senders()) {
			final Message message = desk.from(sender);
			for (int i = 0; i < message.longs().length; i++) {
				final int place = before.place(message.longs()[i]);
				least[place] = Math.min(least[place], message.doubles()[i]);
				final int[] others = holders[place] == null ? new int[0] : holders[place];
				holders[place] = Arrays.copyOf(others, others.length + 1);
				holders[place][others.length] = sender;
			}
		}
		for (final int sender : desk.senders())
			desk.send(sender,
				Message.of(Arrays.stream(desk.from(sender).longs()).mapToDouble(id -> least[before.place(id)]).toArray()));
		desk.store(SHARED, new SharedNodes(before.ids(), least, holders));
		return 0;
	}

	/** Joins nearest neighbours, and tells the names of groups where they are lower than a node's own id. */
	long links(final Desk desk) {
		final Nodes nodes = nodes(desk);
		final SharedNodes shared = (SharedNodes) desk.load(SHARED);
		final double[] nearest = desk.isMemory() ? ((double[]) desk.load(NEAREST)).clone() : nodes.minima(desk.progress());
		final Map<Integer, int[]> byHub = shared.byHub(grid, desk.block());
		final double[] known = shared.values().clone();
		for (final int hub : desk.senders()) {
			final double[] least = desk.from(hub).doubles();
			final int[] places = byHub.get(hub);
			for (int i = 0; i < places.length; i++)
				known[places[i]] = least[i];
		}
		for (int i = 0; i < known.length; i++)
			nearest[nodes.node(shared.ids()[i])] = known[i];
		final DisjointSets sets = new DisjointSets(nodes.size());
		nodes.forEachEdge(desk.progress(), (lower, upper, distance) -> {
			if (distance <= RenaRules.limit(Math.max(nearest[lower], nearest[upper]))) sets.join(lower, upper);
		});
		return agree(desk, start(desk, nodes, shared, sets));
	}

	private static Links start(final Desk desk, final Nodes nodes, final SharedNodes shared, final DisjointSets sets) {
		final long[] names = new long[sets.count()];
		final int[] group = sets.intoNumbers(desk.progress());
		for (int i = nodes.size() - 1; i >= 0; i--)
			names[group[i]] = nodes.ids()[i];
		final int[] links = new int[names.length];
		Arrays.fill(links, -1);
		final int[] groupOfShared = new int[shared.ids().length];
		int count = 0;
		for (int i = 0; i < groupOfShared.length; i++) {
			final int g = group[nodes.node(shared.ids()[i])];
			if (links[g] < 0) links[g] = count++;
			groupOfShared[i] = links[g];
		}
		final long[] linkNames = new long[count];
		for (int g = 0; g < links.length; g++)
			if (links[g] >= 0) linkNames[links[g]] = names[g];
		desk.store(GROUPING, new Grouping(group, names, links));
		return new Links(shared, groupOfShared, linkNames, shared.ids().clone());
	}

	/** Takes over lower names that others told; gives how many it told in turn. */
	long agree(final Desk desk) {
		final Links before = (Links) desk.load(LINKS);
		final long[] names = before.names().clone();
		final long[] told = before.told().clone();
		for (final int sender : desk.senders()) {
			final long[] pairs = desk.from(sender).longs();
			for (int i = 0; i < pairs.length; i += 2) {
				final int place = before.nodes().place(pairs[i]);
				final int group = before.group()[place];
				names[group] = Math.min(names[group], pairs[i + 1]);
				// who told it knows it, but a hub's other listeners do not
				if (grid.owner(pairs[i]) != desk.block()) told[place] = Math.min(told[place], pairs[i + 1]);
			}
		}
		return agree(desk, new Links(before.nodes(), before.group(), names, told));
	}

	private long agree(final Desk desk, final Links links) {
		final TreeMap<Integer, long[]> letters = new TreeMap<>();
		final Map<Integer, Integer> lengths = new TreeMap<>();
		final long[] told = links.told().clone();
		long count = 0;
		for (int i = 0; i < told.length; i++) {
			final long name = links.names()[links.group()[i]];
			if (name >= told[i]) continue;
			told[i] = name;
			final long id = links.nodes().ids()[i];
			final int hub = grid.owner(id);
			final int[] targets = hub != desk.block() ? new int[] { hub } : links.nodes().holders()[i];
			if (targets == null) continue;
			for (final int target : targets) {
				final int length = lengths.getOrDefault(target, 0);
				long[] letter = letters.computeIfAbsent(target, t -> new long[64]);
				if (length == letter.length) letter = Arrays.copyOf(letter, 2 * length);
				letter[length] = id;
				letter[length + 1] = name;
				letters.put(target, letter);
				lengths.put(target, length + 2);
				count++;
			}
		}
		letters.forEach((target, letter) -> desk.send(target, Message.of(Arrays.copyOf(letter, lengths.get(target)))));
		desk.store(LINKS, new Links(links.nodes(), links.group(), links.names(), told));
		return count;
	}

	/** Sends the hubs of groups what the nodes here add to them; gives the number of groups whose hub is here. */
	long parts(final Desk desk) {
		final Nodes nodes = nodes(desk);
		final Links links = (Links) desk.load(LINKS);
		final Grouping before = (Grouping) desk.load(GROUPING);
		final long[] names = before.names().clone();
		long here = 0;
		for (int g = 0; g < names.length; g++)
			if (before.links()[g] >= 0) names[g] = links.names()[before.links()[g]];
			else here++;
		final Grouping grouping = new Grouping(before.group(), names, before.links());
		desk.store(GROUPING, grouping);
		final TreeMap<Integer, long[]> wanted = grouping.linkedByHub(grid);
		final TreeMap<Integer, PartSums> parts = parts(nodes, grouping, wanted, desk.block());
		wanted.forEach((hub, asked) -> {
			if (hub != desk.block()) desk.send(hub, parts.get(hub).message(asked));
		});
		final long[] own = wanted.getOrDefault(desk.block(), new long[0]);
		desk.store(PARTS, parts.getOrDefault(desk.block(), new PartSums(own, source.features())).message(own));
		return here + own.length;
	}

	private TreeMap<Integer, PartSums> parts(final Nodes nodes, final Grouping grouping,
		final TreeMap<Integer, long[]> wanted, final int block)
	{
		final int p = source.features();
		final TreeMap<Integer, PartSums> parts = new TreeMap<>();
		wanted.forEach((hub, names) -> parts.put(hub, new PartSums(names, p)));
		final PartSums[] ofGroup = new PartSums[grouping.names().length];
		final int[] places = new int[ofGroup.length];
		for (int g = 0; g < ofGroup.length; g++) {
			if (grouping.links()[g] < 0) continue;
			final int hub = grid.owner(grouping.names()[g]);
			ofGroup[g] = parts.get(hub);
			places[g] = Arrays.binarySearch(wanted.get(hub), grouping.names()[g]);
		}
		for (int i = 0; i < nodes.size(); i++) {
			final int g = grouping.group()[i];
			if (ofGroup[g] != null && grid.owner(nodes.ids()[i]) == block)
				ofGroup[g].add(places[g], nodes.pixels()[i], nodes.means(), i * p);
		}
		return parts;
	}

	/**
	 * The hubs put the parts together, and answer in the order of the question; gives the number of groups that have to
	 * be summed node by node, since sums of parts may be rounded otherwise.
	 */
	long sums(final Desk desk) {
		final Message own = (Message) desk.load(PARTS);
		long[] names = PartSums.names(own);
		for (final int sender : desk.senders())
			names = Members.distinct(joined(names, PartSums.names(desk.from(sender))));
		final PartSums parts = new PartSums(names, source.features());
		parts.add(own);
		for (final int sender : desk.senders())
			parts.add(desk.from(sender));
		final Sums sums = parts.sums();
		for (final int sender : desk.senders())
			desk.send(sender, sums.of(PartSums.wanted(desk.from(sender)), source.features()));
		desk.store(SUMS, sums);
		return sums.open().length;
	}

	private static long[] joined(final long[] a, final long[] b) {
		final long[] both = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, both, a.length, b.length);
		return both;
	}

	/** Sends the nodes of groups whose sums are open to the hubs, and asks for all sums again. */
	int members(final Desk desk) {
		final Nodes nodes = nodes(desk);
		final Grouping grouping = (Grouping) desk.load(GROUPING);
		final TreeMap<Integer, long[]> wanted = grouping.linkedByHub(grid);
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
				.filter(i -> places[grouping.group()[i]] >= 0 && grid.owner(nodes.ids()[i]) == block).toArray();
		return Members.of(nodes, Arrays.stream(which).mapToLong(i -> grouping.names()[grouping.group()[i]]).toArray(),
			which, source.features());
	}

	/** The hubs sum up node by node what was open, and answer in the order of the question. */
	int settle(final Desk desk) {
		final List<Members> members = new ArrayList<>(List.of((Members) desk.load(MEMBERS)));
		for (final int sender : desk.senders())
			members.add(Members.of(desk.from(sender)));
		final Sums sums = ((Sums) desk.load(SUMS)).with(Members.all(members).sums(source.features()));
		for (final int sender : desk.senders())
			desk.send(sender, sums.of(Members.wanted(desk.from(sender)), source.features()));
		desk.store(SUMS, sums);
		return 0;
	}

	/** Makes the nodes of the next round. */
	int merge(final Desk desk) {
		final Grouping grouping = (Grouping) desk.load(GROUPING);
		final Merge merge = new Merge(nodes(desk), grouping, source.features());
		merge.take((Sums) desk.load(SUMS));
		final Map<Integer, long[]> asked = grouping.linkedByHub(grid);
		for (final int hub : desk.senders()) {
			final Message message = desk.from(hub);
			merge.take(new Sums(asked.get(hub), message.longs(), message.floats()));
		}
		desk.store(NODES, merge.nodes(desk.progress()));
		return 0;
	}

	/** Leaves the nodes where they can be collected, also those that are pixels. */
	int lay(final Desk desk) {
		desk.store(NODES, nodes(desk).kept());
		return 0;
	}

	static String nodesName() {
		return NODES;
	}
}
