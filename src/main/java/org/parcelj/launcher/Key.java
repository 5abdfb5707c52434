package org.parcelj.launcher;

import ij.ImagePlus;

import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.parcelj.InputException;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** A parameter that the user can set: its name, its type and limits, and how its values are written. Immutable. */
final class Key {

	/** The attribute of a text that is a list of paths. */
	private static final String PATHS = "paths";

	private final ModuleItem<?> item;
	/** SciJava finds it anew each time it is asked. */
	private final Class<?> type;
	private final Object defaultValue;

	/**
	 * @param item the input of the command
	 * @param defaultValue the value that the input has when the user gives none, may be null
	 */
	Key(final ModuleItem<?> item, final Object defaultValue) {
		this.item = item;
		type = item.getType();
		this.defaultValue = defaultValue;
	}

	/** Whether an input is set by users at all; others are for scripts alone. */
	static boolean isKey(final ModuleItem<?> item) {
		final ItemVisibility visibility = item.getVisibility();
		if (visibility != ItemVisibility.NORMAL && visibility != ItemVisibility.TRANSIENT) return false;
		final Class<?> type = item.getType();
		return type == String.class || type == boolean.class || type == ImagePlus.class || type == File.class ||
			isWhole(type) || isReal(type);
	}

	String name() {
		return item.getName();
	}

	/** What the dialog calls it: the label, or where there is none the name. */
	String label() {
		final String label = item.getLabel();
		return label == null || label.isEmpty() ? name() : label;
	}

	/** A sentence on it, or an empty text. */
	String description() {
		return Objects.toString(item.getDescription(), "");
	}

	/** The heading under which it stands, or an empty text. */
	String section() {
		return Objects.toString(attribute(Section.ATTRIBUTE), "");
	}

	/** An attribute of the {@code @Parameter}, or null. */
	String attribute(final String attribute) {
		return item.get(attribute);
	}

	/** SciJava's widget style, or an empty text. */
	String style() {
		return Objects.toString(item.getWidgetStyle(), "");
	}

	Object defaultValue() {
		return defaultValue;
	}

	boolean isImage() {
		return type == ImagePlus.class;
	}

	boolean isFlag() {
		return type == boolean.class;
	}

	boolean isFile() {
		return type == File.class;
	}

	/** Whether its text is a path, or a list of paths. */
	boolean isPath() {
		return isFile() || style().equals(FileWidget.OPEN_STYLE) || attribute(PATHS) != null;
	}

	/** Whether its text is the path of a file that is read. */
	boolean isFileRead() {
		return isPath() && !isFileWritten();
	}

	/** Whether its text is the path of a file that is written. */
	boolean isFileWritten() {
		return style().equals(FileWidget.SAVE_STYLE);
	}

	boolean isRequired() {
		return item.isRequired();
	}

	/** What a text can be chosen from; empty where anything goes. */
	List<String> choices() {
		final List<String> choices = new ArrayList<>();
		if (item.getChoices() != null) item.getChoices().forEach(choice -> choices.add(choice.toString()));
		return choices;
	}

	/** The smallest value, or null. */
	private BigDecimal smallest() {
		return limit(item.getMinimumValue());
	}

	/** The largest value, or null. */
	private BigDecimal largest() {
		return limit(item.getMaximumValue());
	}

	/** Says in a few words what values it takes. */
	String range() {
		if (!choices().isEmpty()) return "one of " + String.join(", ", choices());
		if (isFlag()) return "true or false";
		if (isImage()) return "an image";
		if (isFile()) return "a file";
		if (type == String.class) return "text";
		final String kind = isWhole(type) ? "a whole number" : "a number";
		if (smallest() != null && largest() != null) return kind + " from " + plain(smallest()) + " to " + plain(largest());
		if (smallest() != null) return kind + " of at least " + plain(smallest());
		if (largest() != null) return kind + " of at most " + plain(largest());
		return kind;
	}

	/**
	 * The value that a text stands for. An image is not looked up: its name is given back.
	 *
	 * @param text null for a bare key
	 * @param called what messages call it: the name, or in a dialog the label
	 * @throws InputException if it stands for none, or for one outside the limits
	 */
	Object parse(final String text, final String called) {
		if (text == null) {
			if (!isFlag()) throw new InputException(called + " has no value: write " + name() + "=value");
			return true;
		}
		if (isFlag()) return flag(text, called);
		if (isImage()) {
			if (text.isEmpty()) throw new InputException(called + " is empty, but must name an image");
			return text;
		}
		if (isFile()) return text.isEmpty() ? null : new File(text);
		return type == String.class ? choice(text, called) : number(text.trim(), called);
	}

	/** Whether a text stands for a value. */
	boolean accepts(final String text) {
		try {
			parse(text, name());
			return true;
		}
		catch (final InputException e) {
			return false;
		}
	}

	/** The text of a value, as {@link #parse} reads it. */
	String format(final Object value) {
		if (value == null) return "";
		if (value instanceof ImagePlus) return ((ImagePlus) value).getTitle();
		final String text = value.toString();
		return value instanceof Double ? text.replaceFirst("\\.0(?=$|E)", "") : text;
	}

	/**
	 * The value of a flag.
	 *
	 * @param called what the message calls it
	 * @throws InputException if it is neither
	 */
	static boolean flag(final String text, final String called) {
		if (text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw new InputException(called + " is \"" + text + "\", but must be true or false");
	}

	private String choice(final String text, final String called) {
		if (choices().isEmpty() || choices().contains(text)) return text;
		throw new InputException(
			called + " is \"" + text + "\", but must be " + range() + Suggestion.forWord(text, choices()));
	}

	private Object number(final String text, final String called) {
		final BigDecimal number;
		try {
			number = new BigDecimal(text);
		}
		catch (final NumberFormatException e) {
			throw refused("\"" + text + "\"", called);
		}
		if (tooSmall(number) || tooLarge(number)) throw refused(text, called);
		if (isWhole(type)) return whole(number, text, called);
		if (Double.isInfinite(number.doubleValue())) throw refused(text, called);
		return number.doubleValue();
	}

	private Object whole(final BigDecimal number, final String text, final String called) {
		final long least = type == int.class ? Integer.MIN_VALUE : Long.MIN_VALUE;
		final long most = type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
		if (number.stripTrailingZeros().scale() > 0) throw refused("\"" + text + "\"", called);
		if (number.compareTo(BigDecimal.valueOf(least)) < 0)
			throw new InputException(called + " is " + text + ", but must be at least " + least);
		if (number.compareTo(BigDecimal.valueOf(most)) > 0)
			throw new InputException(called + " is " + text + ", but must be at most " + most);
		if (type == int.class) return number.intValueExact();
		return number.longValueExact();
	}

	private boolean tooSmall(final BigDecimal number) {
		return smallest() != null && number.compareTo(smallest()) < 0;
	}

	private boolean tooLarge(final BigDecimal number) {
		return largest() != null && number.compareTo(largest()) > 0;
	}

	private InputException refused(final String text, final String called) {
		return new InputException(called + " is " + text + ", but must be " + range());
	}

	private static boolean isWhole(final Class<?> type) {
		return type == int.class || type == long.class;
	}

	private static boolean isReal(final Class<?> type) {
		return type == double.class;
	}

	private static BigDecimal limit(final Object value) {
		return value == null ? null : new BigDecimal(value.toString());
	}

	private static String plain(final BigDecimal number) {
		return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
	}
}
