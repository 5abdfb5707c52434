package org.parcelj.blocks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/** Keys and their values as a user wrote them; every key that was given has to be asked for. */
final class KeyTexts {

	private final Map<String, String> texts;
	/** By key its value, as it was given or by default. */
	private final Map<String, String> asked = new TreeMap<>();
	private final List<String> idle = new ArrayList<>();

	KeyTexts(final Map<String, String> texts) {
		this.texts = Map.copyOf(texts);
	}

	String text(final String key, final String otherwise) {
		asked.put(key, texts.getOrDefault(key, otherwise));
		return asked.get(key);
	}

	/**
	 * @throws InputException if it is no whole number, or out of range
	 */
	int number(final String key, final int otherwise, final int smallest, final int largest) {
		final String text = text(key, Integer.toString(otherwise));
		try {
			return InputException.requireRange(key, Integer.parseInt(text.strip()), smallest, largest);
		}
		catch (final NumberFormatException e) {
			throw new InputException(key + " is \"" + text + "\", but must be a whole number", e);
		}
	}

	/**
	 * @throws InputException if it is no number
	 */
	double decimal(final String key, final double otherwise) {
		final String text = text(key, Double.toString(otherwise));
		try {
			return Double.parseDouble(text.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException(key + " is \"" + text + "\", but must be a number", e);
		}
	}

	/**
	 * Whether it is true; false where it is not given.
	 *
	 * @throws InputException if it is neither true nor false
	 */
	boolean flag(final String key) {
		final String text = text(key, "false").strip();
		if (!text.equals("true") && !text.equals("false"))
			throw new InputException(key + " is \"" + text + "\", but must be true or false");
		return text.equals("true");
	}

	/**
	 * @throws InputException if it is none of the values
	 */
	<E extends Enum<E> & Labelled> E choice(final Class<E> type, final String key, final E otherwise) {
		return Labelled.parse(type, key, text(key, otherwise.label()));
	}

	/**
	 * Takes a key that has no effect, since it is given so often that nobody should have to leave it out.
	 *
	 * @param reason why it has none
	 * @throws InputException if it is no whole number
	 */
	void idleNumber(final String key, final String reason) {
		if (!texts.containsKey(key)) return;
		idle.add(key + "=" + number(key, 0, Integer.MIN_VALUE, Integer.MAX_VALUE) + " has no effect: " + reason);
	}

	/** What is to be said of keys without an effect that were given. */
	List<String> idle() {
		return List.copyOf(idle);
	}

	/**
	 * @throws InputException if a key was given that nobody asked for
	 */
	void requireAllAsked() {
		for (final String key : new TreeSet<>(texts.keySet()))
			if (!asked.containsKey(key))
				throw new InputException(
					"key \"" + key + "\" cannot be used in blocks, where the keys are " + String.join(", ", asked.keySet()));
	}

	/** The keys that were asked for, with their values. */
	Map<String, String> asked() {
		return asked;
	}
}
