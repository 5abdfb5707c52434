package org.parcelj.parcels;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.cluster.Clustering;
import org.parcelj.grid.Mask;

/**
 * A label for each pixel of a grid, 0 for background; the other labels may leave out numbers. Immutable as long as
 * nobody writes to the array that it was made of, nor to {@link #sharedLabels()}.
 */
public final class LabelMap {

	private static final int CHUNK = 1 << 16;
	/** So many that a set of large labels takes little beside them. */
	private static final int NUMBERS = 1 << 20;
	/** What {@link #parcellation()} takes of a pixel: its label, and its parcel. */
	public static final long PARCEL_BYTES = 8;

	private final long[] dimensions;
	private final int[] labels;
	private final int[] numbers;

	/**
	 * @param dimensions of the grid
	 * @param labels of 0 or more, in raster order; taken over, not copied, and not to be written to from then on
	 * @throws InputException if there are more or fewer labels than pixels, or a label is below 0
	 */
	public LabelMap(final long[] dimensions, final int[] labels) {
		this(dimensions.clone(), labels, numbers(labels));
		if (Arrays.stream(dimensions).reduce(1, (a, b) -> a * b) != labels.length)
			throw new InputException(labels.length + " labels for a grid of " + Arrays.toString(dimensions));
	}

	private LabelMap(final long[] dimensions, final int[] labels, final int[] numbers) {
		this.dimensions = dimensions;
		this.labels = labels;
		this.numbers = numbers;
	}

	private static int[] numbers(final int[] labels) {
		final BitSet present = new BitSet();
		Chunks.forEach(labels.length, NUMBERS, (chunk, from, to) -> {
			final BitSet some = present(labels, from, to);
			synchronized (present) {
				present.or(some);
			}
		});
		present.clear(0);
		return present.stream().toArray();
	}

	private static BitSet present(final int[] labels, final int from, final int to) {
		final BitSet present = new BitSet();
		int last = 0;
		for (int i = from; i < to; i++) {
			final int label = labels[i];
			// neighbours mostly have the same label
			if (label == last) continue;
			last = label;
			present.set(InputException.requireRange("a label", label, 0, Integer.MAX_VALUE));
		}
		return present;
	}

	/** The parcels of a parcellation as labels 1 … k. */
	public static LabelMap of(final Parcellation parcels) {
		final Mask mask = parcels.mask();
		final int[] labels = new int[mask.gridSize()];
		final int[] parcelOf = parcels.sharedLabels();
		Chunks.forEach(mask.size(), CHUNK,
			(chunk, from, to) -> mask.forEach(from, to, (index, position) -> labels[position] = parcelOf[index] + 1));
		return new LabelMap(mask.dimensions(), labels, IntStream.rangeClosed(1, parcels.size()).toArray());
	}

	/** The number of pixels of the grid. */
	public int pixels() {
		return labels.length;
	}

	/** The label of the pixel at a place in raster order. */
	public int label(final int position) {
		return labels[position];
	}

	/** The label of each pixel, in raster order: the array that this object itself holds. Never to be written to. */
	public int[] sharedLabels() {
		return labels;
	}

	public long[] dimensions() {
		return dimensions.clone();
	}

	/** The labels that occur, ascending, without 0. */
	public int[] numbers() {
		return numbers.clone();
	}

	/** The number of pixels of each label of {@link #numbers()}. */
	public int[] sizes() {
		final int[] sizes = new int[numbers.length == 0 ? 1 : numbers[numbers.length - 1] + 1];
		for (final int label : labels)
			sizes[label]++;
		return Arrays.stream(numbers).map(label -> sizes[label]).toArray();
	}

	/**
	 * The labelled pixels as parcels, of which number i has the label {@link #numbers()}[i].
	 *
	 * @throws InputException if there is background only
	 */
	public Parcellation parcellation() {
		if (numbers.length == 0) throw new InputException("the label image has no label above 0");
		Memory.require("dividing " + labels.length + " pixels into parcels", PARCEL_BYTES * labels.length);
		final Mask mask = Mask.where(dimensions, position -> labels[position] != 0);
		final int[] masked = new int[mask.size()];
		Chunks.forEach(masked.length, CHUNK,
			(chunk, from, to) -> mask.forEach(from, to, (index, position) -> masked[index] = labels[position]));
		return new Parcellation(mask, Clustering.byLabel(masked));
	}
}
