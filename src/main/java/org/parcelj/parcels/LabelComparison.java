package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;

/**
 * Labels compared with a reference on the same grid: how well they agree, which label goes with which, and where they
 * differ. Immutable.
 */
public final class LabelComparison extends LabelOverlap {

	/** What {@link #difference()} holds where both agree, or both are background. */
	public static final int SAME = 0;
	/** Where both have labels, which are not matched. */
	public static final int OTHER = 1;
	/** Where only the labels are. */
	public static final int LABELS_ALONE = 2;
	/** Where only the reference is. */
	public static final int REFERENCE_ALONE = 3;

	private static final int CHUNK = 1 << 16;
	/**
	 * Bytes of a pixel: the label that it gets, and its labels in both images; what pairs of labels take is not known
	 * before.
	 */
	private static final long PIXEL_BYTES = 12;

	private final LabelMap labels;
	private final LabelMap reference;
	private LabelComparison(final LabelMap labels, final LabelMap reference, final PairCounts counts,
		final Progress progress)
	{
		super(counts, progress);
		this.labels = labels;
		this.reference = reference;
	}

	/**
	 * @throws InputException if the grids differ, or no pixel is labelled in both
	 */
	public static LabelComparison of(final LabelMap labels, final LabelMap reference, final Progress progress) {
		if (!Arrays.equals(labels.dimensions(), reference.dimensions()))
			throw new InputException("the labels to compare are on different grids: " + Arrays.toString(labels.dimensions()) +
				" and " + Arrays.toString(reference.dimensions()));
		Memory.require("comparing " + labels.pixels() + " pixels", PIXEL_BYTES * labels.pixels());
		return new LabelComparison(labels, reference,
			PairCounts.of(reference.sharedLabels(), labels.sharedLabels(), progress), progress);
	}

	/** How the two compare in shape, on a grid in this space. */
	public ShapeComparison shapes(final PixelSpace space) {
		return new ShapeComparison(labels, reference, matches(), space);
	}

	/** The labels with {@link #matchedNumbers()}. */
	public LabelMap matched() {
		final int[] number = matchedNumbers();
		final int[] renumbered = new int[labels.sharedLabels().length];
		Chunks.forEach(renumbered.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				renumbered[i] = number[labels.sharedLabels()[i]];
		});
		return new LabelMap(labels.dimensions(), renumbered);
	}

	/** For each pixel one of {@link #SAME}, {@link #OTHER}, {@link #LABELS_ALONE}, {@link #REFERENCE_ALONE}. */
	public byte[] difference() {
		final int[] number = referenceOf();
		final byte[] difference = new byte[labels.sharedLabels().length];
		Chunks.forEach(difference.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				difference[i] = (byte) difference(labels.sharedLabels()[i], reference.sharedLabels()[i], number);
		});
		return difference;
	}

	private static int difference(final int label, final int other, final int[] number) {
		if (label == 0) return other == 0 ? SAME : REFERENCE_ALONE;
		if (other == 0) return LABELS_ALONE;
		return number[label] == other ? SAME : OTHER;
	}
}
