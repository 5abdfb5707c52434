package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.parcelj.Progress;

/** What a block can use in one step: what it left in earlier steps, and what other blocks sent it in the last one. */
public final class Desk {

	private final Shelf shelf;
	private final int block;
	private final int step;
	private final Map<String, Integer> versions;
	private final int[] senders;
	private final Progress progress;
	private final Map<Integer, Integer> sent = new TreeMap<>();
	private final Set<String> stored = new TreeSet<>();

	Desk(final Shelf shelf, final int block, final int step, final Map<String, Integer> versions, final int[] senders,
		final Progress progress)
	{
		this.shelf = shelf;
		this.block = block;
		this.step = step;
		this.versions = versions;
		this.senders = senders;
		this.progress = progress;
	}

	/** The number of the block. */
	public int block() {
		return block;
	}

	public Progress progress() {
		return progress;
	}

	/** The blocks that sent something, in ascending order. */
	public int[] senders() {
		return senders.clone();
	}

	/** What a block sent. */
	public Message from(final int sender) {
		return ((Message.Packed) shelf.get(Supersteps.mail(step - 1, block), sender)).message();
	}

	/** Whether something of the name was left in an earlier step. */
	public boolean has(final String name) {
		return versions.containsKey(name);
	}

	/** What was left under a name in the latest step. */
	public Object load(final String name) {
		return shelf.get(Supersteps.group(name, versions.get(name)), block);
	}

	/**
	 * What was kept under a name in the latest step; null where it has to be made again.
	 */
	public Object kept(final String name) {
		return has(name) ? load(name) : null;
	}

	/**
	 * Leaves what can be made again, where that costs less than to make it.
	 *
	 * @param bytes that it takes
	 */
	public void keep(final String name, final Serializable value, final long bytes) {
		if (shelf.keep(Supersteps.group(name, step), block, value, bytes)) stored.add(name);
	}

	/** Leaves something for later steps; earlier things of the name are forgotten after this one. */
	public void store(final String name, final Serializable value) {
		shelf.put(Supersteps.group(name, step), block, value);
		stored.add(name);
	}

	/** Sends something to another block, which has it in the next step; once a step for each. */
	public void send(final int target, final Message message) {
		final Message.Packed packed = message.packed();
		shelf.put(Supersteps.mail(step, target), block, packed);
		sent.put(target, packed.bytes().length);
	}

	int[] targets() {
		return sent.keySet().stream().mapToInt(Integer::intValue).toArray();
	}

	long sentBytes() {
		return sent.values().stream().mapToLong(Integer::longValue).sum();
	}

	String[] stored() {
		return stored.toArray(new String[0]);
	}
}
