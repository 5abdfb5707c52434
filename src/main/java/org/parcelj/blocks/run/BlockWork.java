package org.parcelj.blocks.run;

import java.util.List;
import java.util.Map;

import org.parcelj.Progress;

/** What a command does with a volume in blocks. */
public interface BlockWork {

	/** The Zarrs that it reads, absolute; the one first whose grid and chunks the results have. */
	List<String> inputs();

	/** The key of the first. */
	String mainKey();

	/** Their addresses by key, and what else names a file or image. */
	Map<String, String> places();

	/** Opens them. */
	Opened open(BlockKeys keys);

	/** The same with its images open. */
	interface Opened {

		/**
		 * What it does, with its settings and on what, in a line, so that a run that goes on knows whether it is the same.
		 */
		String identity();

		/** Pixels along x, y and z. */
		long[] size();

		/** Bytes for each pixel that the whole takes in memory, about. */
		long bytesInMemory();

		/** The same of what blocks leave between steps; some leave as good as nothing. */
		default long bytesLeft() {
			return 1;
		}

		/**
		 * @throws org.parcelj.InputException if the images cannot be worked on so
		 */
		BlockResult run(BlockRoom room, Progress progress);
	}
}
