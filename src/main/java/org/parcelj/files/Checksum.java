package org.parcelj.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files, and of folders: of the names and checksums of all files below. */
public final class Checksum {

	private static final int BUFFER = 1 << 16;

	private Checksum() {
		// not to be instantiated
	}

	/** The checksum in 64 hexadecimal digits. */
	public static String of(final Path path) throws IOException {
		final MessageDigest digest = digest();
		if (Files.isDirectory(path)) addFolder(path, digest);
		else addFile(path, digest);
		return HexFormat.of().formatHex(digest.digest());
	}

	/** Bytes of a file, or of all files of a folder. */
	public static long size(final Path path) throws IOException {
		if (!Files.isDirectory(path)) return Files.size(path);
		long size = 0;
		for (final Path file : filesOf(path))
			size += Files.size(file);
		return size;
	}

	private static void addFolder(final Path folder, final MessageDigest digest) throws IOException {
		for (final Path file : filesOf(folder)) {
			final String name = folder.relativize(file).toString().replace('\\', '/');
			digest.update((name + '\n' + of(file) + '\n').getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void addFile(final Path file, final MessageDigest digest) throws IOException {
		final byte[] buffer = new byte[BUFFER];
		try (InputStream in = Files.newInputStream(file)) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
				digest.update(buffer, 0, read);
		}
	}

	private static List<Path> filesOf(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			return paths.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
