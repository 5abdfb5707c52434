package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.inEventThread;
import static org.parcelj.launcher.Hands.lastRecorded;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.message;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.settle;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;
import static org.parcelj.launcher.Hands.waitForOther;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.text.TextWindow;

import java.awt.Frame;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.text.JTextComponent;

import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.samples.SampleImages;

/** Uses the dialog of Cut Dendrogram as a user would, see {@link Hands}. */
public final class CutGuiDriver {

	private static final String TITLE = "Cut Dendrogram";

	private static ImagePlus labels;
	private static JDialog dialog;

	private CutGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of("Agglomerative Clustering (Ward)...", "agglomerative", "Cut Dendrogram...", "cut",
			"Parcel Sizes...", "sizes", "Compare Label Images...", "compare", "Labels to ROIs...", "labels-to-rois",
			"Edit Parcels...", "edit"), () -> {
				final ImagePlus coins = SampleImages.COINS.open();
				coins.show();
				IJ.run("Agglomerative Clustering (Ward)...", "clusters=27 outlines rois");
				labels = WindowManager.getCurrentImage();
				new Recorder();
				canceled();
				accepted();
				replayed();
				IJ.run("Cut Dendrogram...", "clusters=7");
				say("followed", followers(coins));
				accepted();
				say("followed", followers(coins));
				menu("Undo").join(PATIENCE);
				await(() -> Hands.seen(() -> coins.getOverlay().size()) == 7 && RoiManager.getInstance().getCount() == 7);
				say("undone", largest() + " labels, " + followers(coins));
				undoneByMacro(coins);
				another(coins);
				duplicate();
				stack();
			});
	}

	private static void canceled() throws Exception {
		final int[] before = pixels();
		final Thread run = open();
		say("begins with", field("clusters"));
		slide("numbers", 3000, 1, 384 * 303);
		say("slider", state());
		picture("slider");
		final String at = explained();
		final JSlider heights = (JSlider) find(dialog, "heights");
		final int step = heights.getValue();
		slideTo("heights", step - 20);
		final String away = explained();
		slideTo("heights", step);
		say("height",
			"the same labels, field, and text: " + (!away.equals(at) && largest() == Integer.parseInt(field("clusters")) &&
				explained().startsWith(largest() + " parcels") && Double.parseDouble(field("height")) > 0));
		type(dialog, "clusters", "12");
		settle();
		say("typed", state());
		type(dialog, "clusters", "116353");
		settle();
		say("refused",
			"116353 parcels are too many: " + explained().contains("at most 116352") + ", " + largest() + " labels");
		type(dialog, "clusters", "70000");
		settle();
		say("many", state());
		press(dialog, "Cancel");
		run.join(PATIENCE);
		say("canceled", largest() + " labels, " + labels.getBitDepth() + "-bit, display to " +
			(int) labels.getDisplayRangeMax() + (Arrays.equals(before, pixels()) ? ", the same pixels" : ", other pixels"));
	}

	private static void accepted() throws Exception {
		final int open = WindowManager.getImageCount();
		final Thread run = open();
		type(dialog, "clusters", "40");
		settle();
		press(dialog, "OK");
		run.join(PATIENCE);
		say("accepted", largest() + " labels, " + (WindowManager.getImageCount() - open) + " more images");
	}

	private static void replayed() throws Exception {
		say("recorded", lastRecorded());
		IJ.run("Cut Dendrogram...", "clusters=7");
		IJ.runMacro(lastRecorded());
		say("replayed", largest() + " labels");
	}

	/** All that came from the label image. */
	private static String followers(final ImagePlus coins) {
		return Hands.seen(() -> followersNow(coins));
	}

	private static String followersNow(final ImagePlus coins) {
		final Frame table = Arrays.stream(WindowManager.getNonImageWindows())
			.filter(frame -> frame.getTitle().startsWith("Parcels of ")).findFirst().orElseThrow();
		final ResultsTable rows = ((TextWindow) table).getResultsTable();
		int alike = 0;
		for (int row = 0; row < rows.size(); row++) {
			int pixels = 0;
			for (final int label : LabelImages.read(labels).sharedLabels())
				if (label == rows.getValue("label", row)) pixels++;
			if (pixels == rows.getValue("pixels", row)) alike++;
		}
		return table.getTitle() + " with " + alike + " true rows, " + coins.getOverlay().size() + " outlines, " +
			RoiManager.getInstance().getCount() + " ROIs";
	}

	/** Undo once more does it again. */
	private static void undoneByMacro(final ImagePlus coins) throws Exception {
		activate(labels);
		IJ.run("Cut Dendrogram...", "clusters=5");
		IJ.run("Undo");
		final String undone = largest() + " labels, " + followers(coins);
		IJ.run("Undo");
		say("by macro", undone + "; again: " + followers(coins));
		labels.getProcessor().set(0, 9);
		labels.updateAndDraw();
		IJ.run("Undo");
		say("painted", "label " + labels.getProcessor().get(0));
	}

	/** What was made of the labels of a stack says that it is of former ones until they are back. */
	private static void stack() throws Exception {
		IJ.createImage("stack", "8-bit ramp", 20, 16, 3).show();
		IJ.run("Agglomerative Clustering (Ward)...", "clusters=6");
		labels = WindowManager.getCurrentImage();
		final String one = "labels=[" + labels.getTitle() + "]";
		IJ.run("Parcel Sizes...", one);
		IJ.run("Compare Label Images...", one + " reference=[" + labels.getTitle() + "]");
		IJ.run("Labels to ROIs...", one);
		activate(labels);
		say("stack", stackState());
		IJ.run("Cut Dendrogram...", "clusters=4");
		say("cut", stackState());
		IJ.run("Edit Parcels...", "merge=1,2");
		say("edited", stackState());
		IJ.run("Undo");
		IJ.run("Undo");
		IJ.run("Undo");
		say("undone", stackState());
		IJ.run("Cut Dendrogram...", "clusters=6");
		say("as before", stackState());
	}

	private static String stackState() {
		settle();
		final long former = Stream
			.concat(Arrays.stream(WindowManager.getNonImageTitles()), Arrays.stream(WindowManager.getImageTitles()))
			.filter(title -> title.endsWith(" (former labels)")).count();
		return largest() + " labels, " + former + " former results, a ROI for each: " + rois().equals(labelsOfPlanes());
	}

	private static String rois() {
		return Arrays.stream(RoiManager.getInstance().getRoisAsArray()).map(Roi::getName).sorted().toList().toString();
	}

	private static String labelsOfPlanes() {
		return IntStream.range(0, pixels().length).mapToObj(i -> String.format("%d-%04d", pixels()[i], i / (20 * 16) + 1))
			.distinct().sorted().toList().toString();
	}

	/** What is chosen in the dialog is cut, and what was chosen before is as it was. */
	private static void another(final ImagePlus coins) throws Exception {
		final ImagePlus first = labels;
		final int before = largest();
		activate(coins);
		IJ.run("Agglomerative Clustering (Ward)...", "clusters=14");
		final ImagePlus second = WindowManager.getImage(Hands.active("coins agglomerative 14"));
		final Thread run = open();
		type(dialog, "clusters", "20");
		settle();
		Hands.choose(dialog, "labels", second.getTitle());
		settle();
		final boolean back = largest() == before;
		labels = second;
		final String begins = field("clusters");
		type(dialog, "clusters", "33");
		settle();
		say("another", "begins with " + begins + ", " + largest() + " labels, the first as it was: " + back);
		press(dialog, "Cancel");
		run.join(PATIENCE);
		say("canceled", largest() + " labels");
		labels = first;
	}

	private static void duplicate() throws Exception {
		labels = labels.duplicate();
		labels.show();
		final Thread run = open();
		final boolean explained = explained().contains("there is no dendrogram behind");
		picture("duplicate");
		press(dialog, "OK");
		final JDialog again = waitForOther(dialog, TITLE);
		say("duplicate", explained + ", error: " + message(again).replaceFirst(" \".*", ""));
		press(again, "Cancel");
		run.join(PATIENCE);
	}

	private static Thread open() throws Exception {
		activate(labels);
		final Thread run = menu("Cut Dendrogram...");
		dialog = waitFor(JDialog.class, TITLE);
		return run;
	}

	/** To the step whose number on the log scale is nearest, which may be off by one in a hundred. */
	private static void slide(final String name, final int number, final int from, final int to) throws Exception {
		slideTo(name, (int) Math.rint(1000 * Math.log((double) number / from) / Math.log((double) to / from)));
	}

	private static void slideTo(final String name, final int step) throws Exception {
		inEventThread(() -> {
			((JSlider) find(dialog, name)).setValue(step);
			return null;
		});
		settle();
	}

	private static String state() {
		return explained().replaceAll(",.*", "") + ", " + largest() + " labels, display to " +
			(int) labels.getDisplayRangeMax() + ", field " + field("clusters") + ", height " + field("height");
	}

	private static String explained() {
		return Hands.seen(() -> ((JLabel) find(dialog, "explained")).getText());
	}

	private static String field(final String name) {
		return Hands.seen(() -> ((JTextComponent) find(dialog, name)).getText());
	}

	private static int[] pixels() {
		return Hands.seen(() -> LabelImages.read(labels).sharedLabels());
	}

	private static int largest() {
		return Arrays.stream(pixels()).max().getAsInt();
	}
}
