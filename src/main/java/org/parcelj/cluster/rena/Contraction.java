package org.parcelj.cluster.rena;

import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Touching;

/** Which groups of nodes touch, in both directions. Immutable. */
public final class Contraction implements Adjacency {

	private final int size;
	private final Touching touching;

	/**
	 * @param graph which nodes touch
	 * @param numbers the group of each node
	 * @param groups the nodes of each group
	 * @param count the number of groups
	 */
	public Contraction(final Adjacency graph, final int[] numbers, final Groups groups, final int count,
		final Progress progress)
	{
		size = count;
		touching = new Touching(graph::reader, numbers, groups, null, count, progress);
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public Reader reader() {
		return touching.reader();
	}

	@Override
	public Reader laterReader() {
		return touching.laterReader();
	}
}
