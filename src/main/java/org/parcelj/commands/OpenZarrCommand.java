package org.parcelj.commands;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.zarr.ZarrImages;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a level of an OME-Zarr or N5 image, whose planes are decoded as they are shown. */
@Plugin(type = Command.class, name = "open-zarr", label = "Open OME-Zarr", headless = true, visible = false)
public class OpenZarrCommand extends ParcelCommand {

	@Parameter(label = "Folder or address", persist = false, style = "directory",
		description = "A folder, a zip file, or an address that begins with http://, https:// or s3://.")
	private String path = "";

	@Parameter(label = "Level", required = false, persist = false, min = "0",
		description = "The resolution level to open; 0 is the finest.")
	private int level;

	@Parameter(label = "Region", required = false, persist = false,
		description = "The part to open: ranges along x, y, z, channel and frame such as 100:400,0:512,10:20, or by " +
			"name such as z=10:20; empty for the whole image.")
	private String region = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	@Override
	protected void compute() {
		if (path.isBlank())
			throw new InputException("key \"path\" is missing: it must be a folder, a zip file or an address");
		image = ZarrImages.openVirtual(path.strip(), ZarrImages.View.of(level, region));
		spent(Phase.READING);
	}
}
