package org.parcelj.blocks.group;

import java.io.Serializable;
import java.util.function.IntFunction;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.Shelf;

/**
 * Combines many things two by two: neighbours by their numbers, then their results, until one is left. The order
 * depends on the numbers alone, so that sums come out the same to the last bit however many machines work on them. A
 * run that is resumed continues after the last level that was finished.
 *
 * @param <T> what is combined
 */
final class PairTree<T extends Serializable> {

	private final String name;
	private final Leaf<T> leaf;
	private final Pair<T> pair;

	/** The things at the bottom. */
	@FunctionalInterface
	interface Leaf<T> extends Serializable {

		T of(int number, Progress progress);
	}

	/** What comes of two. */
	@FunctionalInterface
	interface Pair<T> extends Serializable {

		T of(T first, T second, Progress progress);
	}

	/** @param name on the shelf, of this tree alone */
	PairTree(final String name, final Leaf<T> leaf, final Pair<T> pair) {
		this.name = name;
		this.leaf = leaf;
		this.pair = pair;
	}

	/**
	 * @param what is being done, in a few words
	 * @param leaves how many there are, at least 1
	 */
	@SuppressWarnings("unchecked")
	T run(final String what, final int leaves, final Engine engine, final Shelf shelf, final Progress progress) {
		final Integer done = (Integer) shelf.get(name, 0);
		int level = 0;
		int count = leaves;
		while (level == 0 || count > 1) {
			final int below = count;
			count = (count + 1) / 2;
			level++;
			if (done == null || level > done) {
				engine.map(what, count, task(below, level - 1, shelf), progress);
				shelf.put(name, 0, level);
				if (level > 1) shelf.delete(group(level - 1));
			}
		}
		return (T) shelf.get(group(level), 0);
	}

	private String group(final int level) {
		return name + "-" + level;
	}

	/**
	 * @param below how many there are on the level below
	 * @param level that level, 0 for the leaves
	 */
	@SuppressWarnings("unchecked")
	private BlockTask<Integer> task(final int below, final int level, final Shelf shelf) {
		// what travels is these, and not the tree
		final Leaf<T> leaves = leaf;
		final Pair<T> pairs = pair;
		final String from = group(level);
		final String to = group(level + 1);
		return (number, progress) -> {
			final IntFunction<T> child = i -> level == 0 ? leaves.of(i, progress) : (T) shelf.get(from, i);
			final T first = child.apply(2 * number);
			final T both = 2 * number + 1 < below ? pairs.of(first, child.apply(2 * number + 1), progress) : first;
			shelf.put(to, number, both);
			return number;
		};
	}
}
