package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.message;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JSlider;

import com.sun.management.OperatingSystemMXBean;

import org.parcelj.imagej.samples.SampleImages;

/** Looks at previews while it changes values in dialogs, see {@link Hands}. */
public final class PreviewGuiDriver {

	private static ImagePlus coins;

	private PreviewGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of(), () -> {
			coins = SampleImages.COINS.open();
			coins.setOverlay(new Overlay(new Roi(1, 1, 5, 5)));
			coins.show();
			for (final String command : new String[] { "agglomerative", "kmeans", "spectral", "rena", "gmm",
				"hierarchical-kmeans" })
				preview(command);
			overlay();
		});
	}

	private static void preview(final String command) throws Exception {
		final String label = Commands.find(command).getLabel();
		Menus.getCommands().put(label + "...", CommandLauncher.class.getName() + "(\"" + command + "\")");
		activate(coins);
		final Thread run = menu(label + "...");
		final JDialog dialog = waitFor(JDialog.class, label);
		type(dialog, "clusters", "7");
		press(dialog, "preview");
		await(() -> previewed() == 7);
		final long first = previewed();
		type(dialog, "clusters", "4");
		await(() -> previewed() == 4);
		picture(command);
		final long second = previewed();
		final boolean quick = isQuick(dialog);
		type(dialog, "clusters", "1000000");
		await(() -> message(dialog).contains("1000000"));
		final boolean told = message(dialog).contains("1000000");
		press(dialog, "Cancel");
		run.join(PATIENCE);
		say(command, first + ", " + second + ", told: " + told + ", quick: " + quick + "; canceled: " + previewed() + ", " +
			coins.getOverlay().size() + " other, " + WindowManager.getImageCount() + " image");
	}

	/**
	 * Whether the median of several previews takes less than half a second from the last change on: what a clock says,
	 * or, where other work holds this up, the processor time of all threads and the pause after a change.
	 */
	private static boolean isQuick(final JDialog dialog) throws Exception {
		final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final long[] costs = new long[5];
		for (int i = 0; i < costs.length; i++) {
			final int clusters = 5 + i;
			final long before = machine.getProcessCpuTime();
			final long start = System.nanoTime();
			type(dialog, "clusters", Integer.toString(clusters));
			await(() -> previewed() == clusters);
			final long busy = TimeUnit.NANOSECONDS.toMillis(machine.getProcessCpuTime() - before) + LivePreview.DELAY;
			costs[i] = Math.min(busy, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
		}
		Arrays.sort(costs);
		return costs[costs.length / 2] < 500;
	}

	/** The slider's opacity is seen at once and recorded; Cancel leaves the overlay as it was. */
	private static void overlay() throws Exception {
		Menus.getCommands().put("Label Overlay...", CommandLauncher.class.getName() + "(\"overlay\")");
		new Recorder();
		activate(coins);
		IJ.run("K-Means Clustering...", "clusters=3 iterations=1");
		final ImagePlus labels = WindowManager.getCurrentImage();
		for (final String button : new String[] { "Cancel", "OK" }) {
			activate(labels);
			final Thread run = menu("Label Overlay...");
			final JDialog dialog = waitFor(JDialog.class, "Label Overlay");
			Hands.inEventThread(() -> {
				((JSlider) Hands.find(dialog, "opacities")).setValue(75);
				return null;
			});
			picture("overlay");
			final String seen = opacity() + " of " + ((JComboBox<?>) Hands.find(dialog, "image")).getSelectedItem();
			press(dialog, button);
			run.join(PATIENCE);
			say(button, "seen " + seen + "; then " + opacity());
		}
		say("recorded", String.valueOf(Hands.lastRecorded().contains("opacity=0.75")));
	}

	/** Of what lies over the image; "none" where there is nothing. */
	private static String opacity() {
		return Hands.seen(() -> Arrays.stream(coins.getOverlay().toArray()).filter(ImageRoi.class::isInstance)
			.map(element -> Double.toString(Math.rint(1000 * ((ImageRoi) element).getOpacity()) / 1000)).findFirst()
			.orElse("none"));
	}

	/** How many outlines of a preview there are. */
	private static long previewed() {
		return Hands.seen(() -> {
			final Overlay overlay = coins.getOverlay();
			return overlay == null
				? 0L
				: Arrays.stream(overlay.toArray()).filter(element -> "preview".equals(element.getProperty("parcelj"))).count();
		});
	}
}
