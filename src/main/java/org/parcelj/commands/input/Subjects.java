package org.parcelj.commands.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.files.FilePatterns;
import org.parcelj.files.NameList;
import org.parcelj.files.InputFiles;
import org.parcelj.files.TextFiles;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.reading.ImageReader;

/**
 * The files of further subjects: folders, patterns as in {@code sub-*.nii.gz}, and paths, separated by commas. The name
 * of an existing file means that file, whatever characters it has.
 */
public final class Subjects {

	private static final String KEY = "subjects";

	private final ImagePlus first;
	private final List<Path> files;
	private final Consumer<ImagePlus> opened;

	/**
	 * @param text what the user wrote; empty for none
	 * @param first the first subject's image, left out where it is among the files
	 * @param opened takes each image when it has been read
	 * @throws InputException if a file is not there, or a folder or pattern has none
	 */
	public Subjects(final String text, final ImagePlus first, final Consumer<ImagePlus> opened) {
		this.first = first;
		this.opened = opened;
		files = others(find(text.trim()));
		if (!text.isBlank() && files.isEmpty())
			throw new InputException("subjects is \"" + text + "\", but there is no further series");
	}

	/** The images, each opened when it is asked for. */
	public List<Supplier<ImagePlus>> images(final Progress progress) {
		return files.stream().<Supplier<ImagePlus>>map(file -> () -> open(file, progress)).collect(Collectors.toList());
	}

	/** Their files, in the same order. */
	public List<Path> files() {
		return files;
	}

	private ImagePlus open(final Path file, final Progress progress) {
		final ImagePlus image = ImageReader.open(file.toString(), progress);
		Alignment.requireSameGrid(image, first);
		requireSeries(image, first.getNFrames());
		opened.accept(image);
		return image;
	}

	/**
	 * @param frames how many the first subject's image has
	 * @throws InputException if that is a series, but the other one is not
	 */
	static void requireSeries(final ImagePlus image, final int frames) {
		if (frames > 1 && image.getNFrames() == 1)
			throw new InputException(
				KEY + ": \"" + image.getTitle() + "\" is not a series, but the image is one of " + frames + " frames");
	}

	/**
	 * Those that are not the first subject's.
	 *
	 * @throws InputException if one is there twice, perhaps by a link
	 */
	private List<Path> others(final List<Path> found) {
		final Path own = fileOf(first);
		final Map<Path, Path> others = new LinkedHashMap<>();
		for (final Path file : found) {
			final Path real = real(file);
			if (own != null && real.equals(real(own))) continue;
			final Path same = others.putIfAbsent(real, file);
			if (same != null && !isSameName(same, file))
				throw new InputException(KEY + " has one file twice, as \"" + same + "\" and as \"" + file + "\"");
		}
		return new ArrayList<>(others.values());
	}

	private static boolean isSameName(final Path one, final Path other) {
		return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
	}

	private static Path real(final Path file) {
		try {
			return file.toRealPath();
		}
		catch (final IOException e) {
			return file.toAbsolutePath().normalize();
		}
	}

	/** No file twice. */
	private static List<Path> find(final String text) {
		if (!text.isEmpty() && isThere(text)) return found(text);
		final Set<Path> paths = new LinkedHashSet<>();
		for (final String name : NameList.parsePatterns(KEY, text))
			paths.addAll(found(name));
		return new ArrayList<>(paths);
	}

	private static boolean isThere(final String name) {
		return Files.exists(TextFiles.path(KEY, name));
	}

	private static List<Path> found(final String name) {
		if (isThere(name) || !FilePatterns.isPattern(name)) return files(TextFiles.path(KEY, name));
		return FilePatterns.find(KEY, null, name).stream().flatMap(path -> files(path).stream())
			.collect(Collectors.toList());
	}

	/** A file itself, of a folder those that may be series. */
	private static List<Path> files(final Path path) {
		if (Files.isDirectory(path)) return FilePatterns.find(KEY, path, FileNames.SERIES);
		return List.of(InputFiles.require(KEY, path));
	}

	/** The file that an image was read from, or null where it is not known. */
	public static Path fileOf(final ImagePlus image) {
		final FileInfo info = image.getOriginalFileInfo();
		return info == null || info.getFilePath() == null ? null : new File(info.getFilePath()).toPath();
	}
}
