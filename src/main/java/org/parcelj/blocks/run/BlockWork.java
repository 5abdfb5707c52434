package org.parcelj.blocks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.parcelj.Progress;

/** The work of a command on a volume in blocks. */
public interface BlockWork {

	/** What it reads. */
	Inputs inputs();

	/** Opens them. */
	Opened open(BlockKeys keys);

	/**
	 * The images that a command reads.
	 *
	 * @param mainKey the key of the first
	 * @param addresses of the Zarrs, absolute; the one first whose grid and chunks the results have
	 * @param places their addresses by key, and what else names a file or image
	 */
	record Inputs(String mainKey, List<String> addresses, Map<String, String> places) {

		/** One image. */
		static Inputs of(final String key, final String address) {
			return new Inputs(key, List.of(address), Map.of(key, address));
		}

		/** With another image after these. */
		Inputs and(final String key, final String address) {
			final List<String> all = new ArrayList<>(addresses);
			all.add(address);
			final Map<String, String> byKey = new LinkedHashMap<>(places);
			byKey.put(key, address);
			return new Inputs(mainKey, all, byKey);
		}
	}

	/** A command with its images open. */
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
