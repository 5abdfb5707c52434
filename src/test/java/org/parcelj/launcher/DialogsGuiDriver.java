package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.await;
import static org.parcelj.launcher.Hands.inEventThread;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.settle;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JSlider;
import javax.swing.JTextField;

import org.parcelj.imagej.samples.SampleImages;

/**
 * Opens the dialog of every command, as it is at first and with all its sections unfolded, and looks at it: what is cut
 * off, what lies off the screen, what has no words of help. Arguments: plugins.config, a folder for pictures
 * (optional). See {@link Hands}.
 */
public final class DialogsGuiDriver {

	/** These ask for a file alone, in a file chooser. */
	private static final Set<String> FILE_CHOOSERS = Set.of("open-nifti", "save-nifti");

	private DialogsGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(Arrays.copyOfRange(arguments, 1, arguments.length));
		Desktop.use(Map.of(), () -> {
			final List<MenuEntries.Entry> entries = MenuEntries.all(Path.of(arguments[0])).stream()
				.filter(entry -> entry.isCommand() && !FILE_CHOOSERS.contains(entry.argument())).toList();
			lookAt(entries, SampleImages.FOUR_CIRCLES, SampleImages.FOUR_CIRCLES_TRUTH);
			// all unfolded they are the same
			if (arguments.length > 1) lookAt(entries, SampleImages.FMRI_PHANTOM, SampleImages.FMRI_PHANTOM_TRUTH);
		});
	}

	private static void lookAt(final List<MenuEntries.Entry> entries, final SampleImages sample,
		final SampleImages labels) throws Exception
	{
		final ImagePlus image = sample.open();
		image.show();
		labels.open().show();
		for (final MenuEntries.Entry entry : entries)
			look(entry, image);
		IJ.run("Close All");
	}

	private static void look(final MenuEntries.Entry entry, final ImagePlus image) throws Exception {
		Menus.getCommands().put(entry.title(), entry.className() + "(\"" + entry.argument() + "\")");
		activate(image);
		final Thread run = menu(entry.title());
		final JDialog dialog = waitFor(JDialog.class, Commands.find(entry.argument()).getLabel());
		final String name = entry.argument() + (image.getNFrames() > 1 ? " of a series" : "");
		faults(dialog, name);
		for (final AbstractButton heading : headings(dialog)) {
			inEventThread(() -> {
				if (heading.getText().startsWith("\u25b8")) heading.doClick(0);
				return null;
			});
		}
		if (!headings(dialog).isEmpty()) faults(dialog, name + ", unfolded");
		press(dialog, "Cancel");
		run.join(PATIENCE);
	}

	private static List<AbstractButton> headings(final Container container) {
		return components(container).stream().filter(AbstractButton.class::isInstance).map(AbstractButton.class::cast)
			.filter(button -> String.valueOf(button.getName()).startsWith("section ")).toList();
	}

	private static List<Component> components(final Container container) {
		final List<Component> all = new ArrayList<>();
		for (final Component child : container.getComponents()) {
			all.add(child);
			if (child instanceof Container) all.addAll(components((Container) child));
		}
		return all;
	}

	/** Says what is wrong with a dialog as it stands. */
	private static void faults(final JDialog dialog, final String name) throws Exception {
		final Rectangle screen = new Rectangle(IJ.getScreenSize());
		// news of where it was before may come late
		await(() -> {
			settle();
			return screen.contains(dialog.getBounds());
		});
		picture(name);
		final List<String> faults = new ArrayList<>();
		inEventThread(() -> {
			if (!screen.contains(dialog.getBounds())) faults.add("off the screen: " + dialog.getBounds());
			final boolean scrolled = components(dialog).stream()
				.anyMatch(part -> part instanceof JScrollBar bar && bar.isShowing());
			if (scrolled) faults.add("is scrolled");
			if (!"OK".equals(dialog.getRootPane().getDefaultButton().getName())) faults.add("Enter does not accept it");
			final Component focused = dialog.getMostRecentFocusOwner();
			if (focused instanceof JButton && !headings(dialog).contains(focused) && !"OK".equals(focused.getName()))
				faults.add("Enter presses " + focused.getName());
			for (final Component part : components(dialog))
				if (part.isShowing() && part instanceof JComponent) faults.addAll(faults((JComponent) part));
			return null;
		});
		say(name, faults.isEmpty() ? "fine" : String.join("; ", faults));
	}

	private static List<String> faults(final JComponent part) {
		final List<String> faults = new ArrayList<>();
		final boolean words = part instanceof JLabel || part instanceof AbstractButton;
		if (words && part.getWidth() < part.getPreferredSize().width || part.getHeight() < part.getMinimumSize().height)
			faults.add("cut off: " + text(part));
		final boolean field = part instanceof JTextField || part instanceof JComboBox || part instanceof JSlider;
		if (field && part.getToolTipText() == null) faults.add("no help: " + text(part));
		return faults;
	}

	private static String text(final JComponent part) {
		return part instanceof JLabel label
			? label.getText()
			: part instanceof AbstractButton button ? button.getText() : String.valueOf(part.getName());
	}
}
