package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.PATIENCE;
import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.choose;
import static org.parcelj.launcher.Hands.find;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.picture;
import static org.parcelj.launcher.Hands.press;
import static org.parcelj.launcher.Hands.say;
import static org.parcelj.launcher.Hands.type;
import static org.parcelj.launcher.Hands.waitFor;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.text.JTextComponent;

/**
 * Opens the dialog of every command from the menu, fills it in and accepts it, see {@link Hands}. Says for each what is
 * active afterwards. Arguments: plugins.config, the folder of the images, a folder for pictures (optional).
 */
public final class WholeTableDriver {

	private static Path folder;

	private WholeTableDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		folder = Path.of(arguments[1]);
		Hands.takePictures(Arrays.copyOfRange(arguments, 2, arguments.length));
		Desktop.use(Map.of(), () -> {
			for (final MenuEntries.Entry entry : MenuEntries.all(Path.of(arguments[0])))
				if (entry.isCommand()) run(entry);
		});
	}

	private static void run(final MenuEntries.Entry entry) throws Exception {
		Menus.getCommands().put(entry.title(), entry.className() + "(\"" + entry.argument() + "\")");
		final Map<String, String> options = SmallImages.options(entry.argument(), folder);
		final String main = options.containsKey("image") ? "image.tif" : "labels.tif";
		// the last one becomes the active one by itself, while ImageJ waits for a second to make another one so
		SmallImages.NAMES.stream().sorted(Comparator.comparing(main::equals))
			.forEach(name -> IJ.openImage(folder.resolve(name).toString()).show());
		if (entry.argument().equals("batch")) options.put("output", folder.resolve("dialog").toString());
		// else it would be asked whether to replace what another way of running it has written
		if (entry.argument().startsWith("save-")) Files.deleteIfExists(Path.of(options.get("path")));
		activate(WindowManager.getImage(main));
		final int before = windows();
		final Thread run = menu(entry.title());
		final boolean file = entry.argument().endsWith("nifti");
		final JDialog dialog = waitFor(JDialog.class, file ? "File" : Commands.find(entry.argument()).getLabel());
		if (file) chooseFile(dialog, Path.of(options.get("path")));
		else {
			for (final Map.Entry<String, String> key : options.entrySet())
				fillIn(dialog, key.getKey(), key.getValue());
			picture(entry.argument());
			press(dialog, "OK");
		}
		run.join(PATIENCE);
		if (dialog.isShowing() || run.isAlive()) throw new IllegalStateException(entry.title() + " was not accepted");
		picture(entry.argument() + "-results");
		say(entry.argument(),
			SmallImages.pixels(WindowManager.getCurrentImage()) + ", more windows: " + (windows() > before));
		closeAll();
	}

	/** In a dialog that chooses a file. */
	private static void chooseFile(final JDialog dialog, final Path file) throws Exception {
		picture(dialog.getTitle());
		Hands.inEventThread(() -> {
			final JFileChooser chooser = chooser(dialog.getContentPane());
			chooser.setSelectedFile(file.toFile());
			chooser.approveSelection();
			return null;
		});
	}

	private static JFileChooser chooser(final Container container) {
		for (final Component child : container.getComponents())
			if (child instanceof JFileChooser) return (JFileChooser) child;
		throw new IllegalStateException("no file chooser");
	}

	/** Of images, tables and the ROI Manager. */
	private static int windows() {
		return WindowManager.getImageCount() + WindowManager.getNonImageTitles().length;
	}

	private static void fillIn(final JDialog dialog, final String key, final String value) throws Exception {
		final Component field = find(dialog, key);
		final String text = SmallImages.isImage(key) ? Path.of(value).getFileName().toString() : value;
		if (field instanceof JTextComponent) type(dialog, key, text);
		else if (field instanceof JComboBox) choose(dialog, key, text);
		else if (field instanceof AbstractButton) press(dialog, key);
	}

	private static void closeAll() {
		for (final int id : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			image.changes = false;
			image.close();
		}
	}
}
