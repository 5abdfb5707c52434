package org.parcelj.zarr.store;

import java.util.Set;

import org.parcelj.InputException;

/** The keys of files in a store. */
public final class Keys {

	/** No key of a real store comes near. */
	private static final int LONGEST = 1024;

	private static final Set<String> METADATA = Set.of(".zarray", ".zgroup", ".zattrs", "zarr.json", "attributes.json");

	private Keys() {
		// not to be instantiated
	}

	/** The key of what lies in a folder; both may be empty. */
	public static String join(final String folder, final String name) {
		if (folder.isEmpty()) return name;
		return name.isEmpty() ? folder : folder + "/" + name;
	}

	/**
	 * @throws InputException if a key could leave the store: an absolute path, a backslash, a colon that stands for a
	 * drive, an empty name, "." or ".."; or if it holds what is no letter, like an end of line
	 */
	public static String require(final String store, final String key) {
		boolean fine = key.length() <= LONGEST && key.indexOf('\\') < 0 && key.chars().noneMatch(Character::isISOControl);
		for (final String name : key.split("/", -1))
			fine &= !name.isEmpty() && !name.equals(".") && !name.equals("..") && !name.matches("[A-Za-z]:.*");
		if (!fine) throw new InputException(store + ": \"" + shortened(key) + "\" is not a path inside it");
		return key;
	}

	/** Whether a file of this key holds metadata, which one looks for where it need not be. */
	static boolean isMetadata(final String key) {
		return METADATA.contains(key.substring(key.lastIndexOf('/') + 1));
	}

	private static String shortened(final String key) {
		final String line = key.replaceAll("\\p{Cntrl}", "?");
		return line.length() <= 80 ? line : line.substring(0, 80) + "…";
	}
}
