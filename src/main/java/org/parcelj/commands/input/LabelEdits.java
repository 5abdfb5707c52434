package org.parcelj.commands.input;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.TreeSplit;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.imagej.labels.LabelSource;
import org.parcelj.parcels.LabelMap;

/**
 * Edits of a label image: parcels that are merged, split or removed. The other parcels keep their numbers, so that
 * there may be gaps: merged parcels have the smallest of their numbers, of a split parcel the larger part keeps its
 * number and the other one gets the next after the largest there is.
 */
public final class LabelEdits {

	private final ImagePlus image;
	/** Null where parcels are not split by a tree. */
	private final LabelTree tree;
	private final Progress progress;

	private int[] labels;

	/**
	 * @param tree the tree that parcels are split by, if there is one; else they are split by the values of the image
	 * that they were made from
	 */
	public LabelEdits(final ImagePlus image, final Optional<LabelTree> tree, final Progress progress) {
		this.image = image;
		this.tree = tree.orElse(null);
		this.progress = progress;
		final LabelMap map = LabelImages.read(image);
		LabelLikeness.requireLabels(image, map, progress);
		labels = map.sharedLabels().clone();
	}

	/** What there is now. */
	public LabelMap result() {
		return new LabelMap(LabelImages.read(image).dimensions(), labels);
	}

	/** @param groups of labels, as in {@code 3,4;7-9}; empty for none */
	public void merge(final String groups) {
		for (final String group : groups.split(";")) {
			final int[] chosen = ChosenLabels.parse("merge", group, numbers());
			if (chosen.length == 1)
				throw new InputException("merge has " + group.trim() + ", but must have two labels or more in each group");
			if (chosen.length > 0) replace(chosen, chosen[0]);
		}
	}

	/** @param chosen labels, as in {@code 3,7-9}; empty for none */
	public void remove(final String chosen) {
		replace(ChosenLabels.parse("remove", chosen, numbers()), 0);
	}

	/**
	 * @param chosen labels, as in {@code 3,7-9}; empty for none
	 * @throws InputException if a parcel is a single pixel, or there is nothing to split it by
	 */
	public void split(final String chosen) {
		for (final int label : ChosenLabels.parse("split", chosen, numbers()))
			split(label);
	}

	private int[] numbers() {
		final BitSet present = new BitSet();
		for (final int label : labels)
			present.set(label);
		present.clear(0);
		if (present.isEmpty()) throw new InputException("\"" + image.getTitle() + "\" has no label above 0");
		return present.stream().toArray();
	}

	private void replace(final int[] chosen, final int label) {
		final BitSet set = new BitSet();
		Arrays.stream(chosen).forEach(set::set);
		labels = Arrays.stream(labels).map(old -> old > 0 && set.get(old) ? label : old).toArray();
	}

	private void split(final int label) {
		progress.check();
		final int[] places = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
		if (places.length < 2) throw new InputException("parcel " + label + " is a single pixel, which cannot be split");
		final int[] numbers = numbers();
		final int next = InputException.requireRange("the number of the new parcel", numbers[numbers.length - 1] + 1, 1,
			LabelImages.LARGEST_LABEL);
		final BitSet byTree = tree == null ? new BitSet() : byTree(places);
		final BitSet part = byTree.isEmpty() ? byValues(label, places) : byTree;
		for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1))
			labels[places[i]] = next;
	}

	/** Indices of places; none where the tree does not know all of them. */
	private BitSet byTree(final int[] places) {
		final BitSet part = new BitSet();
		final BitSet pixels = new BitSet();
		for (final int place : places) {
			final int index = tree.mask().contains(place) ? tree.mask().indexOf(place) : -1;
			if (index < 0) return part;
			pixels.set(index);
		}
		final BitSet smaller = TreeSplit.smallerPart(tree.dendrogram(), pixels);
		for (int i = 0; i < places.length; i++)
			if (smaller.get(tree.mask().indexOf(places[i]))) part.set(i);
		return part;
	}

	/** The smaller of two clusters of the values of the image that the labels were made from. */
	private BitSet byValues(final int label, final int[] places) {
		final ImagePlus source = LabelSource.of(image).orElseThrow(() -> new InputException("parcel " + label +
			" cannot be split: there is neither a tree behind \"" + image.getTitle() + "\" nor the image that it is of"));
		final Mask mask = Mask.of(LabelImages.read(image).dimensions(), position -> labels[position] == label);
		final FeatureMatrix values = FeatureMatrix.of(ImagePlusImgs.of(source).img(), mask);
		values.requireFinite();
		final int[] halves = new KMeans(KMeans.Options.of(2)).fit(values, progress).labels();
		final BitSet ones = new BitSet();
		for (int i = 0; i < halves.length; i++)
			if (halves[i] == 1) ones.set(i);
		if (ones.isEmpty() || ones.cardinality() == places.length)
			throw new InputException("parcel " + label + " cannot be split: its pixels all have the same value");
		if (2 * ones.cardinality() > places.length) ones.flip(0, places.length);
		return ones;
	}
}
