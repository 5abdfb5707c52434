package org.parcelj.zarr.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

import org.parcelj.InputException;

/**
 * A store, and a group or array in it.
 *
 * @param path of the group or array; empty for the top
 */
public record StoreLocation(Store store, String path) {

	/** Names that only a Zarr or N5 has. */
	private static final String ENDING = "\\.(zarr|n5)";

	private static final String ZIPPED = "(\\.zarr\\.zip|\\.ozx)";

	/** Whether a text is the address of a Zarr or N5: by its name, or a folder's content. */
	public static boolean isZarr(final String text) {
		final String name = text.replaceFirst("[/\\\\]+$", "").toLowerCase(Locale.ROOT);
		if (name.matches("s3://.*|https?://.*") || name.matches(".*" + ENDING + "([/\\\\].*)?")) return true;
		if (name.matches(".*" + ZIPPED + "([/\\\\].*)?")) return true;
		try {
			return isGroup(Path.of(text));
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}

	private static boolean isGroup(final Path folder) {
		for (final String name : new String[] { ".zattrs", ".zgroup", ".zarray", "zarr.json" })
			if (Files.isRegularFile(folder.resolve(name))) return true;
		return false;
	}

	/**
	 * @param text a folder or file (its path may go on inside it: {@code plate.zarr/A/1/0}), http://…, https://… or
	 * s3://bucket/…
	 * @throws InputException if there is no such folder or file
	 */
	public static StoreLocation of(final String text) {
		final String address = text.replaceFirst("(?<=.)[/\\\\]+$", "");
		if (address.startsWith("s3://")) return new StoreLocation(S3Store.of(address, System.getenv()), "");
		if (address.matches("https?://.*")) return new StoreLocation(new HttpStore(checked(address)), "");
		final Path given = Path.of(address).toAbsolutePath().normalize();
		// the outermost folder that is named like a Zarr: links may lead anywhere inside it
		for (int names = 1; names <= given.getNameCount(); names++) {
			final Path outer = given.getRoot().resolve(given.subpath(0, names));
			final String name = outer.getFileName().toString().toLowerCase(Locale.ROOT);
			final String inner = outer.relativize(given).toString().replace('\\', '/');
			if (Files.isRegularFile(outer) && name.matches(".*(" + ZIPPED + "|" + ENDING + ")"))
				return new StoreLocation(new ZipStore(outer), inner);
			if (name.matches(".*" + ENDING) && Files.isDirectory(outer))
				return new StoreLocation(new FileStore(outer), inner);
		}
		if (!Files.isDirectory(given)) throw new InputException("there is no folder " + address);
		return new StoreLocation(new FileStore(given), "");
	}

	private static String checked(final String address) {
		try {
			java.net.URI.create(address);
			return address;
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("\"" + address + "\" is not a valid address (" + e.getMessage() + ")", e);
		}
	}

	/** The last part of the name, without the endings of a Zarr. */
	public String title() {
		final String whole = path.isEmpty() ? store.name() : store.name() + "/" + path;
		final String last = path.isEmpty() ? whole.substring(whole.lastIndexOf('/') + 1) : store.name();
		final String plain = last.substring(last.lastIndexOf('/') + 1)
			.replaceFirst("(?i)(\\.ome)?(\\.zarr|\\.n5)?(\\.zip|\\.ozx)?$", "");
		return path.isEmpty() ? plain : plain + " " + path.replace('/', ' ');
	}
}
