package org.parcelj.commands;

import java.util.Optional;

import javax.swing.JComponent;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.commands.dialog.DialogExtension;
import org.parcelj.commands.dialog.DialogValues;
import org.parcelj.commands.dialog.ParcelEditor;
import org.parcelj.commands.input.LabelEdits;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.labels.LabelEditor;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.imagej.links.LabelUndo;
import org.parcelj.parcels.LabelMap;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Merges, splits and removes parcels of a label image, in place. */
@Plugin(type = Command.class, name = "edit", label = "Edit Parcels", headless = true, visible = false)
public class EditParcelsCommand extends ParcelCommand implements DialogExtension {

	@Parameter(type = ItemIO.BOTH, label = "Label image", required = false, persist = false,
		description = "The parcels; if none is named, the active image.",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS))
	private ImagePlus labels;

	@Parameter(label = "Merge", required = false, persist = false,
		description = "Labels that become one, for example 3,4 or 7-9; separate groups by semicolons.")
	private String merge = "";

	@Parameter(label = "Split", required = false, persist = false,
		description = "Labels of parcels to split in two: where their tree was merged last or, without a tree, by " +
			"their values in the image they were made from.")
	private String split = "";

	@Parameter(label = "Remove", required = false, persist = false, description = "Labels that become background.")
	private String remove = "";

	@Parameter(label = "Saved tree", required = false, persist = false, style = "open",
		description = "A dendrogram.csv to split by instead of the tree behind the label image.")
	private String tree = "";

	@Parameter(label = "Take scattered values as labels", required = false, persist = false,
		description = "For label images whose many labels lie scattered in specks of a pixel or two, as the values of a " +
			"picture do, which every other command refuses: the result is taken as labels everywhere. " +
			"If nothing is edited, the image may have several channels and frames.")
	private boolean trustlabels;

	private ParcelEditor editor;

	@Override
	protected void compute() {
		refuseIf(split.isBlank(), "split names no parcel", "tree");
		final boolean edited = !(merge + split + remove).isBlank();
		if (editor == null && !trustlabels && !edited) warn("merge, split and remove are all empty, so nothing is edited");
		final ImagePlus image = images().orActive(labels);
		if (trustlabels && !edited) {
			say(Plural.of(LabelLikeness.declareWhole(image), "parcel"));
			labels = image;
			return;
		}
		final LabelEditor target = new LabelEditor(image);
		if (trustlabels) LabelLikeness.declareWhole(image);
		final LabelEdits edits = new LabelEdits(image, tree(image), progress());
		spent(Phase.READING);
		edits.merge(merge);
		edits.split(split);
		edits.remove(remove);
		final LabelMap result = edits.result();
		if (result.numbers().length == 0)
			warn("remove takes all parcels, so \"" + image.getTitle() + "\" is 0 everywhere and no longer holds any labels");
		spent(Phase.FITTING);
		progress().check();
		if (edited) LabelUndo.edit(image, () -> target.set(result));
		labels = image;
		say(Plural.of(result.numbers().length, "parcel"));
	}

	private Optional<LabelTree> tree(final ImagePlus image) {
		try {
			return Optional.of(LabelTree.of(image, tree));
		}
		catch (final InputException e) {
			if (!tree.isEmpty()) throw e;
			return Optional.empty();
		}
	}

	@Override
	public JComponent extendDialog(final DialogValues values) {
		editor = new ParcelEditor(values, this::tree);
		return editor.panel();
	}

	@Override
	public void dialogClosed(final boolean accepted) {
		editor.end(accepted);
	}
}
