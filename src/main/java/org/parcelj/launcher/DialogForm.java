package org.parcelj.launcher;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.swing.JPanel;

import org.parcelj.InputException;
import org.parcelj.commands.PictureCommand;
import org.parcelj.commands.dialog.DialogValues;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.imagej.labels.LabelSource;
import org.parcelj.imagej.pictures.Picture;

/** The fields of a command's keys: their values, and their initial values. */
final class DialogForm implements DialogValues {

	private static final String LABELS = "labels";
	/** What a key may take that is of plots and figures too. */
	private static final String PICTURES = "pictures";

	private final Key mainImage;
	/** Null where no label image must be named. */
	private final Key labelsKey;
	private final ImagePlus active;
	private final List<DialogField> fields = new ArrayList<>();
	private FormPanel panel;
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
		for (final Key key : run.allKeys())
			if (key.attribute(PictureCommand.OF_FILES) == null)
				fields.add(key.isImage() ? imageField(key) : DialogField.of(key, active, this::changed));
	}

	private DialogField imageField(final Key key) {
		if (key == mainImage) return DialogField.ofImage(key, mainChoice(), false, this::changed);
		final ImagePlus first = key.name().equals(LABELS) ? labelsChoice(key) : key.isRequired() ? alikeChoice(key) : null;
		return DialogField.ofImage(key, first, !key.isRequired(), this::changed);
	}

	/**
	 * Clustering leaves its label image active, which is what a command for labels takes; any other takes the image that
	 * the labels are of.
	 */
	private ImagePlus mainChoice() {
		if (mainImage == labelsKey || mainImage.name().equals(LABELS))
			return LabelLikeness.isLikely(active) ? active : labelsOr(active);
		if (Picture.of(active).isPresent() && !PICTURES.equals(mainImage.attribute(DialogField.IMAGES)))
			return other(image -> Picture.of(image).isEmpty() && !LabelImages.isShownAsLabels(image));
		final ImagePlus source = LabelSource.of(active).orElse(null);
		if (source != null && other(image -> image == source) == source) return source;
		return LabelImages.isShownAsLabels(active) ? other(image -> !LabelImages.isShownAsLabels(image)) : active;
	}

	/** Where no labels are needed, only those that were made from the image; null for none. */
	private ImagePlus labelsChoice(final Key key) {
		if (LabelImages.isShownAsLabels(active)) return active;
		if (!key.isRequired()) return labelsOf(mainImage == null ? active : mainChoice());
		final ImagePlus labels = labelsOr(active);
		return labels != active ? labels : other(image -> true);
	}

	/** Labels that were made from the active image, else any others, the latest of them, else another image. */
	private ImagePlus labelsOr(final ImagePlus otherwise) {
		final ImagePlus own = labelsOf(active);
		return own != null ? own : latest(LabelImages::isShownAsLabels).orElse(otherwise);
	}

	/** The latest labels that were made from an image, null for none. */
	private ImagePlus labelsOf(final ImagePlus source) {
		return latest(image -> LabelSource.of(image).orElse(null) == source).orElse(null);
	}

	private Optional<ImagePlus> latest(final Predicate<ImagePlus> kind) {
		return open().filter(image -> image != active && kind.test(image)).reduce((before, after) -> after);
	}

	private static Stream<ImagePlus> open() {
		return Arrays.stream(WindowManager.getIDList()).mapToObj(WindowManager::getImage);
	}

	/** On the same grid, and not a series or a colour picture unless the active image is one. */
	private ImagePlus alikeChoice(final Key key) {
		final Predicate<ImagePlus> kind = image -> DialogField.isOfItsKind(key, image);
		final ImagePlus alike = other(kind.and(image -> Arrays.equals(image.getDimensions(), active.getDimensions()) &&
			(image.getType() == ImagePlus.COLOR_RGB) == (active.getType() == ImagePlus.COLOR_RGB)));
		return alike != active ? alike : other(kind);
	}

	/** The first open image of its kind beside the active one; that one where there is none. */
	private ImagePlus other(final Predicate<ImagePlus> kind) {
		return open().filter(image -> image != active && kind.test(image)).findFirst().orElse(active);
	}

	List<DialogField> fields() {
		return fields;
	}

	/**
	 * All fields with their labels; those of a section that does not go with the image are folded.
	 *
	 * @param folded is called whenever the user folds or unfolds a section
	 */
	JPanel panel(final Runnable folded) {
		panel = new FormPanel(fields, mainImage == null ? null : (ImagePlus) get(mainImage.name()), folded);
		return panel.panel();
	}

	/** Spreads the sections over the columns anew. */
	void balance() {
		panel.balance();
	}

	/** Has the fields of each column begin at one line. */
	void align() {
		panel.align();
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

	/** The texts of all fields but those of images, as they stand. */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final DialogField field : fields)
			if (!field.key().isImage()) texts.put(field.key().name(), field.text());
		return texts;
	}

	/** Puts texts into their fields; what has no text gets its default. Texts that cannot be used are passed over. */
	void setTexts(final Map<String, String> texts) {
		for (final DialogField field : fields)
			if (!field.key().isImage()) field.setText(texts.get(field.key().name()));
	}

	/** Chooses images again. */
	void setImages(final Map<Key, Object> values) {
		values.forEach((key, value) -> {
			if (key.isImage()) set(key.name(), value);
		});
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

	/** Takes the user to the first field to write in; false where there is none. */
	boolean focus() {
		final DialogField first = fields.stream().filter(DialogField::isText).findFirst().orElse(null);
		if (first != null) first.focus();
		return first != null;
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
		return null;
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
}
