package org.parcelj.commands.input;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.InputException;

/** Where a command's images come from: open windows by title, or files by path. */
public interface ImageSource {

	/**
	 * The image that a command works on when none is named.
	 *
	 * @throws InputException if there is none
	 */
	ImagePlus active();

	/**
	 * The image given, or where that is null the active one.
	 *
	 * @throws InputException if there is neither
	 */
	default ImagePlus orActive(final ImagePlus given) {
		return given != null ? given : active();
	}

	/** The file that an image was read from, as far as it is known and still there. */
	default Optional<Path> fileOf(final ImagePlus image) {
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || info.fileName == null || info.fileName.isEmpty()) return Optional.empty();
		final File file = new File(Objects.toString(info.directory, ""), info.fileName);
		return file.isFile() ? Optional.of(file.toPath()) : Optional.empty();
	}

	/**
	 * An image by its name: a title, or a path.
	 *
	 * @throws InputException if there is no such image, or it cannot be read; the message has the name
	 */
	ImagePlus image(String name);
}
