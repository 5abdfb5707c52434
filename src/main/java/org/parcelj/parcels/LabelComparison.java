package org.parcelj.parcels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;

/**
 * Labels beside a reference on the same grid: how far they agree, which label goes with which, and where they differ.
 * Labels are matched one to one such that the matched ones share most pixels in all. Immutable.
 */
public final class LabelComparison {

	/** What {@link #difference()} holds where both agree, or both are background. */
	public static final int SAME = 0;
	/** Where both have labels, which are not matched. */
	public static final int OTHER = 1;
	/** Where only the labels are. */
	public static final int LABELS_ALONE = 2;
	/** Where only the reference is. */
	public static final int REFERENCE_ALONE = 3;

	private static final int CHUNK = 1 << 16;
	/** Of a pixel: the label that it gets, and in the images of both; what pairs of labels take is not known before. */
	private static final long PIXEL_BYTES = 12;

	private final LabelMap labels;
	private final LabelMap reference;
	/** The reference's labels are the first. */
	private final Contingency shared;
	private final PairCounts counts;
	private final int[] labelSizes;
	private final int[] referenceSizes;
	private final List<Match> matches;

	private LabelComparison(final LabelMap labels, final LabelMap reference, final PairCounts counts,
		final Progress progress)
	{
		this.labels = labels;
		this.reference = reference;
		this.counts = counts;
		shared = new Contingency(counts, Contingency.Kept.LABELLED_IN_BOTH);
		labelSizes = new int[largest(labels) + 1];
		referenceSizes = new int[largest(reference) + 1];
		for (final long pair : counts.pairs()) {
			referenceSizes[PairCounts.first(pair)] += (int) counts.count(pair);
			labelSizes[PairCounts.second(pair)] += (int) counts.count(pair);
		}
		matches = matches(OverlapMatching.of(shared, progress));
	}

	/**
	 * @throws InputException if the grids differ, or no pixel is labelled in both
	 */
	public static LabelComparison of(final LabelMap labels, final LabelMap reference, final Progress progress) {
		if (!Arrays.equals(labels.dimensions(), reference.dimensions()))
			throw new InputException("the labels to compare are on different grids: " + Arrays.toString(labels.dimensions()) +
				" and " + Arrays.toString(reference.dimensions()));
		Memory.require("comparing " + labels.pixels() + " pixels", PIXEL_BYTES * labels.pixels());
		final LabelComparison comparison = new LabelComparison(labels, reference,
			Contingency.count(reference.sharedLabels(), labels.sharedLabels(), progress), progress);
		if (comparison.shared.pixels == 0)
			throw new InputException("no pixel is labelled in both of the images to compare");
		return comparison;
	}

	private static int largest(final LabelMap map) {
		final int[] numbers = map.numbers();
		return numbers.length == 0 ? 0 : numbers[numbers.length - 1];
	}

	/** The measures of agreement over the pixels that are labelled in both; the reference is the first. */
	public Agreement agreement() {
		return new Agreement(shared);
	}

	/** The same over all pixels of the grid, the background of each image as a label of its own. */
	public Agreement agreementEverywhere() {
		return new Agreement(new Contingency(counts, Contingency.Kept.ALL));
	}

	/**
	 * The same over the pixels that the reference labels; those without a label in the other image are one more label.
	 */
	public Agreement agreementInReference() {
		return new Agreement(new Contingency(counts, Contingency.Kept.LABELLED_IN_FIRST));
	}

	/** How the two compare in shape, on a grid in this space. */
	public ShapeComparison shapes(final PixelSpace space) {
		return new ShapeComparison(labels, reference, matches, space);
	}

	/** The mean over the reference's labels of the Dice coefficient with their match, 0 for those that have none. */
	public double meanDice() {
		return diceOfReference().average().orElseThrow();
	}

	/** The lowest of the reference's labels, 0 where one has no match. */
	public double lowestDice() {
		return diceOfReference().min().orElseThrow();
	}

	private DoubleStream diceOfReference() {
		return matches.stream().filter(match -> match.reference() > 0).mapToDouble(Match::dice);
	}

	/** How many pixels are labelled in both. */
	public int both() {
		return shared.pixels;
	}

	/** How many pixels only the labels have. */
	public int onlyInLabels() {
		return labels.sharedLabels().length - labelSizes[0] - shared.pixels;
	}

	/** How many pixels only the reference has. */
	public int onlyInReference() {
		return reference.sharedLabels().length - referenceSizes[0] - shared.pixels;
	}

	/** Of the pixels that are labelled at all, the share that is so in one image only. */
	public double shareInOne() {
		final double one = (double) onlyInLabels() + onlyInReference();
		return one / (one + both());
	}

	/** Of the pixels that are labelled in both, the share with labels that are matched. */
	public double shareMatched() {
		return matches.stream().mapToDouble(Match::overlap).sum() / both();
	}

	/**
	 * Every label once, ascending, with the reference's label that it is matched with; then the labels of the reference
	 * that none is matched with, ascending.
	 */
	public List<Match> matches() {
		return matches;
	}

	/** @param labelOf the place of a label for each place of a reference's, -1 for none */
	private List<Match> matches(final int[] labelOf) {
		final int[] referenceOf = new int[labelSizes.length];
		final int[] overlap = new int[labelSizes.length];
		final boolean[] taken = new boolean[referenceSizes.length];
		for (int e = 0; e < shared.shared.length; e++) {
			if (labelOf[shared.first[e]] != shared.second[e]) continue;
			final int label = shared.secondLabels[shared.second[e]];
			referenceOf[label] = shared.firstLabels[shared.first[e]];
			overlap[label] = shared.shared[e];
			taken[referenceOf[label]] = true;
		}
		final List<Match> found = new ArrayList<>();
		for (final int label : labels.numbers())
			found.add(new Match(label, referenceOf[label], overlap[label], labelSizes[label],
				referenceOf[label] == 0 ? 0 : referenceSizes[referenceOf[label]]));
		for (final int label : reference.numbers())
			if (!taken[label]) found.add(new Match(0, label, 0, 0, referenceSizes[label]));
		return List.copyOf(found);
	}

	/**
	 * The labels with the numbers of the reference's that they are matched with; those without a match follow after the
	 * largest number of the reference, in order.
	 */
	public LabelMap matched() {
		final int[] number = referenceOf();
		int next = largest(reference);
		for (final int label : labels.numbers())
			if (number[label] == 0) number[label] = ++next;
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

	/** The reference's label for each label, 0 where there is none. */
	private int[] referenceOf() {
		final int[] number = new int[labelSizes.length];
		for (final Match match : matches)
			number[match.label()] = match.label() == 0 ? 0 : match.reference();
		return number;
	}

	/**
	 * A label and the reference's that it is matched with.
	 *
	 * @param label 0 where a label of the reference has no match
	 * @param reference 0 where a label has no match
	 * @param overlap the pixels that have both
	 * @param pixels all pixels of the label
	 * @param referencePixels all pixels of the reference's label
	 */
	public record Match(int label, int reference, int overlap, int pixels, int referencePixels) {

		/** Whether neither of them is without a match. */
		public boolean isPair() {
			return label > 0 && reference > 0;
		}

		/** 2 |A ∩ B| / (|A| + |B|). */
		public double dice() {
			return 2.0 * overlap / ((double) pixels + referencePixels);
		}

		/** |A ∩ B| / |A ∪ B|. */
		public double jaccard() {
			return overlap / ((double) pixels + referencePixels - overlap);
		}
	}
}
