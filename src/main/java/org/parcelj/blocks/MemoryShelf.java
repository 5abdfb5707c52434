package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shelf that keeps everything in the memory of one machine. */
public final class MemoryShelf implements Shelf {

	private static final long serialVersionUID = 1L;

	private final transient Map<String, Map<Integer, Serializable>> groups = new ConcurrentHashMap<>();

	@Override
	public void put(final String group, final int number, final Serializable value) {
		groups.computeIfAbsent(group, name -> new ConcurrentHashMap<>()).put(number, value);
	}

	@Override
	public Object get(final String group, final int number) {
		final Map<Integer, Serializable> values = groups.get(group);
		return values == null ? null : values.get(number);
	}

	@Override
	public boolean keep(final String group, final int number, final Serializable value, final long bytes) {
		put(group, number, value);
		return true;
	}

	@Override
	public void delete(final String group) {
		groups.remove(group);
	}
}
