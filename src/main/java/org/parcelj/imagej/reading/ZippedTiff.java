package org.parcelj.imagej.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/** A TIFF file in a zip archive, as ImageJ's <em>Save As › ZIP…</em> writes it. */
final class ZippedTiff {

	private ZippedTiff() {
		// not to be instantiated
	}

	/**
	 * @throws InputException if the archive is damaged or holds anything but one TIFF file; the message does not name it
	 */
	static ImagePlus open(final Path path, final Progress progress) throws IOException {
		try (ZipFile archive = new ZipFile(path.toFile())) {
			final ZipEntry entry = onlyTiff(archive);
			// ImageJ holds it in memory, and more than once
			Memory.require("the file in the archive", Math.max(0, entry.getSize()));
			final Path unpacked = Files.createTempFile("parcelj", ".tif");
			try {
				unpack(archive, entry, unpacked, progress);
				final ImagePlus image = TiffImages.open(unpacked, progress);
				// it is the archive that it comes from
				image.setFileInfo(null);
				image.setTitle(Path.of(entry.getName()).getFileName().toString());
				return image;
			}
			finally {
				Files.delete(unpacked);
			}
		}
		catch (final ZipException e) {
			throw new InputException("its archive is damaged: " + e.getMessage(), e);
		}
	}

	private static ZipEntry onlyTiff(final ZipFile archive) {
		final List<? extends ZipEntry> files = Collections.list(archive.entries()).stream()
			.filter(entry -> !entry.isDirectory()).toList();
		if (files.size() != 1 || !files.get(0).getName().toLowerCase(Locale.ROOT).matches(".*\\.tiff?"))
			throw new InputException(
				"it is an archive of " + files.size() + " files, but only archives of one TIFF file are read; unpack it");
		return files.get(0);
	}

	/** No more than the archive says, whatever comes out. */
	private static void unpack(final ZipFile archive, final ZipEntry entry, final Path file, final Progress progress)
		throws IOException
	{
		try (InputStream in = archive.getInputStream(entry); var out = Files.newOutputStream(file)) {
			final byte[] buffer = new byte[1 << 16];
			long left = entry.getSize();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				progress.check();
				left -= count;
				if (left < 0) throw new ZipException(entry.getName() + " is longer than it says");
				out.write(buffer, 0, count);
			}
		}
	}
}
