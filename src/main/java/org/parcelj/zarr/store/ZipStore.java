package org.parcelj.zarr.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.parcelj.InputException;

/** A zip file, read-only; if all of it is in one folder, that folder is taken as the top. */
public final class ZipStore implements Store {

	private final String name;
	private final ZipFile zip;
	private final String top;

	/**
	 * @throws InputException if there is no such file, or it is no zip file
	 */
	public ZipStore(final Path file) {
		name = file.getFileName().toString();
		try {
			zip = new ZipFile(file.toFile());
		}
		catch (final IOException e) {
			throw new InputException(name + " cannot be read as a zip file (" + e.getMessage() + ")", e);
		}
		top = top();
	}

	/** The folder that all entries share, with its slash, where the top itself has no metadata. */
	private String top() {
		final String first = zip.stream().map(ZipEntry::getName).findFirst().orElse("");
		final String folder = first.substring(0, first.indexOf('/') + 1);
		return zip.stream().allMatch(entry -> entry.getName().startsWith(folder)) && hasMetadata(folder) ? folder : "";
	}

	private boolean hasMetadata(final String folder) {
		return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder) &&
			entry.getName().indexOf('/', folder.length()) < 0 && Keys.isMetadata(entry.getName()));
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public Optional<byte[]> get(final String key, final long most) {
		return read(key, (entry, in) -> {
			Reading.requireSize(name, key, entry.getSize(), most);
			return Reading.whole(name, key, in, most);
		});
	}

	@Override
	public Optional<byte[]> range(final String key, final long from, final int length) {
		return read(key, (entry, in) -> {
			final long start = from < 0 ? entry.getSize() + from : from;
			if (start < 0 || start > entry.getSize() - length) throw Reading.cutShort(name, key);
			in.skipNBytes(start);
			return Reading.exactly(name, key, in, length);
		});
	}

	@Override
	public boolean exists(final String key) {
		return entry(key) != null;
	}

	private ZipEntry entry(final String key) {
		final ZipEntry entry = zip.getEntry(top + Keys.require(name, key));
		return entry == null || entry.isDirectory() ? null : entry;
	}

	@FunctionalInterface
	private interface Action {

		byte[] on(ZipEntry entry, InputStream in) throws IOException;
	}

	private Optional<byte[]> read(final String key, final Action action) {
		final ZipEntry entry = entry(key);
		if (entry == null) return Optional.empty();
		try (InputStream in = zip.getInputStream(entry)) {
			return Optional.of(action.on(entry, in));
		}
		catch (final IOException e) {
			throw Reading.failed(name, key, e);
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
