package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;
import org.parcelj.grid.DisjointSets;

/** The first steps of a round: nearest neighbours are found and joined, and the blocks agree on the names of groups. */
record LinkSteps(RenaSteps rena) implements Serializable {

	/** Distances are rather computed again than kept in files. */
	static final String NEAREST = "nearest";
	private static final String SHARED = "shared";
	private static final String LINKS = "links";

	/** Tells the hubs the distances of nearest neighbours as far as they are known here. */
	int minima(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final long[] nearest = nodes.nearest(desk.progress());
		final int[] places = IntStream.range(0, nodes.size()).filter(node -> nodes.shared()[node]).toArray();
		final SharedNodes shared = new SharedNodes(Arrays.stream(places).mapToLong(node -> nodes.ids()[node]).toArray(),
			Arrays.stream(places).mapToDouble(node -> Double.longBitsToDouble(nearest[node])).toArray(), null);
		shared.byHub(rena.grid(), desk.block())
			.forEach((hub, at) -> desk.send(hub, Message.of(Arrays.stream(at).mapToLong(i -> shared.ids()[i]).toArray(),
				Arrays.stream(at).mapToDouble(i -> shared.values()[i]).toArray())));
		desk.store(SHARED, shared);
		desk.keep(NEAREST, nearest, (long) Long.BYTES * nearest.length);
		return 0;
	}

	/** The hubs take the least, and answer in the order of the question. */
	int limits(final Desk desk) {
		final SharedNodes before = (SharedNodes) desk.load(SHARED);
		final double[] least = before.values().clone();
		final int[] counts = new int[least.length];
		for (final int sender : desk.senders()) {
			final Message message = desk.from(sender);
			for (int i = 0; i < message.longs().length; i++) {
				final int place = before.place(message.longs()[i]);
				least[place] = Math.min(least[place], message.doubles()[i]);
				counts[place]++;
			}
		}
		for (final int sender : desk.senders())
			desk.send(sender,
				Message.of(Arrays.stream(desk.from(sender).longs()).mapToDouble(id -> least[before.place(id)]).toArray()));
		desk.store(SHARED, new SharedNodes(before.ids(), least, holders(desk, before, counts)));
		return 0;
	}

	/**
	 * Of each shared node the blocks that told of it, in ascending order; null where none did.
	 *
	 * @param counts of each how many they are
	 */
	private static int[][] holders(final Desk desk, final SharedNodes shared, final int[] counts) {
		final int[][] holders = new int[counts.length][];
		for (final int sender : desk.senders())
			for (final long id : desk.from(sender).longs()) {
				final int place = shared.place(id);
				if (holders[place] == null) {
					holders[place] = new int[counts[place]];
					counts[place] = 0;
				}
				holders[place][counts[place]++] = sender;
			}
		return holders;
	}

	/** Joins nearest neighbours, and tells the names of groups where they are lower than a node's own id. */
	long links(final Desk desk) {
		final Nodes nodes = rena.nodes(desk);
		final SharedNodes shared = (SharedNodes) desk.load(SHARED);
		final long[] kept = (long[]) desk.kept(NEAREST);
		final long[] nearest = kept != null ? kept.clone() : nodes.nearest(desk.progress());
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
		for (int i = 0; i < nearest.length; i++)
			nearest[i] = Double.doubleToRawLongBits(RenaRules.limit(Double.longBitsToDouble(nearest[i])));
		return agree(desk, start(desk, nodes, shared, nodes.joined(nearest, desk.progress())));
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
		new Grouping(group, names, links).leave(desk);
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
				if (rena.grid().owner(pairs[i]) != desk.block()) told[place] = Math.min(told[place], pairs[i + 1]);
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
			final int hub = rena.grid().owner(id);
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

	/** The groups as they were found and named. */
	static Grouping grouping(final Desk desk) {
		final Links links = (Links) desk.load(LINKS);
		final Grouping before = Grouping.left(desk);
		final long[] names = before.names().clone();
		for (int g = 0; g < names.length; g++)
			if (before.links()[g] >= 0) names[g] = links.names()[before.links()[g]];
		return new Grouping(before.group(), names, before.links());
	}
}
