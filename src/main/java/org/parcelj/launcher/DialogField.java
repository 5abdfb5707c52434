package org.parcelj.launcher;

import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Component;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.DefaultListCellRenderer;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.parcelj.InputException;
import org.parcelj.Terms;
import org.parcelj.imagej.labels.LabelLikeness;

/** The field of one key in a dialog: shows its value and reads it back. */
final class DialogField {

	private static final String NO_IMAGE = "(none)";
	/** The attribute of a text that lists what it may be, separated by commas; the user can write something else. */
	private static final String SUGGESTIONS = "suggestions";
	/** The attribute of a length in the image's unit. */
	private static final String UNIT = "unit";
	private static final String OPEN_IMAGES = "*";
	/** The attribute of an image that says which kind it must be. */
	static final String IMAGES = "images";
	private static final String LABELS = "labels";
	private static final int NUMBER_WIDTH = 8;
	private static final int TEXT_WIDTH = 16;

	private final Key key;
	private final String label;
	private final JComponent component;

	/** What the user edits; the component itself, or in it. */
	private final JComponent editor;

	private final Supplier<Object> reader;
	private final Consumer<Object> writer;

	private DialogField(final Key key, final JComponent component, final JComponent editor, final Supplier<Object> reader,
		final Consumer<Object> writer)
	{
		this(key, key.label(), component, editor, reader, writer);
	}

	private DialogField(final Key key, final String label, final JComponent component, final JComponent editor,
		final Supplier<Object> reader, final Consumer<Object> writer)
	{
		this.key = key;
		this.label = label;
		this.component = component;
		this.editor = editor;
		this.reader = reader;
		this.writer = writer;
		editor.setName(key.name());
		editor.setToolTipText(tip(key));
		component.setToolTipText(tip(key));
	}

	/**
	 * @param image the active one, may be null
	 * @param changed is called after each change
	 */
	static DialogField of(final Key key, final ImagePlus image, final Runnable changed) {
		if (key.isFlag()) return checkBox(key, changed);
		if (!key.choices().isEmpty()) return choice(key, changed);
		return text(key, unit(key, image), changed);
	}

	/** A length is in the unit of the image that the dialog opens with. */
	private static String unit(final Key key, final ImagePlus image) {
		return key.attribute(UNIT) == null || image == null ? "" : " (" + image.getCalibration().getUnits() + ")";
	}

	/**
	 * A choice of open images.
	 *
	 * @param chosen the image that is chosen at first, null for none
	 * @param changed is called after each change
	 */
	static DialogField ofImage(final Key key, final ImagePlus chosen, final boolean optional, final Runnable changed) {
		final JComboBox<ImageChoice> box = new JComboBox<>();
		if (optional) box.addItem(new ImageChoice(null));
		for (final int id : WindowManager.getIDList())
			if (isOfItsKind(key, WindowManager.getImage(id))) box.addItem(new ImageChoice(WindowManager.getImage(id)));
		if (box.getItemCount() == 0) box.addItem(new ImageChoice(null));
		final Consumer<Object> writer = image -> box.setSelectedItem(new ImageChoice((ImagePlus) image));
		writer.accept(chosen);
		box.addActionListener(event -> changed.run());
		return new DialogField(key, box, box, () -> ((ImageChoice) box.getSelectedItem()).image, writer);
	}

	/** Whether an image may be what a key wants: where that is labels, a picture is not. */
	static boolean isOfItsKind(final Key key, final ImagePlus image) {
		return !LABELS.equals(key.attribute(IMAGES)) || LabelLikeness.isLikely(image);
	}

	Key key() {
		return key;
	}

	/** What stands before the field. */
	String label() {
		return label;
	}

	JComponent component() {
		return component;
	}

	/**
	 * @throws InputException if what the user wrote cannot be used; the message has the key's label
	 */
	Object value() {
		return reader.get();
	}

	void set(final Object value) {
		writer.accept(value);
	}

	/** What stands in the field, whether it can be used or not. */
	String text() {
		return isText() ? ((JTextField) editor).getText() : key.format(reader.get());
	}

	boolean isDefault() {
		return text().equals(key.format(key.defaultValue()));
	}

