package org.parcelj.blocks.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

import org.parcelj.InputException;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.store.FileStore;

/**
 * The label image of a run: written beside its place, and put there when it is whole. Only a label image is ever
 * replaced, and only where the user says so.
 */
public final class OutputZarr {

	private final Path place;
	private final Path part;

	/**
	 * @param prefix of its name
	 * @param overwrite whether a label image that is there is replaced
	 * @throws InputException if there is something at its place that may not be replaced, or the folder cannot be made
	 */
	public OutputZarr(final Path folder, final String prefix, final boolean overwrite) {
		final String name = (prefix.isEmpty() ? "" : prefix + "_") + "labels.ome.zarr";
		final Path whole = folder.toAbsolutePath().normalize();
		place = whole.resolve(name);
		part = whole.resolve("." + name + ".part");
		if (Files.exists(place) && !(overwrite && isLabels(place)))
			throw new InputException("\"" + place + "\" is there already" +
				(isLabels(place) ? "; give another output folder or name, or overwrite=true" : ", and is no label image"));
		try {
			Files.createDirectories(whole);
		}
		catch (final FileAlreadyExistsException e) {
			throw new InputException("output \"" + whole + "\" is a file, but must be a folder", e);
		}
		catch (final IOException e) {
			throw new InputException("output folder \"" + whole + "\" cannot be made (" + e + ")", e);
		}
		if (!Files.isWritable(whole)) throw new InputException("output folder \"" + whole + "\" cannot be written to");
	}

	private static boolean isLabels(final Path folder) {
		if (!Files.isDirectory(folder)) return false;
		return ZarrGroup.find(new FileStore(folder), "").map(group -> group.attributes().has("image-label") ||
			group.attributes().has("ome") && group.attributes().object("ome").has("image-label")).orElse(false);
	}

	/** Where it will be. */
	public Path place() {
		return place;
	}

	/** Where it is written. */
	public Path part() {
		return part;
	}

	/** Puts it in its place. */
	public void finish() {
		try {
			final Path old = place.resolveSibling("." + place.getFileName() + ".old");
			delete(old);
			if (Files.exists(place)) Files.move(place, old);
			Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
			delete(old);
		}
		catch (final IOException e) {
			throw new InputException("\"" + place + "\" cannot be written (" + e + ")", e);
		}
	}

	/** A folder of our own with all that is in it, where it is there. */
	public static void delete(final Path folder) {
		if (!Files.exists(folder)) return;
		try (Stream<Path> paths = Files.walk(folder)) {
			for (final Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator)
				Files.deleteIfExists(path);
		}
		catch (final IOException e) {
			throw new InputException("\"" + folder + "\" cannot be deleted (" + e + ")", e);
		}
	}
}
