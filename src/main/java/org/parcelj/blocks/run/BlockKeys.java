package org.parcelj.blocks.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.parcelj.InputException;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * The keys that all commands on blocks have.
 *
 * @param block pixels of a block along each axis, about
 * @param checkpoint the folder that an interrupted run is resumed from; null for one beside the output
 */
public record BlockKeys(int level, String region, int block, Path checkpoint) {

	private static final int LARGEST_BLOCK = 1024;

	/**
	 * @throws InputException if a value cannot be used
	 */
	static BlockKeys of(final KeyTexts texts) {
		final String region = texts.text("region", "");
		Region.parse(region);
		final String checkpoint = texts.text("checkpoint", "");
		return new BlockKeys(texts.number("level", 0, 0, 63), region, texts.number("block", 128, 8, LARGEST_BLOCK),
			checkpoint.isEmpty() ? null : path("checkpoint", checkpoint));
	}

	/**
	 * The address of a Zarr, absolute.
	 *
	 * @param key under which it is given
	 * @throws InputException if it is none
	 */
	static String address(final String key, final String text) {
		if (text.isEmpty()) throw new InputException("no " + key + " is given: write " + key + "=FOLDER.zarr");
		if (!StoreLocation.isZarr(text))
			throw new InputException(key + " \"" + text + "\" is not a Zarr or N5, as images in blocks must be");
		return text.matches("[a-z0-9]+://.*") ? text : path(key, text).toString();
	}

	/** Absolute, since other machines work elsewhere. */
	private static Path path(final String key, final String text) {
		try {
			return Path.of(text).toAbsolutePath().normalize();
		}
		catch (final InvalidPathException e) {
			throw new InputException(key + " is \"" + text + "\", which is not a valid file name", e);
		}
	}
}
