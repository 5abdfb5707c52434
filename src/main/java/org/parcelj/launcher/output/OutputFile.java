package org.parcelj.launcher.output;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.Progress;
import org.parcelj.commands.OutputRole;
import org.parcelj.files.WholeFiles;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.RoiFiles;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.imagej.tables.Tables;
import org.parcelj.imagej.zarr.ZarrLabels;

/**
 * An output of a command as one file: an image, a picture, a table, ROIs or a text, in the format that the file's name
 * says.
 */
public final class OutputFile {

	private final String name;
	private final Object value;
	private final OutputRole role;
	private final boolean inPlace;

	private OutputFile(final String name, final Object value, final OutputRole role, final boolean inPlace) {
		this.name = name;
		this.value = value;
		this.role = role;
		this.inPlace = inPlace;
	}

	/**
	 * The files of images, pictures, tables and ROIs, of texts and of what writes itself; other outputs have none. Images
	 * that came from a NIfTI file become one too.
	 *
	 * @param pictures further images, by file name
	 */
	public static List<OutputFile> of(final List<Output> outputs, final Map<String, ImagePlus> pictures) {
		final List<OutputFile> files = new ArrayList<>();
		for (final Output output : outputs) {
			output.files().forEach(name -> files.add(of(name, output)));
			if (output.isNifti()) files.add(of(output.name() + FileNames.NIFTI, output));
			if (output.isZarr()) files.add(of(output.name() + FileNames.ZARR, output));
		}
		pictures.forEach((name, picture) -> files.add(new OutputFile(name, picture, OutputRole.VALUES, false)));
		return files;
	}

	private static OutputFile of(final String name, final Output output) {
		return new OutputFile(name, output.value(), output.role(), output.isChanged());
	}

	/** A file that is written by other means. */
	public static OutputFile of(final String name, final WholeFiles.Writer writer) {
		return new OutputFile(name, writer, OutputRole.VALUES, false);
	}

	public String name() {
		return name;
	}

	/** Whether it is an input of the command too, which the command changed. */
	boolean isInPlace() {
		return inPlace;
	}

	/**
	 * @param progress is asked where writing can last
	 * @return what the user should know about the file
	 * @throws org.parcelj.InputException if the file cannot be written
	 */
	Optional<String> write(final Path file, final Progress progress) throws IOException {
		if (value instanceof WholeFiles.Writer) ((WholeFiles.Writer) value).write(file);
		else if (value instanceof String) Files.writeString(file, (String) value);
		else if (value instanceof ResultsTable) Tables.write((ResultsTable) value, file);
		else if (value instanceof Roi[]) RoiFiles.write((Roi[]) value, file);
		else return writeImage((ImagePlus) value, file, progress);
		return Optional.empty();
	}

	private Optional<String> writeImage(final ImagePlus image, final Path file, final Progress progress) {
		if (name.endsWith(FileNames.NIFTI)) return writeNifti(image, file, progress);
		if (name.endsWith(FileNames.ZARR)) {
			// the folder in which it is written lies in the one where it will be
			ZarrLabels.write(image, file, file.getParent().resolveSibling(file.getFileName()), progress);
			return Optional.empty();
		}
		final Optional<Picture> picture = Picture.of(image);
		if (picture.isPresent()) picture.get().write(file, PictureFormat.ofFile(name), image.getTitle());
		else if (name.endsWith(FileNames.PNG)) ImageFiles.writePng(image, file);
		else ImageFiles.writeTiff(image, file);
		return Optional.empty();
	}

	private Optional<String> writeNifti(final ImagePlus image, final Path file, final Progress progress) {
		switch (role) {
			case LABELS :
				return NiftiImages.writeLabels(image, LabelImages.readPlanes(image).sharedLabels(), file, progress);
			case MASK :
				return NiftiImages.writeMask(image, file, progress);
			default :
				return NiftiImages.write(image, file, progress);
		}
	}
}
