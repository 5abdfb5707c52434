package org.parcelj.launcher;

import ij.WindowManager;

import java.awt.BorderLayout;
import java.awt.Component;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.filechooser.FileNameExtensionFilter;

/** Helps to fill in a field that takes files or open images: a button beside it. */
final class Chooser {

	/** The style of a text that names several files or a folder. */
	private static final String PATHS = "paths";
	/** The style of a text that names several open images. */
	private static final String IMAGES = "images";
	/** The attribute that lists how the names of files end, separated by commas. */
	private static final String ENDINGS = "endings";

	private final Key key;

	private Chooser(final Key key) {
		this.key = key;
	}

	static boolean isFor(final Key key) {
		return key.isFile() || key.style().matches("open|save|directory|file|" + PATHS + "|" + IMAGES);
	}

	/** The field with its button. */
	static JComponent beside(final Key key, final JTextField field) {
		final JPanel panel = new JPanel(new BorderLayout(4, 0));
		final JButton button = new JButton("...");
		button.setName("choose " + key.name());
		final boolean images = key.style().equals(IMAGES);
		button.setToolTipText(images ? "Choose among the open images" : "Choose in the file system");
		final Chooser chooser = new Chooser(key);
		button.addActionListener(event -> {
			if (images) chooser.chooseImages(field);
			else chooser.chooseFiles(field);
		});
		panel.add(field);
		panel.add(button, BorderLayout.EAST);
		return panel;
	}

	/**
	 * Asks for the file of a key that is all that a command wants to know.
	 *
	 * @param suggested the name that the file may have, without its ending; empty for none
	 * @return null where the user cancels
	 */
	static File ask(final Key key, final String suggested, final Component parent) {
		final File file = new Chooser(key).file(suggested, parent);
		final boolean taken = file != null && key.style().equals("save") && file.exists();
		if (!taken) return file;
		final int answer = JOptionPane.showConfirmDialog(parent, "\"" + file.getName() + "\" exists. Overwrite it?",
			key.label(), JOptionPane.OK_CANCEL_OPTION);
		return answer == JOptionPane.OK_OPTION ? file : null;
	}

	private File file(final String suggested, final Component parent) {
		final JFileChooser chooser = new JFileChooser(ij.io.OpenDialog.getDefaultDirectory());
		final String ending = key.attribute(ENDINGS) == null ? "" : "." + key.attribute(ENDINGS).replaceAll(",.*", "");
		if (!suggested.isEmpty()) chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), suggested + ending));
		final boolean approved = show(chooser, parent);
		if (approved) ij.io.OpenDialog.setDefaultDirectory(chooser.getCurrentDirectory().getPath());
		return approved ? chooser.getSelectedFile() : null;
	}

	private boolean show(final JFileChooser chooser, final Component parent) {
		final String endings = key.attribute(ENDINGS);
		if (endings != null)
			chooser.setFileFilter(new FileNameExtensionFilter(endings.replace(",", ", "), lastParts(endings)));
		chooser.setDialogTitle(key.label());
		final int answer = key.style().equals("save") ? chooser.showSaveDialog(parent) : chooser.showOpenDialog(parent);
		return answer == JFileChooser.APPROVE_OPTION;
	}

	/** A filter knows what stands behind the last dot alone. */
	private static String[] lastParts(final String endings) {
		return Arrays.stream(endings.split(",")).map(ending -> ending.substring(ending.lastIndexOf('.') + 1)).distinct()
			.toArray(String[]::new);
	}

	private void chooseFiles(final JTextField field) {
		final JFileChooser chooser = new JFileChooser(field.getText().isEmpty() ? null : new File(field.getText()));
		if (key.style().equals("directory")) chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
		if (key.style().equals(PATHS)) {
			chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
			chooser.setMultiSelectionEnabled(true);
		}
		if (!show(chooser, field)) return;
		field.setText(chooser.isMultiSelectionEnabled()
			? Arrays.stream(chooser.getSelectedFiles()).map(File::getPath).collect(Collectors.joining(","))
			: chooser.getSelectedFile().getPath());
	}

	private void chooseImages(final JTextField field) {
		final String[] titles = Objects.requireNonNullElse(WindowManager.getImageTitles(), new String[0]);
		final JList<String> list = new JList<>(titles);
		list.setName("images");
		final List<String> chosen = Arrays.stream(field.getText().split(",")).map(String::trim).toList();
		for (int i = 0; i < titles.length; i++)
			if (chosen.contains(titles[i])) list.addSelectionInterval(i, i);
		final int answer = JOptionPane.showConfirmDialog(field, new JScrollPane(list), key.label(),
			JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE);
		if (answer == JOptionPane.OK_OPTION) field.setText(String.join(",", list.getSelectedValuesList()));
	}
}
