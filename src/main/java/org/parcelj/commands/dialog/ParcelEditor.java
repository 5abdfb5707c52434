package org.parcelj.commands.dialog;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.LabelEdits;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.imagej.labels.LabelEditor;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.links.ParcelSelection;
import org.parcelj.parcels.LabelMap;

/**
 * Edits a label image by clicks on its parcels and buttons, each step of which can be undone and is recorded as a line
 * of its own. For the event thread.
 */
public final class ParcelEditor {

	private static final String HINT = "Click on parcels in the image to select them";

	private static final String LABELS = "labels";

	private final DialogValues values;
	private final Function<ImagePlus, Optional<LabelTree>> tree;
	private ImagePlus image;
	/** Null, as the selection is, where the image cannot be edited. */
	private LabelEditor.Former former;
	private ParcelSelection selection;
	private final Deque<LabelMap> before = new ArrayDeque<>();
	private final List<String> steps = new ArrayList<>();
	private final JLabel message = new JLabel(HINT);
	private final List<JButton> buttons = new ArrayList<>();
	private boolean ended;

	/**
	 * @param values with the label image, which may become another one
	 * @param tree gives the tree that an image's parcels are split by, if there is one
	 */
	public ParcelEditor(final DialogValues values, final Function<ImagePlus, Optional<LabelTree>> tree) {
		this.values = values;
		this.tree = tree;
		message.setName("selected");
		message.setFont(message.getFont().deriveFont(Font.PLAIN));
	}

	public JComponent panel() {
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
		row.add(button("Merge", "The selected parcels become one", () -> step("merge", LabelEdits::merge)));
		row.add(button("Split", "Each selected parcel becomes two", () -> step("split", LabelEdits::split)));
		row.add(button("Remove", "The selected parcels become background", () -> step("remove", LabelEdits::remove)));
		row.add(button("Undo", "Takes the last step back", this::undo));
		final JPanel panel = new JPanel(new BorderLayout(0, 6));
		panel.add(message);
		panel.add(row, BorderLayout.SOUTH);
		choose();
		values.onChange(this::choose);
		return panel;
	}

	private void choose() {
		final ImagePlus chosen = (ImagePlus) values.get(LABELS);
		if (chosen == image || ended) return;
		leave(Steps.TAKEN_BACK);
		image = chosen;
		before.clear();
		steps.clear();
		selected(new int[0]);
		try {
			former = new LabelEditor(image).former();
			selection = new ParcelSelection(image, this::selected);
		}
		catch (final InputException e) {
			tell(e);
		}
	}

	private void tell(final InputException reason) {
		message.setText("<html><div style='width:300px'>" + reason.getMessage() + "</div></html>");
	}

	private JButton button(final String text, final String help, final Runnable action) {
		final JButton button = new JButton(text);
		button.setName("edit " + text);
		button.setToolTipText(help);
		button.addActionListener(event -> action.run());
		buttons.add(button);
		return button;
	}

	private void selected(final int[] labels) {
		message.setText(labels.length == 0 ? HINT : "Selected: " + text(labels));
		buttons.get(0).setEnabled(labels.length > 1);
		buttons.get(1).setEnabled(labels.length > 0);
		buttons.get(2).setEnabled(labels.length > 0);
		buttons.get(3).setEnabled(!before.isEmpty());
	}

	private static String text(final int[] labels) {
		return Arrays.stream(labels).mapToObj(Integer::toString).collect(Collectors.joining(","));
	}

	@FunctionalInterface
	private interface Edit {

		void apply(LabelEdits edits, String labels);
	}

	private void step(final String key, final Edit edit) {
		final String chosen = text(selection.labels());
		try {
			final LabelMap now = LabelImages.read(image);
			final LabelEdits edits = new LabelEdits(image, tree.apply(image), Progress.NONE);
			edit.apply(edits, chosen);
			before.push(new LabelMap(now.dimensions(), now.sharedLabels().clone()));
			set(edits.result());
			steps.add(key + "=" + chosen);
			selection.clear();
		}
		catch (final InputException e) {
			tell(e);
		}
	}

	private void undo() {
		set(before.pop());
		steps.remove(steps.size() - 1);
		selection.clear();
	}

	private void set(final LabelMap map) {
		new LabelEditor(image).set(map);
		image.updateAndDraw();
	}

	/** Unless the dialog was accepted the former labels come back; else the steps are recorded. */
	public void end(final boolean accepted) {
		ended = true;
		leave(accepted ? Steps.KEPT : Steps.TAKEN_BACK);
	}

	private enum Steps {
		KEPT, TAKEN_BACK
	}

	private void leave(final Steps end) {
		if (selection == null) return;
		selection.close();
		selection = null;
		final Consumer<String> record = step -> Recorder.recordString("run(\"Edit Parcels...\", \"" + step + "\");\n");
		if (end == Steps.TAKEN_BACK) former.restore();
		else if (Recorder.record) steps.forEach(record);
	}
}
