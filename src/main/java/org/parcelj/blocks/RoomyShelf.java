package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shelf that keeps everything in files of a folder, except that what could be made again stays in the memory of one
 * machine as long as there is room.
 */
public final class RoomyShelf implements Shelf {

	private static final long serialVersionUID = 1L;

	private final FolderShelf files;
	private final MemoryShelf memory = new MemoryShelf();
	private final AtomicLong room;
	/** Bytes of what is in memory. */
	private final Map<String, AtomicLong> taken = new ConcurrentHashMap<>();

	/** @param room bytes of memory that may be taken */
	public RoomyShelf(final FolderShelf files, final long room) {
		this.files = files;
		this.room = new AtomicLong(room);
	}

	@Override
	public void put(final String group, final int number, final Serializable value) {
		files.put(group, number, value);
	}

	@Override
	public boolean keep(final String group, final int number, final Serializable value, final long bytes) {
		if (room.addAndGet(-bytes) < 0) {
			room.addAndGet(bytes);
			return false;
		}
		taken.computeIfAbsent(group, name -> new AtomicLong()).addAndGet(bytes);
		return memory.keep(group, number, value, bytes);
	}

	@Override
	public Object get(final String group, final int number) {
		final Object kept = memory.get(group, number);
		return kept != null ? kept : files.get(group, number);
	}

	@Override
	public void delete(final String group) {
		memory.delete(group);
		files.delete(group);
		final AtomicLong bytes = taken.remove(group);
		if (bytes != null) room.addAndGet(bytes.get());
	}
}
