package org.parcelj.zarr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** A folder. Links inside it that lead out of it are refused, as is anything that is not a regular file. */
public final class FileStore implements Store {

	private final Path folder;
	private final String name;

	/** @param folder need not be there yet where it is written to */
	public FileStore(final Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
		name = this.folder.getFileName() == null ? this.folder.toString() : this.folder.getFileName().toString();
	}

	@Override
	public String name() {
		return name;
	}

	/** The folder, absolute. */
	public Path folder() {
		return folder;
	}

	@Override
	public Optional<byte[]> get(final String key, final long most) {
		return read(key, file -> {
			final long size = Files.size(file);
			Reading.requireSize(name, key, size, Math.min(most, Memory.LONGEST_ARRAY));
			try (var in = Files.newInputStream(file)) {
				return Reading.known(name, key, in, (int) size);
			}
		});
	}

	@Override
	public Optional<byte[]> range(final String key, final long from, final int length) {
		return read(key, file -> {
			try (SeekableByteChannel channel = Files.newByteChannel(file)) {
				final long start = from < 0 ? channel.size() + from : from;
				if (start < 0 || start > channel.size() - length) throw Reading.cutShort(name, key);
				final ByteBuffer buffer = ByteBuffer.allocate(length);
				channel.position(start);
				while (buffer.hasRemaining())
					if (channel.read(buffer) < 0) throw Reading.cutShort(name, key);
				return buffer.array();
			}
		});
	}

	@Override
	public boolean exists(final String key) {
		return !Files.isDirectory(folder.resolve(Keys.require(name, key))) && read(key, file -> file).isPresent();
	}

	@FunctionalInterface
	private interface Action<T> {

		T on(Path file) throws IOException;
	}

	private <T> Optional<T> read(final String key, final Action<T> action) {
		try {
			final Path file = folder.resolve(Keys.require(name, key)).toRealPath();
			if (!file.startsWith(folder.toRealPath()))
				throw new InputException(name + ": " + key + " is a link that leads out of it, to " + file);
			// a pipe or a device would be waited for without end; what is a folder is not missing
			if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				throw new InputException(
					name + ": " + key + (Files.isDirectory(file) ? " is a folder, not a file" : " is not a regular file"));
			return Optional.of(action.on(file));
		}
		catch (final NoSuchFileException | NotDirectoryException e) {
			return Optional.empty();
		}
		catch (final IOException e) {
			// a file where a folder should be: nothing lies in it
			if (String.valueOf(e.getMessage()).endsWith("Not a directory")) return Optional.empty();
			throw Reading.failed(name, key, e);
		}
	}

	@Override
	public void put(final String key, final byte[] bytes) {
		final Path file = folder.resolve(Keys.require(name, key));
		try {
			Files.createDirectories(file.getParent());
			if (!file.getParent().toRealPath().startsWith(folder.toRealPath()))
				throw new InputException(name + ": " + key + " would be written outside it");
			final Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
			try {
				Files.write(temporary, bytes);
				Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (final IOException e) {
			throw new InputException(name + ": " + key + " cannot be written (" + e + ")", e);
		}
	}
}
