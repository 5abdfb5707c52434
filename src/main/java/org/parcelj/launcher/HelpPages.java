package org.parcelj.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The user guide that comes with ParcelJ: pages and pictures in the jar, copied to a temporary folder when somebody
 * first asks for one, so that a browser opens them without a network.
 */
final class HelpPages {

	private static final String ROOT = "/docs/";

	private static Path folder;

	private HelpPages() {
		// not to be instantiated
	}

	/**
	 * The page of a command as a file.
	 *
	 * @param command the command's name on the command line
	 * @throws IOException if the pages are missing, or cannot be copied to the temporary folder
	 */
	static synchronized Path of(final String command) throws IOException {
		if (folder == null || !Files.isDirectory(folder)) folder = copied(Files.createTempDirectory("parcelj-help"));
		return folder.resolve("commands").resolve(command + ".html");
	}

	private static Path copied(final Path target) throws IOException {
		final URL root = HelpPages.class.getResource(ROOT);
		if (root == null) throw new IOException("the help pages are missing");
		try {
			final URI uri = root.toURI();
			if (!uri.getScheme().equals("jar")) return copy(Path.of(uri), target);
			try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
				return copy(jar.getPath(ROOT), target);
			}
		}
		catch (final URISyntaxException e) {
			throw new IOException("the help pages are not at a usable place: " + root, e);
		}
	}

	/** Copies a folder whose copy goes when Java ends. */
	private static Path copy(final Path source, final Path target) throws IOException {
		final List<Path> paths;
		try (Stream<Path> all = Files.walk(source)) {
			paths = all.toList();
		}
		for (final Path path : paths) {
			final Path to = target.resolve(source.relativize(path).toString());
			if (Files.isDirectory(path)) Files.createDirectories(to);
			else Files.copy(path, to);
			to.toFile().deleteOnExit();
		}
		return target;
	}
}
