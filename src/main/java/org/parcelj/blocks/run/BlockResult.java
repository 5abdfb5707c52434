package org.parcelj.blocks.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.parcelj.parcels.ParcelTotals;

/** What came of a command on blocks. */
public sealed interface BlockResult {

	/**
	 * Clusters of pixels.
	 *
	 * @param labels a label image in a folder of its own, which may be moved
	 * @param images whose pixels they are
	 * @param features of these, together
	 * @param parcels what they measure, in the order of the labels; empty where there is too little memory for so many
	 */
	record Clusters(Path labels, List<String> images, int features,
		Optional<ParcelTotals> parcels) implements BlockResult {}

	/**
	 * Objects.
	 *
	 * @param labels as in {@link Clusters}
	 */
	record Components(Path labels) implements BlockResult {}
}
