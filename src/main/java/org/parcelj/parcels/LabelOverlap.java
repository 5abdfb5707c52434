package org.parcelj.parcels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Labels compared with a reference on the same grid, by how many pixels each two labels share: how well they agree, and
 * which goes with which. Labels are matched one to one so that matched labels share as many pixels as possible in
 * total. Immutable.
 */
public class LabelOverlap {

	/** Bytes for each number up to the largest label: its size, its match, and what they share. */
	private static final long NUMBER_BYTES = 16;

	/** The reference's labels are the first. */
	private final Contingency shared;
	private final PairCounts counts;
	private final int pixels;
	private final int[] labelSizes;
	private final int[] referenceSizes;
	private final List<Match> matches;

	/**
	 * @param counts of pairs of the reference's label and the other, for all pixels; not to be changed any more
	 * @throws InputException if no pixel is labelled in both, or there are more pixels than can be counted
	 */
	public LabelOverlap(final PairCounts counts, final Progress progress) {
		this.counts = counts;
		pixels = counts.pixels();
		int largestOfReference = 0;
		int largest = 0;
		for (final long pair : counts.pairs()) {
			largestOfReference = Math.max(largestOfReference, PairCounts.first(pair));
			largest = Math.max(largest, PairCounts.second(pair));
		}
		Memory.require("labels up to " + Math.max(largest, largestOfReference),
			NUMBER_BYTES * ((long) largest + largestOfReference));
		shared = new Contingency(counts, Contingency.Kept.LABELLED_IN_BOTH);
		if (shared.pixels == 0) throw new InputException("no pixel is labelled in both of the images to compare");
		labelSizes = new int[largest + 1];
		referenceSizes = new int[largestOfReference + 1];
		for (final long pair : counts.pairs()) {
			referenceSizes[PairCounts.first(pair)] += (int) counts.count(pair);
			labelSizes[PairCounts.second(pair)] += (int) counts.count(pair);
		}
		matches = matches(OverlapMatching.of(shared, progress));
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
		return pixels - labelSizes[0] - shared.pixels;
	}

	/** How many pixels only the reference has. */
	public int onlyInReference() {
		return pixels - referenceSizes[0] - shared.pixels;
	}

	/** The share of the pixels with a label that have one in one of the images only. */
	public double shareInOne() {
		final double one = (double) onlyInLabels() + onlyInReference();
		return one / (one + both());
	}

	/** The share of the pixels labelled in both images whose labels are matched. */
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
		for (int label = 1; label < labelSizes.length; label++)
			if (labelSizes[label] > 0)
				found.add(new Match(label, referenceOf[label], overlap[label], labelSizes[label],
					referenceOf[label] == 0 ? 0 : referenceSizes[referenceOf[label]]));
		for (int label = 1; label < referenceSizes.length; label++)
			if (referenceSizes[label] > 0 && !taken[label]) found.add(new Match(0, label, 0, 0, referenceSizes[label]));
		return List.copyOf(found);
	}

	/**
	 * For each label the number of the reference's that it is matched with; those without a match follow after the
	 * largest number of the reference, in order.
	 */
	public int[] matchedNumbers() {
		final int[] number = referenceOf();
		int next = referenceSizes.length - 1;
		for (int label = 1; label < number.length; label++)
			if (labelSizes[label] > 0 && number[label] == 0) number[label] = ++next;
		return number;
	}

	/** The reference's label for each label, 0 where there is none. */
	final int[] referenceOf() {
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
