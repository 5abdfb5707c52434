package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Robot;
import java.awt.TextArea;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.File;
import java.lang.reflect.Field;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * What a user does with hands and eyes: opens menu entries, fills in dialogs, presses buttons, looks at windows. For
 * the drivers that use ImageJ in a process of their own.
 */
final class Hands {

	/** In milliseconds; nothing waits as long unless something is wrong, however busy the machine is. */
	static final long PATIENCE = 60_000;
	/** In milliseconds: a click that has not come to its component by then has missed it. */
	private static final long ON_ITS_WAY = 5_000;
	/** In milliseconds: what a click that came to its component has not brought about by then needs another one. */
	private static final long AT_WORK = 15_000;
	private static final int PAUSE = 20;

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
		// the windowing system may still have news of another window for us
		await(() -> {
			settle();
			WindowManager.setCurrentWindow(image.getWindow());
			settle();
			return WindowManager.getCurrentImage() == image;
		});
	}

	/** What was put off in the event thread is done before what comes after it. */
	static void settle() {
		try {
			for (int i = 0; i < 3; i++)
				inEventThread(() -> null);
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** What an action brings about may take its time; what has not come about then is told by what is said of it. */
	static void await(final BooleanSupplier there) throws Exception {
		await(there, PATIENCE);
	}

	private static void await(final BooleanSupplier there, final long patience) throws Exception {
		final long end = System.currentTimeMillis() + patience;
		while (!there.getAsBoolean() && System.currentTimeMillis() < end)
			Thread.sleep(PAUSE);
	}

	/** Puts a window somewhere in front of all others. */
	static void place(final Window window, final int x, final int y) throws Exception {
		inEventThread(() -> {
			window.setLocation(x, y);
			window.toFront();
			return null;
		});
		await(() -> window.isShowing() && window.getLocationOnScreen().equals(new Point(x, y)));
	}

	/**
	 * A window that is still on its way to the front may miss a click; then it is made again, but not before: a second
	 * one may undo what the first one does.
	 */
	static void clickUntil(final Robot robot, final Component component, final Supplier<Point> place,
		final BooleanSupplier there) throws Exception
	{
		final long end = System.currentTimeMillis() + PATIENCE;
		final AtomicInteger arrived = new AtomicInteger();
		final AWTEventListener watch = event -> {
			if (event.getID() == MouseEvent.MOUSE_RELEASED && event.getSource() == component) arrived.incrementAndGet();
		};
		Toolkit.getDefaultToolkit().addAWTEventListener(watch, AWTEvent.MOUSE_EVENT_MASK);
		do {
			final int before = arrived.get();
			inEventThread(() -> {
				SwingUtilities.getWindowAncestor(component).toFront();
				return null;
			});
			settle();
			// the place may move as long as the window is laid out
			await(() -> component.contains(place.get()), ON_ITS_WAY);
			final Point at = place.get();
			final Point corner = component.getLocationOnScreen();
			robot.mouseMove(corner.x + at.x, corner.y + at.y);
			robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
			robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
			await(() -> arrived.get() > before || there.getAsBoolean(), ON_ITS_WAY);
			if (arrived.get() > before) await(there, AT_WORK);
		} while (!there.getAsBoolean() && System.currentTimeMillis() < end);
		Toolkit.getDefaultToolkit().removeAWTEventListener(watch);
		settle();
	}

	/**
	 * Waits until an image is the active one: news of other windows may still come in. Gives the title of the one that
	 * is.
	 */
	static String active(final String title) throws Exception {
		await(() -> WindowManager.getCurrentImage() != null && WindowManager.getCurrentImage().getTitle().equals(title));
		return WindowManager.getCurrentImage().getTitle();
	}

	static <T extends Window> T waitFor(final Class<T> type, final String title) throws Exception {
		final long end = System.currentTimeMillis() + PATIENCE;
		while (System.currentTimeMillis() < end) {
			for (final Window window : Window.getWindows()) {
				if (window.isShowing() && type.isInstance(window) && title.equals(((Dialog) window).getTitle())) {
					settle();
					return type.cast(window);
				}
			}
			Thread.sleep(PAUSE);
		}
		throw new IllegalStateException("no window \"" + title + "\"");
	}

	/** What one of our dialogs says below its fields. */
	static String message(final JDialog dialog) {
		return ((JLabel) find(dialog, "message")).getText().replaceAll("<.*?>", "").replace("&lt;", "<").replace("&amp;",
			"&");
	}

	/** A dialog that is not the one before. */
	static JDialog waitForOther(final JDialog before, final String title) throws Exception {
		await(() -> !before.isShowing());
		return waitFor(JDialog.class, title);
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

	static Stream<String> recordedRuns() {
		return recorded().lines().filter(line -> line.startsWith("run"));
	}

	static long runsRecorded() {
		return recordedRuns().count();
	}

	static String lastRecorded() {
		return recordedRuns().reduce((first, second) -> second).orElse("");
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

	static <T> T inEventThread(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeLater(task);
		return task.get();
	}

	/** What is seen between events; during one it may be half of what it becomes. */
	static <T> T seen(final Callable<T> look) {
		try {
			return inEventThread(look);
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
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