	/** Puts a text into the field, the default where it is null; one that no field like this can have is passed over. */
	void setText(final String text) {
		if (text == null) writer.accept(key.defaultValue());
		else if (isText()) ((JTextField) editor).setText(text);
		else if (key.accepts(text)) writer.accept(key.parse(text, label));
	}

	boolean isText() {
		return editor instanceof JTextField;
	}

	/** Takes the user to this field. */
	void focus() {
		editor.requestFocusInWindow();
		if (isText()) ((JTextField) editor).selectAll();
	}

	/** What the field is for, and how macros set it. */
	static String tip(final Key key) {
		final String text = key.description().isEmpty() ? key.label() : key.description();
		final String range = key.isFlag() || !key.choices().isEmpty() ? "" : "; " + key.range();
		return "<html><div style='width:260px'>" + escape(text) + "<br><i>" + escape("macro key: " + key.name() + range) +
			"</i></div></html>";
	}

	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static DialogField checkBox(final Key key, final Runnable changed) {
		final JCheckBox box = new JCheckBox(key.label(), Boolean.TRUE.equals(key.defaultValue()));
		box.addActionListener(event -> changed.run());
		return new DialogField(key, box, box, box::isSelected, value -> box.setSelected((Boolean) value));
	}

	private static DialogField choice(final Key key, final Runnable changed) {
		final JComboBox<String> box = new JComboBox<>(key.choices().toArray(new String[0]));
		box.setRenderer(new Words());
		box.setSelectedItem(key.defaultValue());
		box.addActionListener(event -> changed.run());
		return new DialogField(key, box, box, box::getSelectedItem, box::setSelectedItem);
	}

	private static DialogField text(final Key key, final String unit, final Runnable changed) {
		final boolean number = key.defaultValue() instanceof Number;
		final JComboBox<String> box = suggestions(key);
		final JTextField field = box != null
			? (JTextField) box.getEditor().getEditorComponent()
			: new JTextField(number ? NUMBER_WIDTH : TEXT_WIDTH);
		field.setText(key.format(key.defaultValue()));
		field.getDocument().addDocumentListener(new Changes(changed));
		final JComponent component = box != null ? box : Chooser.isFor(key) ? Chooser.beside(key, field) : field;
		return new DialogField(key, key.label() + unit, component, field,
			() -> key.parse(field.getText(), "\"" + key.label() + "\""), value -> field.setText(key.format(value)));
	}

	/** A text with suggestions, among them the open images; null where the key has none. */
	private static JComboBox<String> suggestions(final Key key) {
		if (key.attribute(SUGGESTIONS) == null) return null;
		final JComboBox<String> box = new JComboBox<>();
		box.setEditable(true);
		for (final String word : key.attribute(SUGGESTIONS).split(",")) {
			if (word.equals(OPEN_IMAGES)) Arrays.stream(WindowManager.getImageTitles()).forEach(box::addItem);
			else box.addItem(word);
		}
		return box;
	}

	/** An open image, by its title; null is none. */
	private static final class ImageChoice {

		private final ImagePlus image;

		ImageChoice(final ImagePlus image) {
			this.image = image;
		}

		@Override
		public boolean equals(final Object other) {
			return other instanceof ImageChoice && ((ImageChoice) other).image == image;
		}

		@Override
		public int hashCode() {
			return Objects.hashCode(image);
		}

		@Override
		public String toString() {
			return image == null ? NO_IMAGE : image.getTitle();
		}
	}

	/** Choices as people write them. */
	private static final class Words extends DefaultListCellRenderer {

		private static final long serialVersionUID = 1;

		@Override
		public Component getListCellRendererComponent(final JList<?> list, final Object value, final int index,
			final boolean selected, final boolean focused)
		{
			return super.getListCellRendererComponent(list, Terms.of((String) value), index, selected, focused);
		}
	}

	/** Any change of a text. */
	private static final class Changes implements DocumentListener {

		private final Runnable listener;

		Changes(final Runnable listener) {
			this.listener = listener;
		}

		@Override
		public void insertUpdate(final DocumentEvent event) {
			listener.run();
		}

		@Override
		public void removeUpdate(final DocumentEvent event) {
			listener.run();
		}

		@Override
		public void changedUpdate(final DocumentEvent event) {
			listener.run();
		}
	}
}
