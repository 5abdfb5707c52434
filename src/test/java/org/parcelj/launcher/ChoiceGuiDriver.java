package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.inEventThread;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.settle;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import javax.swing.text.JTextComponent;

/**
 * What dialogs keep and what they offer to choose from, see {@link Hands}. Arguments: a folder, and whether ImageJ has
 * been started before.
 */
public final class ChoiceGuiDriver {

	private static final String KMEANS = "K-Means Clustering";

	private static ImagePlus image;

	private ChoiceGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Desktop.use(Map.of(KMEANS + "...", "kmeans", "Save as NIfTI...", "save-nifti"), () -> {
			for (final String title : new String[] { "one", "two", "three" })
				IJ.createImage(title, "8-bit ramp", 30, 20, 1).show();
			image = IJ.createImage("picture", "8-bit ramp", 30, 20, 1);
			image.show();
			if (arguments.length > 1) remembered();
			else {
				chosenImages();
				presets();
				source();
				overwriting(Path.of(arguments[0]));
				remember();
			}
		});
	}

	private static void chosenImages() throws Exception {
		final Thread run = open();
		final JDialog dialog = waitFor(JDialog.class, KMEANS);
		click((AbstractButton) find(dialog, "choose more"));
		final JDialog list = waitFor(JDialog.class, "Further images");
		inEventThread(() -> {
			final JList<?> images = (JList<?>) find(list, "images");
			images.setSelectedIndices(new int[] { 0, 2 });
			return null;
		});
		picture("images");
		click(button(list, "OK"));
		await(() -> !text(dialog, "more").isEmpty());
		say("images", text(dialog, "more"));
		press(dialog, "Cancel");
		run.join(PATIENCE);
	}

	private static void presets() throws Exception {
		final Thread run = open();
		final JDialog dialog = waitFor(JDialog.class, KMEANS);
		choosePreset(dialog, "stains");
		await(() -> text(dialog, "clusters").equals("4"));
		say("preset", text(dialog, "clusters") + " " + ((JComboBox<?>) find(dialog, "colourspace")).getSelectedItem() +
			" " + text(dialog, "channels") + " " + ((JCheckBox) find(dialog, "scalechannels")).isSelected());
		press(dialog, "Reset");
		type(dialog, "clusters", "5");
		choosePreset(dialog, "Save These Values As...");
		final JDialog asked = waitFor(JDialog.class, "Presets");
		final JTextField name = (JTextField) first(asked, JTextField.class);
		inEventThread(() -> {
			name.setText("mine");
			return null;
		});
		click(button(asked, "OK"));
		await(() -> new Presets("kmeans").names().contains("mine"));
		type(dialog, "clusters", "9");
		choosePreset(dialog, "mine");
		await(() -> text(dialog, "clusters").equals("5"));
		say("own preset", text(dialog, "clusters") + ", by macro: " + byMacro("preset=mine"));
		press(dialog, "Cancel");
		run.join(PATIENCE);
	}

	private static String byMacro(final String options) throws Exception {
		activate(image);
		return IJ.runMacro("run('" + KMEANS + "...', '" + options + "'); return getTitle();");
	}

	/** The image behind the label image that is active. */
	private static void source() throws Exception {
		activate(WindowManager.getImage("picture k-means 5"));
		final Thread run = menu(KMEANS + "...");
		final JDialog dialog = waitFor(JDialog.class, KMEANS);
		say("source", String.valueOf(((JComboBox<?>) find(dialog, "image")).getSelectedItem()));
		press(dialog, "Cancel");
		run.join(PATIENCE);
		IJ.log("\\Clear");
		activate(WindowManager.getImage("picture k-means 5"));
		IJ.runMacro("run('" + KMEANS + "...', 'clusters=2');");
		say("warned",
			String.valueOf(IJ.getLog()
				.contains("Warning: \"picture k-means 5\" is a label image, so its label numbers are being clustered; " +
					"its source is \"picture\"")));
	}

	private static void overwriting(final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("there.nii"), "somebody's own");
		for (final String answer : new String[] { "Cancel", "OK" }) {
			activate(image);
			final Thread run = menu("Save as NIfTI...");
			final JDialog files = waitFor(JDialog.class, "File");
			final JFileChooser chooser = (JFileChooser) first(files, JFileChooser.class);
			final String suggested = chooser.getSelectedFile().getName();
			EventQueue.invokeLater(() -> {
				chooser.setSelectedFile(file.toFile());
				chooser.approveSelection();
			});
			await(() -> !files.isShowing());
			final JDialog question = waitFor(JDialog.class, "File");
			click(button(question, answer));
			run.join(PATIENCE);
			say("overwrite", suggested + ", " + answer + ": " + (Files.size(file) > 100 ? "the image" : "as it was"));
		}
	}

	private static void remember() throws Exception {
		final Thread run = open();
		final JDialog dialog = waitFor(JDialog.class, KMEANS);
		type(dialog, "clusters", "6");
		press(dialog, "remember");
		press(dialog, "OK");
		run.join(PATIENCE);
		Prefs.savePreferences();
	}

	private static void remembered() throws Exception {
		final Thread run = open();
		final JDialog dialog = waitFor(JDialog.class, KMEANS);
		say("remembered", text(dialog, "clusters") + ", " + ((JCheckBox) find(dialog, "remember")).isSelected());
		press(dialog, "remember");
		press(dialog, "Reset");
		press(dialog, "OK");
		run.join(PATIENCE);
		say("forgotten", String.valueOf(Prefs.get("parcelj.kmeans.clusters", "nothing")));
	}

	private static Thread open() throws Exception {
		activate(image);
		return menu(KMEANS + "...");
	}

	private static void choosePreset(final JDialog dialog, final String item) throws Exception {
		settle();
		final AbstractButton entry = presetEntry(dialog, item);
		picture("presets");
		click(entry);
		settle();
		inEventThread(() -> {
			MenuSelectionManager.defaultManager().clearSelectedPath();
			return null;
		});
	}

	/** News of windows that are still on their way may close the menu again. */
	private static AbstractButton presetEntry(final JDialog dialog, final String item) throws Exception {
		final AtomicReference<Container> menu = new AtomicReference<>();
		await(() -> Hands.seen(() -> {
			if (popup() == null) ((AbstractButton) find(dialog, "Presets")).doClick(0);
			menu.set(popup());
			return menu.get() != null;
		}));
		return button(menu.get(), item);
	}

	/** Null where none is open. */
	private static Container popup() {
		return Stream.of(Window.getWindows()).filter(Window::isShowing).map(window -> (Container) find(window, "presets"))
			.filter(menu -> menu != null && menu.isShowing()).findFirst().orElse(null);
	}

	/** Does not wait for its end, which may be that of a dialog that it opens. */
	private static void click(final AbstractButton button) {
		EventQueue.invokeLater(() -> button.doClick(0));
	}

	private static AbstractButton button(final Container container, final String text) {
		return Arrays.stream(container.getComponents())
			.map(child -> child instanceof AbstractButton && text.equals(((AbstractButton) child).getText())
				? (AbstractButton) child
				: child instanceof Container ? button((Container) child, text) : null)
			.filter(found -> found != null).findFirst().orElse(null);
	}

	private static Component first(final Container container, final Class<? extends Component> type) {
		for (final Component child : container.getComponents()) {
			if (type.isInstance(child)) return child;
			final Component found = child instanceof Container ? first((Container) child, type) : null;
			if (found != null) return found;
		}
		return null;
	}

	private static String text(final JDialog dialog, final String field) {
		return ((JTextComponent) find(dialog, field)).getText();
	}
}
