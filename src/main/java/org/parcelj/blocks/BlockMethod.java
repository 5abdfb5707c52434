package org.parcelj.blocks;

import org.parcelj.Progress;

/** A way to cluster the pixels of a volume in blocks. */
public interface BlockMethod {

	/** Its name and settings, in a line, so that a run that goes on knows whether it is the same. */
	String identity();

	/**
	 * @throws org.parcelj.InputException if the pixels cannot be clustered so
	 */
	BlockClusters fit(Supersteps steps, PixelSource source, BlockGrid grid, Progress progress);
}
