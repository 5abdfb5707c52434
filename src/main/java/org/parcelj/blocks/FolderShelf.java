package org.parcelj.blocks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import org.parcelj.InputException;

/**
 * A shelf that keeps everything in files of a folder, which all machines that take part must share under the same path.
 */
public final class FolderShelf implements Shelf {

	private static final long serialVersionUID = 1L;
	private static final int BUFFER = 1 << 16;
	/** Nothing but our own objects and those of the JDK in them is made of what a file holds. */
	private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter("org.parcelj.**;java.base/*;!*");

	private final String folder;

	/** @param folder is made if it is missing */
	public FolderShelf(final Path folder) {
		this.folder = folder.toAbsolutePath().toString();
	}

	/** The folder, absolute. */
	public Path folder() {
		return Path.of(folder);
	}

	private Path file(final String group, final int number) {
		return Path.of(folder, group, Integer.toString(number));
	}

	@Override
	public void put(final String group, final int number, final Serializable value) {
		final Path file = file(group, number);
		try {
			Files.createDirectories(file.getParent());
			final Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
			try {
				try (ObjectOutputStream out = new ObjectOutputStream(
					new BufferedOutputStream(Files.newOutputStream(part), BUFFER))) {
					out.writeObject(value);
				}
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (final IOException e) {
			throw new InputException("checkpoint " + file + " cannot be written (" + e + ")", e);
		}
	}

	@Override
	public Object get(final String group, final int number) {
		final Path file = file(group, number);
		try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
			in.setObjectInputFilter(OURS);
			return in.readObject();
		}
		catch (final NoSuchFileException e) {
			return null;
		}
		catch (final IOException | ClassNotFoundException | RuntimeException e) {
			throw new InputException(
				"checkpoint " + file + " cannot be read (" + e + "); delete its folder to start again from the beginning", e);
		}
	}

	@Override
	public void delete(final String group) {
		final Path path = Path.of(folder, group);
		if (!Files.exists(path)) return;
		try (Stream<Path> files = Files.walk(path)) {
			for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator)
				Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new InputException("checkpoint " + path + " cannot be deleted (" + e + ")", e);
		}
	}
}
