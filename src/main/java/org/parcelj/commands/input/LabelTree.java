package org.parcelj.commands.input;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.DendrogramFiles;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.files.TextFiles;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;

/**
 * The tree that a label image is cut from. It is one of the image's properties for as long as ImageJ holds the image;
 * duplicates and files do not have it.
 *
 * @param mask the pixels that the tree is of
 * @param variance null where it is not known
 */
public record LabelTree(Dendrogram dendrogram, Mask mask, ExplainedVariance variance) {

	/** Bytes of a pixel: what is read of the tree, its explained variance, and a cut. */
	private static final int PIXEL_BYTES = 22 + Double.BYTES + 20;

	private static final String TREE = "parcelj-tree";
	/** A text, which files keep. */
	private static final String LINKAGE = "parcelj-linkage";

	/** Puts the tree behind a label image. */
	public void putBehind(final ImagePlus labels, final Linkage linkage) {
		labels.setProperty(TREE, this);
		labels.setProp(LINKAGE, linkage.label());
	}

	/**
	 * The tree from a file, or where its name is empty the one behind the image.
	 *
	 * @throws InputException if there is none, or the file is not the table of a tree of the labelled pixels
	 */
	public static LabelTree of(final ImagePlus labels, final String file) {
		return file.isEmpty() ? behind(labels) : read(TextFiles.path("tree", file), labels);
	}

	private static LabelTree behind(final ImagePlus labels) {
		final Object tree = labels.getProperty(TREE);
		if (tree instanceof LabelTree) return (LabelTree) tree;
		throw new InputException("there is no dendrogram behind \"" + labels.getTitle() +
			"\": only label images that Agglomerative Clustering has made have one, not their duplicates or files; " +
			"give a saved one (tree), or run the clustering again");
	}

	/** The explained variance is known where the image still says that the tree is by Ward's method. */
	private static LabelTree read(final Path file, final ImagePlus labels) {
		TextFiles.requireFile(file, "tree " + file);
		final Mask mask = LabelImages.read(labels).parcellation().mask();
		Memory.require("the tree of " + mask.size() + " pixels", (long) PIXEL_BYTES * mask.size());
		final Dendrogram tree = DendrogramFiles.read(file, mask.size());
		final boolean ward = Linkage.WARD.label().equals(labels.getProp(LINKAGE)) && tree.components() == 1;
		return new LabelTree(tree, mask, ward ? ExplainedVariance.ofWard(tree) : null);
	}

	/** How many parcels a height gives, or where it is 0 the number that is asked for. */
	public int clusters(final int clusters, final double height) {
		return height > 0 ? dendrogram.clustersAtHeight(height) : clusters;
	}

	/** What to say of a height above all merges, which leaves nothing apart; empty for others. */
	public Optional<String> above(final double height) {
		final double highest = dendrogram.pixels() == dendrogram.components()
			? 0
			: dendrogram.heightOf(dendrogram.components() + 1);
		return dendrogram.clustersAtHeight(height) > dendrogram.components()
			? Optional.empty()
			: Optional.of(String.format(Locale.ROOT, "height is above all merges, the last of which is at %.6g", highest));
	}

	/** What is known of so many parcels, for the eye. */
	public String describe(final int clusters) {
		final double next = dendrogram.heightOf(clusters);
		final String at = Double.isInfinite(next) ? "" : String.format(Locale.ROOT, ", height %.6g", next);
		return variance == null ? at : at + String.format(Locale.ROOT, ", explained variance %.4f", variance.at(clusters));
	}

	/**
	 * @throws InputException if the tree cannot be cut into so many
	 */
	public Parcellation cut(final int clusters) {
		return new Parcellation(mask, dendrogram.cut(clusters));
	}
}
