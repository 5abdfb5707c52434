package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
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
import ij.gui.ImageWindow;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.text.TextPanel;
import ij.text.TextWindow;

import java.awt.Point;
import java.awt.Robot;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.samples.SampleImages;

/** Clicks on parcels and on rows of tables as a user would, see {@link Hands}. */
public final class LinkGuiDriver {

	private static final String SIGNALS = "Signals of fMRI Phantom";

	private static Robot robot;
	private static ImagePlus labels;

	private LinkGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of("K-Means Clustering...", "kmeans", "Parcel Signals...", "signals"), () -> {
			robot = new Robot();
			parcelsAndLabels();
			signalsAndLabels();
		});
	}

	private static void parcelsAndLabels() throws Exception {
		final ImagePlus coins = SampleImages.COINS.open();
		coins.show();
		IJ.run("K-Means Clustering...", "clusters=5 algorithm=lloyd");
		labels = WindowManager.getCurrentImage();
		labels.setOverlay(new Overlay(new Roi(1, 1, 5, 5)));
		final TextPanel table = panel("Parcels of " + labels.getTitle());
		place(coins.getWindow(), 10, 700);
		place(labels.getWindow(), 10, 150);
		place(WindowManager.getFrame("Parcels of " + labels.getTitle()), 500, 150);
		final int label = labels.getProcessor().get(200, 60);
		clickUntil(200, 60, () -> highlights().startsWith("2") && table.getSelectionStart() == label - 1);
		say("parcel", "row " + table.getSelectionStart() + " of label " + label + ", " + highlights());
		clickRow(table, 1, () -> holdsOnly(2));
		say("row", "row " + table.getSelectionStart() + ", " + highlights() + ", holds its pixels: " + holdsOnly(2));
		picture("parcels");
		Toolbar.getInstance().setTool(Toolbar.MAGNIFIER);
		final double magnification = labels.getCanvas().getMagnification();
		clickUntil(200, 60, () -> labels.getCanvas().getMagnification() > magnification);
		say("zoomed", "row " + table.getSelectionStart() + ", " + highlights());
		Toolbar.getInstance().setTool(Toolbar.RECTANGLE);
		labels.getCanvas().unzoom();
		say("image", coins.getOverlay() == null && coins.getRoi() == null ? "as it was" : "changed");
		labels.close();
		clickRow(table, 4, () -> true);
		say("closed", "row " + table.getSelectionStart());
		IJ.selectWindow("Parcels of " + labels.getTitle());
		IJ.run("Close");
		coins.close();
	}

	private static void signalsAndLabels() throws Exception {
		final ImagePlus series = SampleImages.FMRI_PHANTOM.open();
		series.show();
		labels = SampleImages.FMRI_PHANTOM_TRUTH.open();
		labels.show();
		labels.setSlice(16);
		IJ.run("Parcel Signals...", "image=[fMRI Phantom] labels=[fMRI Phantom Truth] standardize=psc");
		IJ.createImage("something else", "8-bit ramp", 40, 48, 1).show();
		dialogKnowsWhichIsWhich(labels);
		dialogKnowsWhichIsWhich(series);
		// not zoomed in: news of the window's former size, when they come late, would cut the canvas again
		place(series.getWindow(), 10, 700);
		place(labels.getWindow(), 10, 150);
		place(WindowManager.getFrame(SIGNALS), 500, 150);
		final int before = WindowManager.getImageCount();
		final int first = labels.getProcessor().get(14, 24);
		clickUntil(14, 24, () -> WindowManager.getImageCount() > before && shown(plot(), first));
		final ImageWindow window = plot().getWindow();
		place(window, 500, 600);
		say("plot", "of parcel " + (shown(plot(), first) ? "clicked on" : "other") + ", " + highlights() + ", " +
			(WindowManager.getImageCount() - before) + " more images");
		final int second = labels.getProcessor().get(20, 36);
		clickUntil(20, 36, () -> shown(plot(), second));
		say("another", "of parcel " + (shown(plot(), second) && first != second ? "clicked on" : "other") + ", " +
			(plot().getWindow() == window ? "same window" : "other window"));
		picture("signals");
		clickUntil(0, 0, () -> highlights().startsWith("0"));
		say("background", highlights());
		clickRow(panel(SIGNALS), 5, () -> series.getT() == 6);
		say("frame", String.valueOf(series.getT()));
	}

	/** Whichever is active. */
	private static void dialogKnowsWhichIsWhich(final ImagePlus active) throws Exception {
		activate(active);
		final Thread run = menu("Parcel Signals...");
		final JDialog dialog = waitFor(JDialog.class, "Parcel Signals");
		picture("dialog");
		say("dialog", ((JComboBox<?>) find(dialog, "image")).getSelectedItem() + ", " +
			((JComboBox<?>) find(dialog, "labels")).getSelectedItem());
		press(dialog, "Cancel");
		run.join(PATIENCE);
	}

	private static boolean shown(final ImagePlus plot, final int label) {
		return plot != null && Picture.of(plot).orElseThrow().svg().contains(">parcel " + label + "</text>");
	}

	/** The first that is open, null for none. */
	private static ImagePlus plot() {
		for (final int id : WindowManager.getIDList())
			if (Picture.of(WindowManager.getImage(id)).isPresent()) return WindowManager.getImage(id);
		return null;
	}

	private static TextPanel panel(final String title) {
		return ((TextWindow) WindowManager.getFrame(title)).getTextPanel();
	}

	/** On a pixel of the label image. */
	private static void clickUntil(final int x, final int y, final BooleanSupplier there) throws Exception {
		final ImageCanvas canvas = labels.getCanvas();
		Hands.clickUntil(robot, canvas, () -> new Point(middle(canvas.screenX(x)), middle(canvas.screenY(y))), there);
	}

	private static int middle(final int edge) {
		return edge + (int) (labels.getCanvas().getMagnification() / 2);
	}

	private static void clickRow(final TextPanel panel, final int row, final BooleanSupplier there) throws Exception {
		final Field rowHeight = TextPanel.class.getDeclaredField("iRowHeight");
		rowHeight.setAccessible(true);
		final int height = rowHeight.getInt(panel);
		// the first line has the headings
		Hands.clickUntil(robot, panel.getComponent(0), () -> new Point(30, height * (row + 1) + height / 2),
			() -> panel.getSelectionStart() == row && there.getAsBoolean());
	}

	private static String highlights() {
		return Hands.seen(() -> {
			int marked = 0;
			final Overlay overlay = labels.getOverlay() == null ? new Overlay() : labels.getOverlay();
			for (final Roi element : overlay.toArray())
				if ("highlight".equals(element.getProperty("parcelj"))) marked++;
			return marked + " outlined, " + (overlay.size() - marked) + " other";
		});
	}

	private static boolean holdsOnly(final int label) {
		return Hands.seen(() -> {
			final Overlay overlay = labels.getOverlay();
			if (overlay == null) return false;
			final Roi outline = overlay.get(overlay.size() - 1);
			for (final Point pixel : outline.getContainedPoints())
				if (labels.getProcessor().get(pixel.x, pixel.y) != label) return false;
			return true;
		});
	}
}
