package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.choose;
import static org.parcelj.launcher.Hands.close;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.inEventThread;
import static org.parcelj.launcher.Hands.lastRecorded;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.message;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.runsRecorded;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.text;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;
import static org.parcelj.launcher.Hands.waitForOther;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

import java.awt.Component;
import java.awt.Dialog;

import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JSlider;
import javax.swing.text.JTextComponent;

/** Dialogs as a user fills them in: errors, the recorder, what is remembered, many keys. For {@link GuiDriver}. */
final class DialogUse {

	private DialogUse() {
		// not to be instantiated
	}

	static void noImage() throws Exception {
		final Thread run = menu("Probe...");
		final Dialog error = waitFor(Dialog.class, "Probe (Every Kind)");
		say("no image", text(error));
		close(error);
		run.join(PATIENCE);
	}

	static void dialogAndRecorder(final ImagePlus image) throws Exception {
		new Recorder();
		activate(image);
		final Thread run = menu("Probe...");
		final JDialog dialog = waitFor(JDialog.class, "Probe (Every Kind)");
		picture("dialog");
		type(dialog, "clusters", "0");
		press(dialog, "OK");
		say("refused", message(dialog) + (dialog.isShowing() ? ", open" : ", closed"));
		picture("refused");
		type(dialog, "clusters", "5");
		type(dialog, "mask", "my mask \"a\"");
		choose(dialog, "linkage", "average");
		press(dialog, "rois");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("active", Hands.active("labels of the image"));
		say("table", String.valueOf(WindowManager.getFrame("Parcels of labels of the image") != null));
		say("rois", String.valueOf(RoiManager.getInstance().getCount()));
		say("recorded", lastRecorded());
		picture("results");
	}

	static void recordedLineRunsAsItStands(final ImagePlus image) throws Exception {
		activate(image);
		final String line = lastRecorded();
		IJ.log("\\Clear");
		IJ.runMacro(line);
		say("replayed", IJ.getLog().trim());
		say("rois", String.valueOf(RoiManager.getInstance().getCount()));
		activate(image);
		final Thread run = menu("Probe...");
		final JDialog dialog = waitFor(JDialog.class, "Probe (Every Kind)");
		say("remembered", ((JTextComponent) find(dialog, "clusters")).getText() + " " +
			((JComboBox<?>) find(dialog, "linkage")).getSelectedItem());
		press(dialog, "Reset");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("recorded", lastRecorded());
	}

	static void refusedWhileRunning(final ImagePlus image) throws Exception {
		final ImagePlus colour = new ImagePlus("colour", image.getProcessor().convertToRGB());
		colour.show();
		activate(colour);
		final Thread run = menu("Probe...");
		final JDialog dialog = waitFor(JDialog.class, "Probe (Every Kind)");
		type(dialog, "clusters", "6");
		press(dialog, "OK");
		final JDialog again = waitForOther(dialog, "Probe (Every Kind)");
		say("refused later", message(again) + ", clusters " + ((JTextComponent) find(again, "clusters")).getText());
		picture("refused-later");
		choose(again, "image", image.getTitle());
		press(again, "Reset");
		press(again, "OK");
		run.join(PATIENCE);
		say("recorded", lastRecorded());
		colour.changes = false;
		colour.close();
	}

	static void canceledDialog(final ImagePlus image) throws Exception {
		activate(image);
		final int open = WindowManager.getImageCount();
		final long runs = runsRecorded();
		final Thread run = menu("Probe...");
		press(waitFor(JDialog.class, "Probe (Every Kind)"), "Cancel");
		run.join(PATIENCE);
		say("canceled",
			WindowManager.getImageCount() - open + " more images, " + (runsRecorded() - runs) + " more runs recorded");
	}

	static void manyKeys(final ImagePlus image) throws Exception {
		activate(image);
		final Thread run = menu("Probe Many...");
		final JDialog dialog = waitFor(JDialog.class, "Probe Many");
		picture("many");
		final int height = dialog.getHeight();
		say("tab", tabs(dialog, "sigma", 5));
		type(dialog, "eps", "1e-5");
		IJ.log("\\Clear");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("many", IJ.getLog().trim());
		say("recorded", lastRecorded());
		say("fits", String.valueOf(height < 1000));
	}

	/** The fields that Tab goes through, from one on. */
	private static String tabs(final JDialog dialog, final String from, final int count) {
		final StringBuilder names = new StringBuilder(from);
		Component field = find(dialog, from);
		for (int i = 1; i < count; i++) {
			field = dialog.getFocusTraversalPolicy().getComponentAfter(dialog, field);
			names.append(", ").append(field.getName());
		}
		return names.toString();
	}

	static void inPlaceWithSlider(final ImagePlus image) throws Exception {
		final ImagePlus labels = IJ.createImage("my labels", "16-bit black", 60, 40, 1);
		labels.show();
		activate(labels);
		final int open = WindowManager.getImageCount();
		final Thread run = menu("Probe in Place...");
		final JDialog dialog = waitFor(JDialog.class, "Probe in Place");
		inEventThread(() -> {
			((JSlider) find(dialog, "slider")).setValue(33);
			return null;
		});
		choose(dialog, "reference", image.getTitle());
		picture("slider");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("in place", labels.getProcessor().get(0) + ", " + (WindowManager.getImageCount() - open) + " more images");
		say("recorded", lastRecorded());
	}

	static void theReferenceIsTheOtherLabelImage() throws Exception {
		final ImagePlus cells = WindowManager.getImage("cells");
		final ImagePlus others = cells.duplicate();
		others.setTitle("other cells");
		others.show();
		activate(cells);
		final Thread run = menu("Compare Label Images...");
		final JDialog dialog = waitFor(JDialog.class, "Compare Label Images");
		say("compared", ((JComboBox<?>) find(dialog, "labels")).getSelectedItem() + " with " +
			((JComboBox<?>) find(dialog, "reference")).getSelectedItem());
		picture("compare");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("active", Hands.active("cells matched"));
		say("recorded", lastRecorded());
		picture("compared");
	}
}
