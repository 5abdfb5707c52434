package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * Objects from classes: each connected part of each label becomes a label of its own, numbered from 1 in the order of
 * their first pixels. Immutable.
 */
public final class LabelComponents {

	/** What becomes of background that one object encloses. */
	public enum Holes {
		/** It stays background. */
		KEPT,
		/** It becomes part of the object. */
		FILLED
	}

	private static final int CHUNK = 1 << 15;
	/** Bytes of a pixel: its object, the set that it is in, that set's number, and what is around it. */
	private static final long PIXEL_BYTES = 16;
	private static final int BACKGROUND = 0;

	/** The object around a hole: not known yet, or the hole is open or has several around it. */
	private static final int UNKNOWN = -1;
	private static final int NONE = -2;

	private final Connectivity connectivity;
	private final int smallest;
	private final Holes holes;

	/**
	 * @param connectivity which pixels of an object touch; background touches by faces in any case
	 * @param smallest objects of fewer pixels, their holes filled where those are, become background; at least 1
	 * @throws InputException if {@code smallest} is below 1
	 */
	public LabelComponents(final Connectivity connectivity, final int smallest, final Holes holes) {
		this.connectivity = connectivity;
		this.smallest = InputException.requireRange("smallest", smallest, 1, Integer.MAX_VALUE);
		this.holes = holes;
	}

	/** The objects of a label image; it may hold none. */
	public LabelMap of(final LabelMap labels, final Progress progress) {
		Memory.require("finding the components of " + labels.pixels() + " pixels", PIXEL_BYTES * labels.pixels());
		final Mask grid = Mask.all(labels.dimensions());
		final int[] parts = parts(GridGraph.of(grid, connectivity), labels.sharedLabels(), progress);
		for (int i = 0; i < parts.length; i++)
			parts[i] = labels.label(i) == BACKGROUND ? BACKGROUND : parts[i] + 1;
		if (holes == Holes.FILLED) fill(GridGraph.of(grid, Connectivity.FACES), parts, progress);
		return new LabelMap(labels.dimensions(), numbered(parts, progress));
	}

	/** The connected part of like values that each pixel belongs to, in the order of their first pixels. */
	public static int[] parts(final GridGraph graph, final int[] values, final Progress progress) {
		final DisjointSets sets = new DisjointSets(values.length);
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = graph.laterReader();
			for (int i = from; i < to; i++) {
				later.enter(i);
				for (int e = later.from(); e < later.to(); e++)
					if (values[later.neighbours()[e]] == values[i]) sets.join(i, later.neighbours()[e]);
			}
		});
		return sets.intoNumbers(progress);
	}

	/** Gives the background that one object encloses to it. */
	private static void fill(final GridGraph faces, final int[] objects, final Progress progress) {
		final int[] parts = parts(faces, objects, progress);
		final int[] around = new int[Arrays.stream(parts).max().orElse(UNKNOWN) + 1];
		Arrays.fill(around, UNKNOWN);
		final Adjacency.Reader all = faces.reader();
		final Mask grid = faces.mask();
		for (int i = 0; i < objects.length; i++) {
			if (i % CHUNK == 0) progress.check();
			if (objects[i] != BACKGROUND) continue;
			if (isAtBorder(grid, i)) around[parts[i]] = NONE;
			all.enter(i);
			for (int e = all.from(); e < all.to(); e++)
				around[parts[i]] = with(around[parts[i]], objects[all.neighbours()[e]]);
		}
		for (int i = 0; i < objects.length; i++)
			if (objects[i] == BACKGROUND && around[parts[i]] > BACKGROUND) objects[i] = around[parts[i]];
	}

	private static int with(final int around, final int object) {
		if (object == BACKGROUND || object == around) return around;
		return around == UNKNOWN ? object : NONE;
	}

	private static boolean isAtBorder(final Mask grid, final int position) {
		for (int axis = 0, rest = position; axis < grid.numDimensions(); axis++) {
			final int size = (int) grid.dimension(axis);
			// a stack of one slice is all border along it
			if (size > 1 && (rest % size == 0 || rest % size == size - 1)) return true;
			rest /= size;
		}
		return false;
	}

	/** 1, 2, … in the order of first pixels, without the small ones. */
	private int[] numbered(final int[] objects, final Progress progress) {
		progress.check();
		final int[] sizes = new int[Arrays.stream(objects).max().orElse(BACKGROUND) + 1];
		for (final int object : objects)
			sizes[object]++;
		final int[] number = new int[sizes.length];
		int next = 1;
		for (int i = 0; i < objects.length; i++) {
			final int object = objects[i];
			if (object != BACKGROUND && number[object] == 0 && sizes[object] >= smallest) number[object] = next++;
			objects[i] = number[object];
		}
		return objects;
	}
}
