package org.parcelj.launcher.stored;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.plugin.Parameter;

/**
 * An input or output of a command with its annotation as it was stored. Its type and limits are those that SciJava
 * finds too, without the search for type variables and converters.
 *
 * @param <T> the type of its values
 */
final class StoredItem<T> extends CommandModuleItem<T> {

	private final StoredParameter parameter;

	StoredItem(final ModuleInfo command, final Field field, final StoredParameter parameter) {
		super(command, field);
		this.parameter = parameter;
	}

	@Override
	public Parameter getParameter() {
		return parameter;
	}

	@Override
	@SuppressWarnings("unchecked") // as SciJava does
	public Class<T> getType() {
		return (Class<T>) getField().getType();
	}

	@Override
	public T getMinimumValue() {
		return value(parameter.min());
	}

	@Override
	public T getMaximumValue() {
		return value(parameter.max());
	}

	@Override
	public List<T> getChoices() {
		return parameter.choices().length == 0 ? null : Arrays.stream(parameter.choices()).map(this::value).toList();
	}

	@SuppressWarnings("unchecked") // the type is looked at
	private T value(final String text) {
		final Class<?> type = getField().getType();
		if (text.isEmpty()) return null;
		if (type == int.class) return (T) Integer.valueOf(text);
		if (type == long.class) return (T) Long.valueOf(text);
		if (type == double.class) return (T) Double.valueOf(text);
		if (type == String.class) return (T) text;
		throw new IllegalStateException(getName() + " has a value, but is neither a number nor a text");
	}
}
