package org.parcelj;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An enum whose constants users write by name, as values of a key. */
public interface Labelled {

	/** The constant's name in Java; every enum has it. */
	String name();

	/** The name that users write. */
	default String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The constant that a user wrote, in letters of any case.
	 *
	 * @param key what the user gives by it, for the message
	 * @throws InputException if no constant has that label; the message lists those that there are
	 */
	static <E extends Enum<E> & Labelled> E parse(final Class<E> type, final String key, final String text) {
		return Stream.of(type.getEnumConstants()).filter(constant -> constant.label().equalsIgnoreCase(text)).findFirst()
			.orElseThrow(
				() -> new InputException(key + " is \"" + text + "\", but must be one of " + String.join(", ", choices(type))));
	}

	/** The labels of all constants, in their order. */
	static <E extends Enum<E> & Labelled> List<String> choices(final Class<E> type) {
		return Stream.of(type.getEnumConstants()).map(Labelled::label).toList();
	}
}
