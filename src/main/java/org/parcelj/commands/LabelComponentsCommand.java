package org.parcelj.commands;

import ij.ImagePlus;

import org.parcelj.Plural;
import org.parcelj.Labelled;
import org.parcelj.commands.input.Phase;
import org.parcelj.grid.Connectivity;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelComponents;
import org.parcelj.parcels.LabelMap;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes each connected part of each label a label of its own: objects from classes. */
@Plugin(type = Command.class, name = "components", label = "Label Components", headless = true, visible = false)
public class LabelComponentsCommand extends ParcelCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "Classes, or a mask: an 8-, 16- or 32-bit image in which 0 is background; if none is named, " +
			"the active image.")
	private ImagePlus labels;

	@Parameter(label = "Connectivity", required = false, persist = false, choices = { "faces", "full" },
		description = "Which pixels touch: those that share a face (4 or 6 neighbours), or those that share an edge " +
			"or corner too (8 or 26).")
	private String connectivity = "faces";

	@Parameter(label = "Smallest size (pixels)", required = false, persist = false, min = "1",
		description = "Parts with fewer pixels than this become background.")
	private int smallest = 1;

	@Parameter(label = "Fill holes", required = false, persist = false,
		description = "Background that is enclosed by one part becomes part of it.")
	private boolean fillholes;

	@Parameter(type = ItemIO.OUTPUT, label = "Components",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS),
			@Attr(name = OutputRole.FILE, value = "labels.tif") })
	private ImagePlus components;

	@Override
	protected void compute() {
		final LabelComponents method = new LabelComponents(Labelled.parse(Connectivity.class, "connectivity", connectivity),
			smallest, fillholes ? LabelComponents.Holes.FILLED : LabelComponents.Holes.KEPT);
		final ImagePlus image = images().orActive(labels);
		final LabelMap map = LabelImages.readSome(image, progress());
		spent(Phase.READING);
		final LabelMap found = method.of(map, progress());
		spent(Phase.FITTING);
		components = LabelImages.toImagePlus(found, image, titled(image, "components"));
		say(Plural.of(map.numbers().length, "label") + ", " + Plural.of(found.numbers().length, "component"));
		if (found.numbers().length == 0) warn("no part has " + smallest + " pixels, so none is left");
	}
}
