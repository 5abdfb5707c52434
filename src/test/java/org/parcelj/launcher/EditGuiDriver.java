package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.place;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;

import java.awt.Frame;
import java.awt.Point;
import java.awt.Robot;
import java.util.Arrays;
import java.util.Map;

import javax.swing.JDialog;
import javax.swing.JLabel;

import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.samples.SampleImages;

/** Edits parcels by clicks as a user would, see {@link Hands}. */
public final class EditGuiDriver {

	private static ImagePlus labels;
	private static ImagePlus coins;
	private static JDialog dialog;
	private static Robot robot;

	private EditGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of("Agglomerative Clustering (Ward)...", "agglomerative", "Edit Parcels...", "edit"), () -> {
			robot = new Robot();
			coins = SampleImages.COINS.open();
			coins.show();
			IJ.run("Agglomerative Clustering (Ward)...", "clusters=12 outlines");
			labels = WindowManager.getCurrentImage();
			new Recorder();
			edit();
			another();
		});
	}

	private static void edit() throws Exception {
		activate(labels);
		final int[] before = pixels();
		final Thread run = menu("Edit Parcels...");
		dialog = waitFor(JDialog.class, "Edit Parcels");
		place(dialog, 800, 500);
		place(labels.getWindow(), 10, 300);
		final int first = labels.getProcessor().get(200, 150);
		final int second = Arrays.stream(before).filter(label -> label != first).findFirst().getAsInt();
		click(first, before);
		say("selected", selected().equals("Selected: " + first) + "");
		press(dialog, "edit Split");
		await(() -> count() == 13);
		say("split", state());
		click(first, pixels());
		click(second, pixels());
		picture("editor");
		press(dialog, "edit Merge");
		await(() -> count() == 12);
		say("merged", state());
		press(dialog, "edit Undo");
		await(() -> count() == 13);
		say("undone", state());
		press(dialog, "OK");
		run.join(PATIENCE);
		final String line = Hands.recordedRuns().filter(each -> each.contains("split")).findFirst().orElse("");
		say("recorded", String.valueOf(line.equals("run(\"Edit Parcels...\", \"split=" + first + "\");")));
		await(() -> Hands.seen(() -> coins.getOverlay().size()) == 13 && rows() == 13);
		say("followed", coins.getOverlay().size() + " outlines, " + rows() + " rows, " + labels.getTitle());
	}

	/** Clicks in the label image that is chosen in the dialog count, and edits are made there. */
	private static void another() throws Exception {
		final ImagePlus first = labels;
		activate(coins);
		IJ.run("Agglomerative Clustering (Ward)...", "clusters=3");
		final ImagePlus second = WindowManager.getImage(Hands.active("coins agglomerative 3"));
		activate(first);
		final Thread run = menu("Edit Parcels...");
		dialog = waitFor(JDialog.class, "Edit Parcels");
		Hands.choose(dialog, "labels", second.getTitle());
		labels = second;
		place(dialog, 800, 500);
		place(second.getWindow(), 10, 300);
		click(2, pixels());
		press(dialog, "edit Split");
		await(() -> count() == 4);
		say("another", state());
		press(dialog, "Cancel");
		run.join(PATIENCE);
		await(() -> count() == 3);
		final long kept = count();
		labels = first;
		say("canceled", kept + " parcels, the first has " + count());
	}

	/** On a pixel of a parcel, until it is selected. */
	private static void click(final int label, final int[] pixels) throws Exception {
		int at = 0;
		while (pixels[at] != label || pixels[at + 1] != label || pixels[at + labels.getWidth()] != label)
			at++;
		final int x = at % labels.getWidth();
		final int y = at / labels.getWidth();
		final ImageCanvas canvas = labels.getCanvas();
		Hands.clickUntil(robot, canvas, () -> new Point(canvas.screenX(x), canvas.screenY(y)),
			() -> selected().matches(".*[: ,]" + label + "(,.*|$)"));
	}

	private static String selected() {
		return Hands.seen(() -> ((JLabel) find(dialog, "selected")).getText());
	}

	private static String state() {
		return count() + " parcels, " + selected();
	}

	private static long count() {
		return Arrays.stream(pixels()).filter(label -> label > 0).distinct().count();
	}

	private static int[] pixels() {
		return Hands.seen(() -> LabelImages.read(labels).sharedLabels());
	}

	private static int rows() {
		return Hands.seen(() -> table().size());
	}

	private static ResultsTable table() {
		final Frame table = Arrays.stream(WindowManager.getNonImageWindows())
			.filter(frame -> frame.getTitle().startsWith("Parcels of ")).findFirst().orElseThrow();
		return ((TextWindow) table).getResultsTable();
	}
}
