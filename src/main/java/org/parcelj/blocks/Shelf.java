package org.parcelj.blocks;

import java.io.Serializable;

/**
 * Where blocks leave what they know between two steps, by group and number. Safe for several threads, and, where an
 * engine runs on several machines, for all of them: what is put is there whole or not at all.
 */
public interface Shelf extends Serializable {

	/** @param value not to be changed any more; what was there is replaced */
	void put(String group, int number, Serializable value);

	/** Null where there is nothing. Not to be changed. */
	Object get(String group, int number);

	/**
	 * The same of what can be made again, where it stays in memory as it is, so that this costs less.
	 *
	 * @param bytes that it takes
	 * @return whether it is there now; it is put once
	 */
	default boolean keep(final String group, final int number, final Serializable value, final long bytes) {
		return false;
	}

	/** Forgets all of a group. */
	void delete(String group);
}
