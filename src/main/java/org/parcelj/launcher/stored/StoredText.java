package org.parcelj.launcher.stored;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Attr;

/**
 * Writes down what the annotations of a command say: a line with the name of its class, a line for itself, and one for
 * each input and output. The separators are characters that no text has.
 */
final class StoredText {

	static final String LINE = "\u001e";
	static final String COLUMN = "\u001f";
	static final String ELEMENT = "\u001d";

	private StoredText() {
		// not to be instantiated
	}

	static String of(final CommandInfo command) {
		final List<String> lines = new ArrayList<>();
		lines.add(command.getClassName());
		lines.add(String.join(COLUMN, members(command.getAnnotation(), StoredPlugin.class)));
		command.inputs().forEach(item -> lines.add(line(item, true)));
		command.outputs().forEach(item -> lines.add(line(item, false)));
		return String.join(LINE, lines);
	}

	private static String line(final ModuleItem<?> item, final boolean input) {
		final CommandModuleItem<?> annotated = (CommandModuleItem<?>) item;
		final Field field = annotated.getField();
		final List<String> columns = new ArrayList<>(
			List.of(Boolean.toString(input), field.getDeclaringClass().getName(), field.getName()));
		columns.addAll(members(annotated.getParameter(), StoredParameter.class));
		return String.join(COLUMN, columns);
	}

	/** In the order in which the record has them. */
	private static List<String> members(final Annotation annotation, final Class<? extends Record> stored) {
		final List<String> texts = new ArrayList<>();
		try {
			for (final RecordComponent member : stored.getRecordComponents())
				texts.add(text(annotation.annotationType().getMethod(member.getName()).invoke(annotation)));
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("a member of " + annotation + " cannot be read", e);
		}
		return texts;
	}

	private static String text(final Object value) {
		if (value instanceof Class<?> type) return type.getName();
		if (value instanceof String[] list) return String.join(ELEMENT, list);
		if (value instanceof Attr[] attributes)
			return String.join(ELEMENT, Arrays.stream(attributes).map(each -> each.name() + ELEMENT + each.value()).toList());
		return value instanceof Enum<?> constant ? constant.name() : value.toString();
	}
}
