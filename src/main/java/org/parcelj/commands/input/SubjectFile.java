package org.parcelj.commands.input;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.Alignment;
import org.parcelj.imagej.images.GridImage;
import org.parcelj.imagej.reading.ImageReader;

/**
 * Where a further subject's series is, for other machines too, which see it under the same path.
 *
 * @param file its absolute path
 * @param size in bytes
 * @param changed when the file last was, in milliseconds
 * @param first the image whose grid it has to be on
 * @param frames how many the first image has
 */
record SubjectFile(String file, long size, long changed, GridImage first, int frames) implements Serializable {

	/**
	 * @throws InputException if the file is not there any more
	 */
	static SubjectFile of(final Path file, final ImagePlus first) {
		try {
			return new SubjectFile(file.toAbsolutePath().normalize().toString(), Files.size(file),
				Files.getLastModifiedTime(file).toMillis(), GridImage.of(first), first.getNFrames());
		}
		catch (final IOException e) {
			throw new InputException("subjects \"" + file + "\" cannot be read (" + e + ")", e);
		}
	}

	/**
	 * Reads it.
	 *
	 * @param warned takes what its reader has to say
	 * @throws InputException if it cannot be read, or is on another grid or elsewhere
	 */
	ImagePlus open(final Progress progress, final Consumer<String> warned) {
		final ImagePlus image = ImageReader.open(file, progress);
		Alignment.requireSameGrid(image, first.image());
		Subjects.requireSeries(image, frames);
		ReadingNotes.of(image).forEach(warned);
		return image;
	}

	/** A fingerprint of what there is to do with a file: of all that it is made of, as it travels. */
	static String fingerprint(final List<? extends Serializable> parts) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (ObjectOutputStream out = new ObjectOutputStream(
				new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
				for (final Serializable part : parts)
					out.writeObject(part);
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 16);
		}
		catch (final IOException | NoSuchAlgorithmException e) {
			throw new IllegalStateException("what is sent between machines cannot be written", e);
		}
	}
}
