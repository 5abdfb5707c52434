package org.parcelj.commands;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.PixelSpace;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.ImageData;
import org.parcelj.imagej.ImagePlusImgs;

/**
 * What a method clusters: the masked pixels of one or several images on a grid. Features and graph are made when they
 * are first asked for, and kept.
 */
final class ClusteringInput {

	private final ImagePlus image;
	private final PixelSpace space;
	private final List<RandomAccessibleInterval<? extends RealType<?>>> imgs;
	private final Mask mask;
	private final Connectivity connectivity;
	private final boolean scaled;

	private FeatureMatrix values;
	private FeatureMatrix features;
	private GridGraph graph;

	/**
	 * @param images the first of them is the one that results refer to
	 * @param scaled whether each feature is brought to mean 0 and standard deviation 1
	 */
	ClusteringInput(final List<ImagePlus> images, final Mask mask, final Connectivity connectivity, final boolean scaled) {
		this(images.get(0), images.stream().map(i -> ImagePlusImgs.of(i).img()).collect(Collectors.toList()), mask,
			connectivity, scaled);
	}

	private ClusteringInput(final ImagePlus image, final List<RandomAccessibleInterval<? extends RealType<?>>> imgs,
		final Mask mask, final Connectivity connectivity, final boolean scaled)
	{
		final ImageData first = ImagePlusImgs.of(image);
		this.image = image;
		space = first.space();
		this.imgs = imgs;
		this.mask = mask;
		this.connectivity = connectivity;
		this.scaled = scaled;
	}

	/** The same image and settings with other pixels, on the grid of another mask. */
	ClusteringInput with(final UnaryOperator<RandomAccessibleInterval<? extends RealType<?>>> change, final Mask newMask) {
		return new ClusteringInput(image, imgs.stream().map(change).collect(Collectors.toList()), newMask, connectivity,
			scaled);
	}

	ImagePlus image() {
		return image;
	}

	PixelSpace space() {
		return space;
	}

	Mask mask() {
		return mask;
	}

	/** The values of the images at the masked pixels, all of them finite. */
	FeatureMatrix values() {
		if (values == null) {
			values = FeatureMatrix.of(imgs, mask);
			values.requireFinite();
		}
		return values;
	}

	/** What is clustered: the values, scaled if that is asked for. */
	FeatureMatrix features() {
		if (features == null) features = scaled ? values().scaled() : values();
		return features;
	}

	GridGraph graph() {
		if (graph == null) graph = GridGraph.of(mask, connectivity);
		return graph;
	}
}
