package org.parcelj.imagej.links;

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import ij.ImagePlus;
import ij.Undo;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

import org.parcelj.Memory;
import org.parcelj.imagej.labels.LabelEditor;

/**
 * Lets {@code Edit > Undo} restore what a label image held before it was edited, also where ImageJ itself would not: in
 * stacks, and after edits by macros and scripts. What follows the labels is updated. A second Undo repeats the edit.
 * Once anything else has changed the labels, Undo is ImageJ's own again.
 */
public final class LabelUndo {

	private static final String PROPERTY = "parcelj-undo";
	private static final String UNDO = "Undo";

	private static boolean listening;

	private LabelUndo() {
		// not to be instantiated
	}

	/**
	 * What a label image held before an edit.
	 *
	 * @param hash of what the edit left
	 */
	private record Step(LabelEditor.Former former, int hash) {}

	/** Edits a label image; where there is no memory for a copy of it, so that it cannot be undone. */
	public static void edit(final ImagePlus labels, final Runnable edit) {
		final boolean kept = IJ.getInstance() != null && !Interpreter.isBatchMode() &&
			Memory.free(2 * (long) labels.getSizeInBytes()) > 2 * (long) labels.getSizeInBytes();
		final LabelEditor.Former former = kept ? new LabelEditor(labels).former() : null;
		labels.setProperty(PROPERTY, null);
		edit.run();
		if (!kept) return;
		Undo.reset();
		keep(labels, former);
		listen();
	}

	private static void keep(final ImagePlus labels, final LabelEditor.Former former) {
		labels.setProperty(PROPERTY, new Step(former, LabelFollowers.hash(labels)));
	}

	private static synchronized void listen() {
		if (!listening) Executer.addCommandListener((CommandListener) LabelUndo::executing);
		listening = true;
	}

	/** What ImageJ is to execute; null for nothing. */
	private static String executing(final String command) {
		final ImagePlus image = UNDO.equals(command) ? WindowManager.getCurrentImage() : null;
		final Object step = image == null ? null : image.getProperty(PROPERTY);
		if (!(step instanceof Step) || ((Step) step).hash != LabelFollowers.hash(image)) return command;
		undo(image, (Step) step);
		if (Recorder.record) Recorder.recordString("run(\"Undo\");\n");
		return null;
	}

	private static void undo(final ImagePlus labels, final Step step) {
		final LabelEditor.Former now = new LabelEditor(labels).former();
		step.former.restore();
		keep(labels, now);
		LabelFollowers.follow(labels);
	}
}
