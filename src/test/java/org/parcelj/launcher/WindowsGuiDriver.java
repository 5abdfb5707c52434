package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.settle;

import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.swing.JComboBox;
import javax.swing.JDialog;

import org.parcelj.imagej.links.Placement;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.RoiManager;

/** Where the windows of results open, and that the Log stays where it is. */
final class WindowsGuiDriver {

	private static ImagePlus source;

	private WindowsGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of("K-Means Clustering...", "kmeans", "Parcel Sizes...", "sizes", "Parcel Signals...", "signals",
			"Save Picture...", "save-picture"), () -> {
				results();
				savedPicture();
			});
	}

	private static void results() throws Exception {
		source = IJ.createImage("small", "8-bit ramp", 40, 30, 1);
		source.show();
		// a user sees the image where it is before the next one opens: news of its place is over by then
		Hands.activate(source);
		IJ.run("K-Means Clustering...", "clusters=3 algorithm=lloyd rois");
		final String first = Hands.active("small k-means 3");
		final ImagePlus labels = WindowManager.getImage("small k-means 3");
		say("zoomed", labels.getCanvas().getMagnification() + ", active: " + first);
		covered("labels", labels.getWindow(), source);
		covered("table", WindowManager.getFrame("Parcels of " + labels.getTitle()), source);
		final Frame log = WindowManager.getFrame("Log");
		covered("log", log, source);
		covered("rois", RoiManager.getInstance(), source);
		late();
		final AtomicInteger activated = new AtomicInteger();
		log.addWindowListener(new WindowAdapter() {

			@Override
			public void windowActivated(final WindowEvent event) {
				activated.incrementAndGet();
			}
		});
		Hands.activate(source);
		final int lines = IJ.getLog().length();
		IJ.run("K-Means Clustering...", "clusters=4 algorithm=lloyd");
		final String active = Hands.active("small k-means 4");
		settle();
		say("again", "the log has more: " + (IJ.getLog().length() > lines) + ", brought to the front " + activated.get() +
			" times, active: " + active);
		IJ.run("Parcel Sizes...", "labels=[small k-means 4]");
		Hands.active("small k-means 4 sizes");
		covered("plot", WindowManager.getCurrentWindow(), WindowManager.getImage("small k-means 4"));
		picture("windows");
		say("chosen", chosen("K-Means Clustering", "image") + ", " + chosen("Parcel Sizes", "labels"));
	}

	/**
	 * News of where a window opened that comes after it was moved, and a place that somebody chooses. The window is not
	 * shown: no news but ours comes.
	 */
	private static void late() {
		final Point former = new Point(300, 200);
		final Window window = new Frame();
		window.setBounds(former.x, former.y, 200, 100);
		Placement.beside(window, source.getWindow());
		settle();
		final Point place = window.getLocation();
		window.setLocation(former);
		settle();
		final boolean back = window.getLocation().equals(place);
		window.setLocation(former.x + 1, former.y);
		settle();
		say("late",
			"moved: " + !place.equals(former) + ", back: " + back + ", left alone: " + (window.getX() == former.x + 1));
		window.dispose();
	}

	/** What a dialog proposes while a plot is active. */
	private static String chosen(final String command, final String field) throws Exception {
		Hands.active("small k-means 4 sizes");
		final Thread run = Hands.menu(command + "...");
		final JDialog dialog = Hands.waitFor(JDialog.class, command);
		final Object image = Hands.seen(() -> ((JComboBox<?>) Hands.find(dialog, field)).getSelectedItem());
		Hands.press(dialog, "Cancel");
		run.join(Hands.PATIENCE);
		return image.toString();
	}

	/**
	 * Whether a window covers ImageJ's own or that of the image that it goes with, once news of former places are over.
	 */
	private static void covered(final String what, final Window window, final ImagePlus about) throws Exception {
		await(window::isShowing);
		await(() -> coveredBy(window.getBounds(), about).isEmpty());
		final Rectangle place = window.getBounds();
		final List<String> covered = coveredBy(place, about);
		final boolean whole = new Rectangle(IJ.getScreenSize()).contains(place);
		say(what, (covered.isEmpty() ? "covers neither" : place + " covers " + covered) + ", on the screen: " + whole);
	}

	private static List<String> coveredBy(final Rectangle place, final ImagePlus about) {
		final List<String> covered = new ArrayList<>();
		if (place.intersects(IJ.getInstance().getBounds())) covered.add("ImageJ " + IJ.getInstance().getBounds());
		if (place.intersects(about.getWindow().getBounds()))
			covered.add(about.getTitle() + " " + about.getWindow().getBounds());
		return covered;
	}

	private static void savedPicture() throws Exception {
		final File file = File.createTempFile("parcelj", ".svg");
		IJ.run("Save Picture...", "path=[" + file + "] overwrite");
		say("saved", "the plot's words: " + Files.readString(file.toPath()).contains(">pixels of a label</text>"));
		Files.delete(file.toPath());
	}
}
