package org.parcelj.launcher;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.Progress;
import org.parcelj.commands.OutputRole;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.RoiFiles;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.tables.Tables;

/** What a command gave, as one file: an image, a plot, a table or ROIs, in the format that the file's name says. */
final class OutputFile {

	private final String name;
	private final Object value;
	private final OutputRole role;

	private OutputFile(final String name, final Object value, final OutputRole role) {
		this.name = name;
		this.value = value;
		this.role = role;
	}

	/**
	 * The files of images, tables, ROIs and plots; other outputs have none. Images that came from a NIfTI file become one
	 * too.
	 *
	 * @param pictures further images, by file name
	 */
	static List<OutputFile> of(final List<Output> outputs, final Map<String, ImagePlus> pictures) {
		final List<OutputFile> files = new ArrayList<>();
		for (final Output output : outputs) {
			if (output.file() != null) files.add(new OutputFile(output.file(), output.value(), output.role()));
			if (output.isNifti()) files.add(new OutputFile(output.name() + FileNames.NIFTI, output.value(), output.role()));
		}
		pictures.forEach((name, picture) -> files.add(new OutputFile(name, picture, OutputRole.VALUES)));
		return files;
	}

	String name() {
		return name;
	}

	/**
	 * @return what the user should know about the file
	 * @throws org.parcelj.InputException if the file cannot be written
	 */
	Optional<String> write(final Path file) {
		if (name.endsWith(FileNames.NIFTI)) return writeNifti((ImagePlus) value, file);
		if (value instanceof ResultsTable) Tables.write((ResultsTable) value, file);
		else if (value instanceof Roi[]) RoiFiles.write((Roi[]) value, file);
		else if (value instanceof Plot) ImageFiles.writePng(((Plot) value).getImagePlus(), file);
		else if (name.endsWith(FileNames.PNG)) ImageFiles.writePng((ImagePlus) value, file);
		else ImageFiles.writeTiff((ImagePlus) value, file);
		return Optional.empty();
	}

	private Optional<String> writeNifti(final ImagePlus image, final Path file) {
		switch (role) {
			case LABELS :
				return NiftiImages.writeLabels(image, LabelImages.read(image).labels(), file, Progress.NONE);
			case MASK :
				return NiftiImages.writeMask(image, file, Progress.NONE);
			default :
				return NiftiImages.write(image, file, Progress.NONE);
		}
	}
}
