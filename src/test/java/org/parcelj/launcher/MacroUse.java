package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.choose;
import static org.parcelj.launcher.Hands.close;
import static org.parcelj.launcher.Hands.macro;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.text;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Dialog;
import java.awt.event.KeyEvent;
import java.lang.reflect.Field;

import javax.swing.JDialog;
import javax.swing.JLabel;

import org.parcelj.commands.ProbeCommand;

/** Macros, with and without dialogs, and Esc. For {@link GuiDriver}. */
final class MacroUse {

	private MacroUse() {
		// not to be instantiated
	}

	static void withOptions(final ImagePlus image) throws Exception {
		activate(image);
		say("macro", IJ.runMacro("run('Probe...', 'CLUSTERS=3 picture'); return getTitle();"));
	}

	static void inBatchMode(final ImagePlus image) throws Exception {
		activate(image);
		say("batch",
			IJ.runMacro("setBatchMode(true); newImage('b', '8-bit', 9, 9, 1); run('Probe...', 'clusters=4 picture');" +
				"t = getTitle() + ' ' + getValue(3, 0) + ' ' + nImages; setBatchMode(false); return t;")
				.replaceAll(" \\d+$", ""));
	}

	static void withError(final ImagePlus image) throws Exception {
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

	static void withCanceledDialog(final ImagePlus image) throws Exception {
		activate(image);
		final Thread run = macro("run('Probe...'); setMetadata('Info', 'went on');");
		press(waitFor(JDialog.class, "Probe (Every Kind)"), "Cancel");
		run.join(PATIENCE);
		say("canceled macro", image.getInfoProperty() + ended(run));
	}

	static void escape(final ImagePlus image) throws Exception {
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
}
