package org.parcelj.imagej.labels;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ij.gui.Roi;
import ij.io.RoiEncoder;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;

/** ROIs in a zip file, as ImageJ's ROI Manager saves and opens it. */
public final class RoiFiles {

	private RoiFiles() {
		// not to be instantiated
	}

	/**
	 * Writes an entry for each ROI, in order; ROIs of one name get entries of different names.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public static void write(final Roi[] rois, final Path file) {
		WholeFiles.write(file, path -> writeZip(rois, path));
	}

	private static void writeZip(final Roi[] rois, final Path path) throws IOException {
		final Set<String> taken = new HashSet<>();
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
			for (final Roi roi : rois) {
				zip.putNextEntry(new ZipEntry(entryName(roi, taken) + ".roi"));
				zip.write(RoiEncoder.saveAsByteArray(roi));
				zip.closeEntry();
			}
		}
	}

	private static String entryName(final Roi roi, final Set<String> taken) {
		final String name = roi.getName() == null ? "roi" : roi.getName().replace('/', '_').replace('\\', '_');
		String unique = name;
		for (int i = 1; !taken.add(unique); i++)
			unique = name + "-" + i;
		return unique;
	}
}
