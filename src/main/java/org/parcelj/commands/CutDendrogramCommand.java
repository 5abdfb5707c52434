package org.parcelj.commands;

import java.util.Locale;

import javax.swing.JComponent;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.dialog.CutPreview;
import org.parcelj.commands.dialog.DialogExtension;
import org.parcelj.commands.dialog.DialogValues;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.labels.LabelEditor;
import org.parcelj.imagej.links.LabelUndo;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Cuts the tree behind a label image, or one from a file, into another number of parcels, in place. */
@Plugin(type = Command.class, name = "cut", label = "Cut Dendrogram", headless = true, visible = false)
public class CutDendrogramCommand extends ParcelCommand implements DialogExtension {

	@Parameter(type = ItemIO.BOTH, label = "Label image", required = false, persist = false,
		description = "A label image made by agglomerative clustering; if none is named, the active image.",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS))
	private ImagePlus labels;

	@Parameter(label = "Number of clusters", required = false, persist = false, min = "1",
		description = "The exact number of parcels.")
	private int clusters = 100;

	@Parameter(label = "Height", required = false, persist = false, min = "0",
		description = "Cuts the tree at this height instead of at a number of clusters; 0 is off.")
	private double height;

	/** No File: where that is all a script leaves out, SciJava asks for one. */
	@Parameter(label = "Saved tree", required = false, persist = false, style = "open",
		description = "A dendrogram.csv to use instead of the tree behind the label image.")
	private String tree = "";

	private CutPreview preview;

	@Override
	protected void compute() {
		InputException.requireAtLeast("height", height, 0);
		warnIf(height > 0, "height takes precedence", "clusters");
		final ImagePlus image = images().orActive(labels);
		final LabelEditor editor = new LabelEditor(image);
		final LabelTree found = LabelTree.of(image, tree);
		spent(Phase.READING);
		progress().check();
		final int wanted = found.clusters(clusters, height);
		final Parcellation parcels = found.cut(wanted);
		progress().check();
		LabelUndo.edit(image, () -> editor.set(parcels));
		spent(Phase.FITTING);
		labels = image;
		if (height > 0) found.above(height).ifPresent(this::warn);
		say(String.format(Locale.ROOT, "%d pixels, %d clusters", found.mask().size(), wanted) + found.describe(wanted));
	}

	@Override
	public JComponent extendDialog(final DialogValues values) {
		preview = new CutPreview(values);
		return preview.panel();
	}

	@Override
	public void dialogClosed(final boolean accepted) {
		preview.end();
	}
}
