package org.parcelj.nifti;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.parcelj.InputException;

/** The names of NIfTI files: which are pairs, and where the halves of a pair are. */
final class NiftiPaths {

	private NiftiPaths() {
		// not to be instantiated
	}

	static boolean isGzip(final Path path) {
		return lowerName(path).endsWith(".gz");
	}

	/** Whether a file is called .hdr or .img, gzipped or not. */
	static boolean isPair(final Path path) {
		final String name = withoutGz(lowerName(path));
		return name.endsWith(".hdr") || name.endsWith(".img");
	}

	/** The header of a pair, given either half. */
	static Path header(final Path path) {
		return half(path, ".hdr");
	}

	/** The pixels of a pair, given either half. */
	static Path image(final Path path) {
		return half(path, ".img");
	}

	/**
	 * The half of a pair that is there: gzipped as the given one, or else the other way.
	 *
	 * @throws InputException if there is none
	 */
	static Path existing(final Path half) {
		if (Files.exists(half)) return half;
		final String name = half.getFileName().toString();
		final Path other = half.resolveSibling(isGzip(half) ? withoutGz(name) : name + ".gz");
		if (Files.exists(other)) return other;
		throw new InputException("the other half of the pair, " + half.getFileName() + ", is missing");
	}

	private static Path half(final Path path, final String suffix) {
		final String name = path.getFileName().toString();
		final String plain = withoutGz(name);
		final String old = plain.substring(plain.length() - 4);
		if (old.toLowerCase(Locale.ROOT).equals(suffix)) return path;
		final String cased = old.equals(old.toUpperCase(Locale.ROOT)) ? suffix.toUpperCase(Locale.ROOT) : suffix;
		return path.resolveSibling(plain.substring(0, plain.length() - 4) + cased + name.substring(plain.length()));
	}

	private static String withoutGz(final String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
	}

	private static String lowerName(final Path path) {
		return path.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
