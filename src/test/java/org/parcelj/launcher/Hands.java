package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.TextArea;
import java.awt.Window;
import java.io.File;
import java.lang.reflect.Field;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

/**
 * What a user does with hands and eyes: opens menu entries, fills in dialogs, presses buttons, looks at windows. For
 * the drivers that use ImageJ in a process of their own.
 */
final class Hands {

	static final long PATIENCE = 20_000;

	private static File pictures;

	private Hands() {
		// not to be instantiated
	}

	/** Keeps pictures of the screen in the folder, if one is named. */
	static void takePictures(final String... folder) {
		if (folder.length > 0) pictures = new File(folder[0]);
	}

	static Thread menu(final String entry) {
		final Thread thread = new Thread(() -> new ij.Executer(entry).run(), entry);
		thread.start();
		return thread;
	}

	static Thread macro(final String text) {
		final Thread thread = new Thread(() -> IJ.runMacro(text), "test_Macro$");
		thread.start();
		return thread;
	}

	static void activate(final ImagePlus image) throws Exception {
		IJ.selectWindow(image.getID());
		WindowManager.setCurrentWindow(image.getWindow());
		Thread.sleep(200);
	}

	static <T extends Window> T waitFor(final Class<T> type, final String title) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (System.currentTimeMillis() < end) {
			for (final Window window : Window.getWindows()) {
				if (window.isShowing() && type.isInstance(window) && ((Dialog) window).getTitle().equals(title)) {
					Thread.sleep(150);
					return type.cast(window);
				}
			}
			Thread.sleep(50);
		}
		throw new IllegalStateException("no window \"" + title + "\"");
	}

	static Component find(final Container container, final String name) {
		for (final Component child : container.getComponents()) {
			if (name.equals(child.getName())) return child;
			final Component found = child instanceof Container ? find((Container) child, name) : null;
			if (found != null) return found;
		}
		return null;
	}

	static String text(final Container container) throws Exception {
		final StringBuilder text = new StringBuilder();
		for (final Component child : container.getComponents()) {
			if (child instanceof ij.gui.MultiLineLabel) text.append(text((MultiLineLabel) child));
			if (child instanceof TextArea) text.append(((TextArea) child).getText());
			if (child instanceof JLabel) text.append(((JLabel) child).getText());
			if (child instanceof Container) text.append(text((Container) child));
		}
		return text.toString().trim().replaceAll("\\s*\\R\\s*", " | ");
	}

	private static String text(final MultiLineLabel label) throws Exception {
		final Field lines = MultiLineLabel.class.getDeclaredField("lines");
		lines.setAccessible(true);
		return String.join("\n", (String[]) lines.get(label));
	}

	private static String recorded() {
		for (final Frame frame : Frame.getFrames()) {
			if (frame instanceof Recorder) return ((Recorder) frame).getText();
		}
		return "";
	}

	static long runsRecorded() {
		return recorded().lines().filter(line -> line.startsWith("run")).count();
	}

	static String lastRecorded() {
		return recorded().lines().filter(line -> line.startsWith("run")).reduce((first, second) -> second).orElse("");
	}

	static void type(final JDialog dialog, final String field, final String text) throws Exception {
		inEventThread(() -> {
			((JTextComponent) find(dialog, field)).setText(text);
			return null;
		});
	}

	static void choose(final JDialog dialog, final String field, final String choice) throws Exception {
		inEventThread(() -> {
			final JComboBox<?> box = (JComboBox<?>) find(dialog, field);
			for (int i = 0; i < box.getItemCount(); i++) {
				if (box.getItemAt(i).toString().equals(choice)) box.setSelectedIndex(i);
			}
			return null;
		});
	}

	static void press(final JDialog dialog, final String button) throws Exception {
		inEventThread(() -> {
			((AbstractButton) find(dialog, button)).doClick();
			return null;
		});
	}

	static void close(final Dialog dialog) {
		EventQueue.invokeLater(dialog::dispose);
	}

	static void inEventThread(final Callable<Void> work) throws Exception {
		final FutureTask<Void> task = new FutureTask<>(work);
		EventQueue.invokeLater(task);
		task.get();
	}

	static void picture(final String name) throws Exception {
		if (pictures == null) return;
		Thread.sleep(500);
		new ProcessBuilder("import", "-window", "root", new File(pictures, name + ".png").getPath()).inheritIO().start()
			.waitFor();
	}

	static void say(final String what, final String value) {
		System.out.println(what + ": " + value);
	}
}
