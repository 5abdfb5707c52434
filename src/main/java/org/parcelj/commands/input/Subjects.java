package org.parcelj.commands.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.ImageReader;

/** The files of further subjects: a folder, a pattern as in {@code sub-*.nii.gz}, or paths separated by commas. */
public final class Subjects {

	private final ImagePlus first;
	private final List<Path> files;

	/**
	 * @param text what the user wrote; empty for none
	 * @param first the first subject's image, left out where it is among the files
	 * @throws InputException if a file is not there, or a folder or pattern has none
	 */
	public Subjects(final String text, final ImagePlus first) {
		this.first = first;
		files = text.isBlank()
			? List.of()
			: find(text.trim()).stream().filter(file -> !isFileOf(first, file)).collect(Collectors.toList());
		if (!text.isBlank() && files.isEmpty())
			throw new InputException("subjects is \"" + text + "\", but there is no further series");
	}

	/** The images, each opened when it is asked for. */
	public List<Supplier<ImagePlus>> images() {
		return files.stream().<Supplier<ImagePlus>>map(file -> () -> open(file)).collect(Collectors.toList());
	}

	private ImagePlus open(final Path file) {
		final ImagePlus image = ImageReader.open(file.toString(), Progress.NONE);
		ImagePlusImgs.requireSameGrid(image, first);
		return image;
	}

	private static List<Path> find(final String text) {
		if (Files.isDirectory(Paths.get(text.contains("*") ? "." : text))) {
			if (!text.contains("*")) return matches(Paths.get(text), FileNames.SERIES);
			final int slash = text.lastIndexOf('/');
			return matches(Paths.get(slash < 0 ? "." : text.substring(0, slash + 1)), text.substring(slash + 1));
		}
		final List<Path> paths = new ArrayList<>();
		for (final String name : text.split(","))
			if (!name.isBlank()) paths.add(existing(Paths.get(name.trim())));
		return paths;
	}

	private static Path existing(final Path path) {
		if (!Files.isRegularFile(path))
			throw new InputException("subjects names \"" + path + "\", but there is no such file");
		return path;
	}

	private static List<Path> matches(final Path folder, final String pattern) {
		final List<Path> paths = new ArrayList<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
			found.forEach(paths::add);
		}
		catch (final IOException | DirectoryIteratorException e) {
			throw new InputException("subjects: the folder \"" + folder + "\" cannot be read", e);
		}
		Collections.sort(paths);
		return paths;
	}

	private static boolean isFileOf(final ImagePlus image, final Path file) {
		final FileInfo info = image.getOriginalFileInfo();
		return info != null && info.getFilePath() != null &&
			new File(info.getFilePath()).getAbsoluteFile().equals(file.toFile().getAbsoluteFile());
	}
}
