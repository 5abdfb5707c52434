package org.parcelj.commands;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.RunFiles.Replacing;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiWriter;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** Saves an image as a NIfTI file, with the orientation of the file that it came from, as far as that still holds. */
@Plugin(type = Command.class, name = "save-nifti", label = "Save as NIfTI", headless = true, visible = false)
public class SaveNiftiCommand extends ParcelCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image to save; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = "File", required = false, persist = false, style = FileWidget.SAVE_STYLE,
		description = "The file, ending in .nii or .nii.gz, or in .hdr for a pair of files. If none is named, the " +
			"image's name with .nii.gz.",
		attrs = @Attr(name = "endings", value = "nii.gz,nii,hdr"))
	private File path;

	@Parameter(label = "Replace another file", required = false, persist = false,
		description = "Replaces even a file that ParcelJ did not write.")
	private boolean overwrite;

	@Override
	protected void compute() {
		final ImagePlus saved = images().orActive(image);
		final Path file = file(saved);
		progress().check();
		session().files().write(file, overwrite ? Replacing.ANY : Replacing.OWN, place -> {
			NiftiImages.write(saved, place, progress()).ifPresent(this::say);
			saved.changes = false;
		});
		spent(Phase.WRITING);
	}

	@Override
	public List<Path> filesWritten(final ImagePlus main) {
		return NiftiWriter.files(file(main));
	}

	private Path file(final ImagePlus saved) {
		if (path == null) return Path.of(FileNames.withoutEnding(saved.getTitle()) + FileNames.NIFTI);
		if (path.toPath().getFileName() == null) throw new InputException("path is \"" + path + "\", but must name a file");
		return path.toPath();
	}
}
