package org.parcelj.commands.input;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.InputException;

/**
 * Which keys of a command have been set: those whose value is not the default, and numbers and texts that the user
 * wrote although they are the default. A key is the field of its name.
 */
public final class SetKeys {

	private final Object command;
	private final Object fresh;
	private final Set<String> written;

	/**
	 * @param command with a public constructor that takes nothing, and gives it its defaults
	 * @param written the keys that the user wrote, as far as it is known
	 */
	public SetKeys(final Object command, final Set<String> written) {
		this.command = command;
		this.written = written;
		try {
			fresh = command.getClass().getConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(command.getClass() + " cannot be made", e);
		}
	}

	/**
	 * @param reason why the keys have no effect beside the others
	 * @throws InputException if one of the keys has been set
	 */
	public void requireNone(final String reason, final String... keys) {
		for (final String key : of(keys))
			throw new InputException(key + " is " + text(value(command, key)) + ", but " + reason);
	}

	/** Those of the keys that have been set, each with its value, as a user writes them; empty for none. */
	public String describe(final String... keys) {
		return of(keys).stream().map(key -> key + "=" + text(value(command, key))).collect(Collectors.joining(", "));
	}

	private List<String> of(final String... keys) {
		final List<String> set = new ArrayList<>(Arrays.asList(keys));
		set.removeIf(key -> !isSet(key));
		return set;
	}

	private boolean isSet(final String key) {
		final Object value = value(command, key);
		if (!Objects.equals(value, value(fresh, key))) return true;
		return written.contains(key) && !(value instanceof Boolean);
	}

	private static String text(final Object value) {
		if (value instanceof ImagePlus) return "\"" + ((ImagePlus) value).getTitle() + "\"";
		return value instanceof Double ? InputException.plain((Double) value) : String.valueOf(value);
	}

	private static Object value(final Object command, final String key) {
		for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass())
			for (final Field field : type.getDeclaredFields())
				if (field.getName().equals(key)) return value(command, field);
		throw new IllegalArgumentException(command.getClass() + " has no key " + key);
	}

	private static Object value(final Object command, final Field field) {
		try {
			field.setAccessible(true);
			return field.get(command);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(field + " cannot be read", e);
		}
	}
}
