package org.parcelj.commands;

import java.util.List;

import ij.ImagePlus;

import org.parcelj.commands.input.MaskChoice;
import org.parcelj.commands.input.MaskedImages;
import org.parcelj.commands.input.NamedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The mask that a clustering command would find, as an image to look at and to correct. */
@Plugin(type = Command.class, name = "mask", label = "Compute Mask", headless = true, visible = false)
public class MaskCommand extends ParcelCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image that the mask is for; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, style = "images",
		description = "Further images on the same grid, separated by commas: nonzero takes the pixels that are above " +
			"0 in all of them; the other methods look only at the first image.")
	private String more = "";

	/** For scripts, which have images rather than their titles. */
	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] moreimages;

	@Parameter(label = "Method", required = false, persist = false,
		description = "How pixels are chosen: auto, all, nonzero, otsu, background, epi, selection, or the title of " +
			"a mask image to bring to this image's grid.",
		attrs = @Attr(name = "suggestions", value = "auto,all,nonzero,otsu,background,epi,selection,*"))
	private String method = "auto";

	@Parameter(type = ItemIO.OUTPUT, label = "Mask",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_MASK))
	private ImagePlus mask;

	@Override
	protected void compute() {
		final ImagePlus masked = images().orActive(image);
		refuseIf(!method.trim().equalsIgnoreCase("nonzero"),
			"method is " + method.trim() + ", and only nonzero looks at further images", "more");
		final MaskChoice choice = new MaskChoice("method", method, null, images(), this::say, this::warn);
		final List<ImagePlus> all = NamedImages.of(masked, moreimages, more, images());
		spent(Phase.READING);
		final Mask found = choice.of(all, List.of(), progress());
		spent(Phase.FITTING);
		mask = ImagePlusMasks.toImagePlus(found, masked, titled(masked, "mask"));
		say(found.size() + " of " + found.gridSize() + " pixels are in the mask");
	}
}
