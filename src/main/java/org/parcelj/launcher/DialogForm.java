package org.parcelj.launcher;

import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.swing.JLabel;
import javax.swing.JPanel;

import org.parcelj.InputException;
import org.parcelj.commands.dialog.DialogValues;
import org.parcelj.imagej.labels.LabelImages;

/**
 * The fields of a command's keys, one below the other, in two columns where there are many. The keys of a section stand
 * under its heading.
 */
final class DialogForm implements DialogValues {

	private static final int LONGEST_COLUMN = 12;
	private static final String LABELS = "labels";

	private final Key mainImage;
	/** Null where no label image must be named. */
	private final Key labelsKey;
	private final ImagePlus active;
	private final List<DialogField> fields = new ArrayList<>();
	private final List<Runnable> listeners = new ArrayList<>();

	/**
	 * @param run the command
	 * @param active the image that it takes unless another one is chosen, may be null
	 */
	DialogForm(final CommandRun run, final ImagePlus active) {
		this.active = active;
		mainImage = run.mainImage();
		labelsKey = run.allKeys().stream().filter(key -> key.isImage() && key.isRequired() && key.name().equals(LABELS))
			.findFirst().orElse(null);
		final long images = run.allKeys().stream().filter(Key::isImage).count();
		for (final Key key : run.allKeys()) {
			if (!key.isImage()) fields.add(DialogField.of(key, this::changed));
			else if (key != mainImage || images > 1) fields.add(imageField(key));
		}
	}

	private DialogField imageField(final Key key) {
		if (key == mainImage) return DialogField.ofImage(key, mainChoice(), false, this::changed);
		final ImagePlus first = !key.isRequired() ? null : key.name().equals(LABELS) ? labelsChoice() : alikeChoice();
		return DialogField.ofImage(key, first, !key.isRequired(), this::changed);
	}

	/** Clustering leaves its label image active: then that is the one for the labels, not the one to be measured. */
	private ImagePlus mainChoice() {
		final boolean taken = mainImage != labelsKey && labelsKey != null && LabelImages.isShownAsLabels(active);
		return taken ? other(image -> !LabelImages.isShownAsLabels(image)) : active;
	}

	private ImagePlus labelsChoice() {
		if (LabelImages.isShownAsLabels(active)) return active;
		final ImagePlus labels = other(LabelImages::isShownAsLabels);
		return labels != active ? labels : other(image -> true);
	}

	/** On the same grid, and not a series or a colour picture unless the active image is one. */
	private ImagePlus alikeChoice() {
		final ImagePlus alike = other(image -> Arrays.equals(image.getDimensions(), active.getDimensions()) &&
			(image.getType() == ImagePlus.COLOR_RGB) == (active.getType() == ImagePlus.COLOR_RGB));
		return alike != active ? alike : other(image -> true);
	}

	/** The first open image of its kind beside the active one; that one where there is none. */
	private ImagePlus other(final Predicate<ImagePlus> kind) {
		return Arrays.stream(WindowManager.getIDList()).mapToObj(WindowManager::getImage)
			.filter(image -> image != active && kind.test(image)).findFirst().orElse(active);
	}

	/**
	 * The values of all fields, without the main image where it is the active one.
	 *
	 * @throws InputException if one cannot be used; its field then has the focus
	 */
	Map<Key, Object> values() {
		final Map<Key, Object> values = new LinkedHashMap<>();
		for (final DialogField field : fields) {
			final Object value = read(field);
			if (field.key() != mainImage || value != active) values.put(field.key(), value);
		}
		return values;
	}

	private static Object read(final DialogField field) {
		try {
			return field.value();
		}
		catch (final InputException e) {
			field.focus();
			throw e;
		}
	}

	/** Takes the user to the first field to write in. */
	void focus() {
		fields.stream().filter(DialogField::isText).findFirst().ifPresent(DialogField::focus);
	}

	@Override
	public Object get(final String key) {
		for (final DialogField field : fields) {
			if (!field.key().name().equals(key)) continue;
			try {
				return field.value();
			}
			catch (final InputException e) {
				return null;
			}
		}
		return mainImage != null && mainImage.name().equals(key) ? active : null;
	}

	@Override
	public void set(final String key, final Object value) {
		fields.stream().filter(field -> field.key().name().equals(key)).forEach(field -> field.set(value));
	}

	@Override
	public void onChange(final Runnable listener) {
		listeners.add(listener);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}

	/** All fields with their labels. */
	JPanel panel() {
		final JPanel panel = new JPanel(new GridBagLayout());
		final int split = split();
		String section = null;
		int row = 0;
		for (int i = 0; i < fields.size(); i++) {
			if (i == split) row = 0;
			final int column = i < split ? 0 : 2;
			final String heading = heading(i);
			if (heading != null && (!heading.equals(section) || i == split)) addHeading(panel, heading, column, row++);
			section = heading;
			addField(panel, fields.get(i), column, row++);
		}
		return panel;
	}

	private String heading(final int field) {
		final String section = fields.get(field).key().section();
		return section.isEmpty() ? null : section;
	}

	/** The field that the second column begins with; at a heading if there is one near the middle. */
	private int split() {
		final int size = fields.size();
		if (size <= LONGEST_COLUMN) return size;
		final int middle = (size + 1) / 2;
		for (int away = 0; away <= size / 5; away++) {
			if (isFirstOfSection(middle + away)) return middle + away;
			if (isFirstOfSection(middle - away)) return middle - away;
		}
		return middle;
	}

	private boolean isFirstOfSection(final int field) {
		return heading(field) != null && !heading(field).equals(heading(field - 1));
	}

	private static void addHeading(final JPanel panel, final String heading, final int column, final int row) {
		final JLabel label = new JLabel(heading);
		label.setFont(label.getFont().deriveFont(Font.BOLD));
		final GridBagConstraints place = place(column, row);
		place.gridwidth = 2;
		place.insets.top = row == 0 ? 2 : 10;
		panel.add(label, place);
	}

	private static void addField(final JPanel panel, final DialogField field, final int column, final int row) {
		if (!field.key().isFlag()) {
			final JLabel label = new JLabel(field.key().label());
			label.setFont(label.getFont().deriveFont(Font.PLAIN));
			label.setToolTipText(DialogField.tip(field.key()));
			final GridBagConstraints place = place(column, row);
			place.anchor = GridBagConstraints.LINE_END;
			panel.add(label, place);
		}
		final GridBagConstraints place = place(column + 1, row);
		place.fill = field.key().isFlag() ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL;
		field.component().setFont(field.component().getFont().deriveFont(Font.PLAIN));
		panel.add(field.component(), place);
	}

	private static GridBagConstraints place(final int column, final int row) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = column;
		place.gridy = row;
		place.anchor = GridBagConstraints.LINE_START;
		place.insets = new Insets(2, column == 2 ? 24 : 4, 2, 4);
		return place;
	}
}
