package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
	private static final String SHARED = "shared";
	private static final String LINKS = "links";
	private static final String GROUPING = "grouping";
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
		final double[] nearest = nodes.minima(desk.progress());
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

	/** Sends nodes to the hubs of their groups; gives the number of groups whose hub is here. */
	long members(final Desk desk) {
		final Nodes nodes = nodes(desk);
		final Links links = (Links) desk.load(LINKS);
		final Grouping before = (Grouping) desk.load(GROUPING);
		final long[] names = before.names().clone();
		for (int g = 0; g < names.length; g++)
			if (before.links()[g] >= 0) names[g] = links.names()[before.links()[g]];
		final Grouping grouping = new Grouping(before.group(), names, before.links());
		final TreeSet<Long> linked = new TreeSet<>();
		long here = 0;
		for (int g = 0; g < names.length; g++)
			if (before.links()[g] >= 0) linked.add(names[g]);
			else here++;
		final TreeMap<Integer, List<Integer>> byHub = new TreeMap<>();
		for (int i = 0; i < nodes.size(); i++)
			if (before.links()[before.group()[i]] >= 0 && grid.owner(nodes.ids()[i]) == desk.block())
				byHub.computeIfAbsent(grid.owner(names[before.group()[i]]), hub -> new ArrayList<>()).add(i);
		final TreeMap<Integer, List<Long>> wanted = new TreeMap<>();
		for (final long name : linked) {
			if (grid.owner(name) == desk.block()) here++;
			wanted.computeIfAbsent(grid.owner(name), hub -> new ArrayList<>()).add(name);
		}
		final TreeSet<Integer> hubs = new TreeSet<>(wanted.keySet());
		hubs.addAll(byHub.keySet());
		Members own = members(nodes, grouping, List.of());
		for (final int hub : hubs) {
			final Members members = members(nodes, grouping, byHub.getOrDefault(hub, List.of()));
			final long[] names2 = wanted.getOrDefault(hub, List.of()).stream().mapToLong(Long::longValue).toArray();
			if (hub == desk.block()) own = members;
			else desk.send(hub, members.message(names2));
		}
		desk.store(MEMBERS, own);
		desk.store(GROUPING, grouping);
		return here;
	}

	private static Members members(final Nodes nodes, final Grouping grouping, final List<Integer> which) {
		final int p = nodes.features().features();
		final float[] means = new float[which.size() * p];
		for (int i = 0; i < which.size(); i++)
			System.arraycopy(nodes.means(), which.get(i) * p, means, i * p, p);
		return new Members(which.stream().mapToLong(i -> grouping.names()[grouping.group()[i]]).toArray(),
			which.stream().mapToLong(i -> nodes.ids()[i]).toArray(),
			which.stream().mapToLong(i -> nodes.pixels()[i]).toArray(), means);
	}

	/** The hubs sum up, and answer in the order of the question. */
	int sums(final Desk desk) {
		final List<Members> parts = new ArrayList<>(List.of((Members) desk.load(MEMBERS)));
		for (final int sender : desk.senders())
			parts.add(Members.of(desk.from(sender)));
		final int p = source.features();
		final Sums sums = Members.all(parts).sums(p);
		for (final int sender : desk.senders()) {
			final long[] wanted = Members.wanted(desk.from(sender));
			final long[] pixels = new long[wanted.length];
			final float[] means = new float[wanted.length * p];
			for (int i = 0; i < wanted.length; i++) {
				final int place = sums.place(wanted[i]);
				pixels[i] = sums.pixels()[place];
				System.arraycopy(sums.means(), place * p, means, i * p, p);
			}
			if (wanted.length > 0) desk.send(sender, new Message(pixels, new double[0], means));
		}
		desk.store(SUMS, sums);
		return 0;
	}

	/** Makes the nodes of the next round. */
	int merge(final Desk desk) {
		final Merge merge = new Merge(nodes(desk), (Grouping) desk.load(GROUPING), source.features());
		merge.take((Sums) desk.load(SUMS));
		final Map<Integer, long[]> asked = merge.linkedByHub(grid, desk.block());
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
