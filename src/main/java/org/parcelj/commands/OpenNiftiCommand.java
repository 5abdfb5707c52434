package org.parcelj.commands;

import java.io.File;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.nifti.NiftiImages;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** Opens a NIfTI or ANALYZE file, with its pixel sizes, frame interval and orientation. */
@Plugin(type = Command.class, name = "open-nifti", label = "Open NIfTI", headless = true, visible = false)
public class OpenNiftiCommand extends ParcelCommand {

	@Parameter(label = "File", persist = false, style = FileWidget.OPEN_STYLE,
		attrs = @Attr(name = "endings", value = "nii,nii.gz,hdr,img"),
		description = "A .nii or .nii.gz file, or either half of a .hdr and .img pair.")
	private File path;

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	@Override
	protected void compute() {
		if (path == null) throw new InputException("key \"path\" is missing: it must be a file");
		image = NiftiImages.open(path.toPath(), progress());
		spent(Phase.READING);
	}
}
