package org.parcelj.commands;

import java.io.File;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.nifti.NiftiImages;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** Saves an image as a NIfTI file, with the orientation of the one that it came from as far as that holds. */
@Plugin(type = Command.class, name = "save-nifti", label = "Save as NIfTI", headless = true, visible = false)
public class SaveNiftiCommand extends ParcelCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "What is saved: the active image where none is named.")
	private ImagePlus image;

	@Parameter(label = "File", persist = false, style = FileWidget.SAVE_STYLE,
		description = "Ends in .nii or .nii.gz, or for a pair of files in .hdr.")
	private File path;

	@Override
	protected void compute() {
		if (path == null) throw new InputException("key \"path\" is missing: it must be a file");
		final ImagePlus saved = images().orActive(image);
		NiftiImages.write(saved, path.toPath(), progress()).ifPresent(this::say);
		saved.changes = false;
		spent(Phase.WRITING);
	}
}
