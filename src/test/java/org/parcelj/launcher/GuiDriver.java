package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.choose;
import static org.parcelj.launcher.Hands.close;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.inEventThread;
import static org.parcelj.launcher.Hands.lastRecorded;
import static org.parcelj.launcher.Hands.macro;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.message;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.runsRecorded;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.takePictures;
import static org.parcelj.launcher.Hands.text;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;
import static org.parcelj.launcher.Hands.waitForOther;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

import java.awt.CheckboxMenuItem;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Menu;
import java.awt.Window;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.lang.reflect.Field;
import java.util.Arrays;

import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.text.JTextComponent;

import org.parcelj.commands.ProbeCommand;

/**
 * Runs ImageJ with its windows, in a process of its own, and uses it as a user would: opens our dialogs from the menu,
 * fills them in, presses their buttons. Prints what came of it, a line each, for the test to compare. An argument is a
 * folder for pictures of the dialogs.
 */
public final class GuiDriver {

	private GuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) throws Exception {
		takePictures(arguments);
		new ImageJ();
		Menus.getCommands().put("Probe...", "org.parcelj.launcher.CommandLauncher(\"probe\")");
		Menus.getCommands().put("Probe Many...", "org.parcelj.launcher.CommandLauncher(\"probe-many\")");
		Menus.getCommands().put("Probe in Place...", "org.parcelj.launcher.CommandLauncher(\"probe-cut\")");
		Menus.getCommands().put("Labels to ROIs...", "org.parcelj.launcher.CommandLauncher(\"labels-to-rois\")");
		Menus.getCommands().put("Compare Label Images...", "org.parcelj.launcher.CommandLauncher(\"compare\")");
		try {
			noImage();
			final ImagePlus image = IJ.createImage("the image", "8-bit ramp", 60, 40, 1);
			image.show();
			dialogAndRecorder(image);
			recordedLineRunsAsItStands(image);
			refusedWhileRunning(image);
			canceledDialog(image);
			manyKeys(image);
			inPlaceWithSlider(image);
			macroWithOptions(image);
			macroInBatchMode(image);
			macroWithError(image);
			macroWithCanceledDialog(image);
			escape(image);
			roiManagerIsNotCleared(image);
			oneTableOfAKind(image);
			tablesInBatchMode(image);
			roisKeepTheirNames();
			theReferenceIsTheOtherLabelImage();
		}
		catch (final Throwable e) {
			e.printStackTrace(System.out);
			Runtime.getRuntime().halt(1);
		}
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	private static void noImage() throws Exception {
		final Thread run = menu("Probe...");
		final Dialog error = waitFor(Dialog.class, "Probe (Every Kind)");
		say("no image", text(error));
		close(error);
		run.join(PATIENCE);
	}

	private static void dialogAndRecorder(final ImagePlus image) throws Exception {
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

	private static void recordedLineRunsAsItStands(final ImagePlus image) throws Exception {
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

	private static void refusedWhileRunning(final ImagePlus image) throws Exception {
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

	private static void canceledDialog(final ImagePlus image) throws Exception {
		activate(image);
		final int open = WindowManager.getImageCount();
		final long runs = runsRecorded();
		final Thread run = menu("Probe...");
		press(waitFor(JDialog.class, "Probe (Every Kind)"), "Cancel");
		run.join(PATIENCE);
		say("canceled",
			WindowManager.getImageCount() - open + " more images, " + (runsRecorded() - runs) + " more runs recorded");
	}

	private static void manyKeys(final ImagePlus image) throws Exception {
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

	private static void inPlaceWithSlider(final ImagePlus image) throws Exception {
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

	private static void macroWithOptions(final ImagePlus image) throws Exception {
		activate(image);
		say("macro", IJ.runMacro("run('Probe...', 'CLUSTERS=3 picture'); return getTitle();"));
	}

	private static void macroInBatchMode(final ImagePlus image) throws Exception {
		activate(image);
		say("batch",
			IJ.runMacro("setBatchMode(true); newImage('b', '8-bit', 9, 9, 1); run('Probe...', 'clusters=4 picture');" +
				"t = getTitle() + ' ' + getValue(3, 0) + ' ' + nImages; setBatchMode(false); return t;")
				.replaceAll(" \\d+$", ""));
	}

	private static void macroWithError(final ImagePlus image) throws Exception {
		activate(image);
		final Thread run = macro("run('Probe...', 'clusters=0'); setMetadata('Info', 'went on');");
		final Dialog error = waitFor(Dialog.class, "Macro Error");
		picture("macro-error");
		say("macro error", text(error).replaceFirst(" \\|.*", ""));
		close(error);
		run.join(PATIENCE);
		say("went on", String.valueOf(image.getInfoProperty()));
		activate(image);
		say("afterwards", IJ.runMacro("run('Probe...', 'clusters=3'); return getTitle();"));
	}

	private static void macroWithCanceledDialog(final ImagePlus image) throws Exception {
		activate(image);
		final Thread run = macro("run('Probe...'); setMetadata('Info', 'went on');");
		press(waitFor(JDialog.class, "Probe (Every Kind)"), "Cancel");
		run.join(PATIENCE);
		say("canceled macro", image.getInfoProperty() + ended(run));
	}

	private static void escape(final ImagePlus image) throws Exception {
		activate(image);
		final Thread run = macro("run('Probe...', 'what=wait'); setMetadata('Info', 'went on');");
		awaitWork();
		picture("running");
		pressEscape();
		run.join(PATIENCE);
		say("escaped macro", image.getInfoProperty() + ended(run));
		activate(image);
		final int open = WindowManager.getImageCount();
		final Thread again = menu("Probe...");
		final JDialog dialog = waitFor(JDialog.class, "Probe (Every Kind)");
		choose(dialog, "what", "wait");
		press(dialog, "OK");
		awaitWork();
		pressEscape();
		again.join(PATIENCE);
		say("escaped", WindowManager.getImageCount() - open + " more images" + ended(again));
		say("status", status());
	}

	private static String status() throws Exception {
		final Field line = ImageJ.class.getDeclaredField("statusLine");
		line.setAccessible(true);
		Hands.settle();
		return ((JLabel) line.get(IJ.getInstance())).getText();
	}

	private static void awaitWork() throws Exception {
		await(() -> System.getProperty(ProbeCommand.WAITING) != null);
		System.clearProperty(ProbeCommand.WAITING);
	}

	private static void pressEscape() {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		IJ.setKeyUp(KeyEvent.VK_ESCAPE);
	}

	private static String ended(final Thread thread) {
		return thread.isAlive() ? ", running" : ", ended";
	}

	private static void roiManagerIsNotCleared(final ImagePlus image) throws Exception {
		final RoiManager manager = RoiManager.getInstance();
		manager.reset();
		manager.addRoi(new Roi(0, 0, 3, 3));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois');");
		say("rois", String.valueOf(manager.getCount()));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois');");
		say("rois", String.valueOf(manager.getCount()));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois addrois');");
		say("rois", String.valueOf(manager.getCount()));
	}

	private static void oneTableOfAKind(final ImagePlus image) throws Exception {
		final long one = tables();
		for (final Frame frame : WindowManager.getNonImageWindows())
			if (frame.getTitle().startsWith("Parcels")) pin(frame);
		activate(image);
		IJ.runMacro("run('Probe...', 'clusters=3');");
		say("tables", one + ", pinned " + tables());
	}

	private static void pin(final Frame table) {
		final Menu menu = table.getMenuBar().getMenu(table.getMenuBar().getMenuCount() - 1);
		final CheckboxMenuItem item = (CheckboxMenuItem) menu.getItem(0);
		item.setState(true);
		item.getItemListeners()[0].itemStateChanged(new ItemEvent(item, 0, item, ItemEvent.SELECTED));
	}

	private static long tables() {
		Hands.settle();
		return Arrays.stream(WindowManager.getNonImageWindows())
			.filter(frame -> frame.isVisible() && frame.getTitle().startsWith("Parcels")).count();
	}

	private static void tablesInBatchMode(final ImagePlus image) throws Exception {
		activate(image);
		final long before = Arrays.stream(Window.getWindows()).filter(Window::isVisible).count();
		final String rows = IJ.runMacro("setBatchMode(true); for (i = 4; i < 7; i++) {" +
			"newImage('b' + i, '8-bit', 9, 9, 1); run('Probe...', 'clusters=' + i);" +
			"n = Table.size('Parcels of ' + getTitle()); } return '' + n;");
		final long after = Arrays.stream(Window.getWindows()).filter(Window::isVisible).count();
		say("batch tables", rows + " rows, " + (after - before) + " more windows");
	}

	private static void roisKeepTheirNames() throws Exception {
		final ImagePlus labels = IJ.createImage("cells", "16-bit black", 30, 20, 3);
		labels.getStack().getProcessor(2).set(3, 4, 1234);
		labels.getStack().getProcessor(2).set(5, 4, 7);
		labels.show();
		activate(labels);
		final RoiManager manager = RoiManager.getInstance();
		IJ.runMacro("run('Labels to ROIs...', 'labels=cells');");
		final int last = manager.getCount() - 1;
		say("named",
			manager.getName(last - 1) + " " + manager.getName(last) + " in slice " + manager.getRoi(last).getPosition());
	}

	private static void theReferenceIsTheOtherLabelImage() throws Exception {
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
