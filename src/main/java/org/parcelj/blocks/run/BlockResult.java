package org.parcelj.blocks.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.parcelj.cluster.mixture.FittedMixture;
import org.parcelj.parcels.LabelOverlap;
import org.parcelj.parcels.ParcelTotals;
import org.parcelj.parcels.ValueTotals;

/** The results of a command on blocks. */
public sealed interface BlockResult {

	/**
	 * Clusters of pixels.
	 *
	 * @param labels a label image in a folder of its own, which may be moved
	 * @param images whose pixels they are
	 * @param features of these, together
	 * @param parcels what they measure, in the order of the labels; empty where there is too little memory for so many
	 * @param medians [channels × parcels] of images of few channels and no frames, where they were found
	 * @param mixture as in {@link org.parcelj.blocks.BlockClusters}
	 */
	record Clusters(Path labels, List<String> images, int features, Optional<ParcelTotals> parcels,
		Optional<double[][]> medians, Optional<FittedMixture> mixture) implements BlockResult {

		/** As in memory: with more channels than this, there are no columns for each of them. */
		public static final int MOST_CHANNELS = 16;
	}

	/**
	 * Objects.
	 *
	 * @param labels as in {@link Clusters}
	 */
	record Components(Path labels) implements BlockResult {}

	/**
	 * The sizes and places of labels.
	 *
	 * @param graph whether the pairs that touch are wanted too
	 */
	record Sizes(List<OfImage> images, boolean graph) implements BlockResult {

		/**
		 * The sizes of the labels of one image.
		 *
		 * @param address of it
		 * @param numbers the labels, ascending
		 */
		public record OfImage(String address, int[] numbers, ParcelTotals totals) {}
	}

	/**
	 * Labels beside a reference.
	 *
	 * @param matched the labels with the numbers of those that they are matched with; as in {@link Clusters}
	 */
	record Compared(Path matched, LabelOverlap overlap) implements BlockResult {}

	/**
	 * What stands for the values of labels.
	 *
	 * @param signals [channels and frames × labels]
	 * @param numbers the labels, ascending
	 */
	record Signals(double[][] signals, int[] numbers) implements BlockResult {}

	/**
	 * An image of the means of labels.
	 *
	 * @param image in a folder of its own, which may be moved
	 * @param totals of the image that it is of
	 * @param channels of that
	 */
	record Compressed(Path image, ValueTotals totals, int channels) implements BlockResult {}
}
