package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.parcelj.launcher.stored.StoredCommands;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Attr;

/** What the build stores of the commands is all that their annotations say. */
class StoredCommandsTest {

	private static final List<CommandInfo> ANNOTATED = Commands.names().stream().map(Commands::find).toList();
	private static final byte[] STORED = StoredCommands.bytes(ANNOTATED);

	@Test
	void everyCommandIsStoredWithAllMembersOfItsAnnotation() throws ReflectiveOperationException {
		assertTrue(ANNOTATED.size() > 20);
		for (final CommandInfo annotated : ANNOTATED) {
			final CommandInfo stored = stored(annotated.getName());
			assertSame(annotated.getPluginClass(), stored.getPluginClass());
			same(annotated.getAnnotation(), stored.getAnnotation());
			assertEquals(annotated.getLabel(), stored.getLabel());
			assertEquals(annotated.isVisible(), stored.isVisible());
		}
	}

	@Test
	void inputsAndOutputsAreThoseOfTheAnnotations() throws ReflectiveOperationException {
		for (final CommandInfo annotated : ANNOTATED) {
			final CommandInfo stored = stored(annotated.getName());
			same(annotated.inputs(), stored.inputs());
			same(annotated.outputs(), stored.outputs());
			for (final ModuleItem<?> item : annotated.inputs())
				assertEquals(item.isOutput(), stored.getInput(item.getName()) == stored.getOutput(item.getName()));
		}
	}

	@Test
	void anotherNameIsNotFound() {
		assertTrue(StoredCommands.find("kmean", STORED).isEmpty());
		assertTrue(StoredCommands.find("", STORED).isEmpty());
	}

	private static CommandInfo stored(final String name) {
		return StoredCommands.find(name, STORED).orElseThrow();
	}

	private static void same(final Iterable<ModuleItem<?>> annotated, final Iterable<ModuleItem<?>> stored)
		throws ReflectiveOperationException
	{
		final Iterator<ModuleItem<?>> others = stored.iterator();
		for (final ModuleItem<?> item : annotated)
			same((CommandModuleItem<?>) item, (CommandModuleItem<?>) others.next());
		assertTrue(!others.hasNext());
	}

	private static void same(final CommandModuleItem<?> annotated, final CommandModuleItem<?> stored)
		throws ReflectiveOperationException
	{
		assertEquals(annotated.getField(), stored.getField());
		same(annotated.getParameter(), stored.getParameter());
		assertSame(annotated.getType(), stored.getType());
		assertEquals(annotated.getMinimumValue(), stored.getMinimumValue(), annotated.getName());
		assertEquals(annotated.getMaximumValue(), stored.getMaximumValue(), annotated.getName());
		assertEquals(annotated.getChoices(), stored.getChoices(), annotated.getName());
		assertEquals(annotated.isRequired(), stored.isRequired(), annotated.getName());
	}

	/** Whatever members the annotation has. */
	private static void same(final Annotation annotated, final Annotation stored) throws ReflectiveOperationException {
		for (final Method member : annotated.annotationType().getDeclaredMethods()) {
			final Object expected = member.invoke(annotated);
			final Object actual = member.invoke(stored);
			if (expected instanceof Attr[] attributes) assertEquals(texts(attributes), texts((Attr[]) actual));
			else if (expected instanceof Object[] list) assertArrayEquals(list, (Object[]) actual, member.getName());
			else assertEquals(expected, actual, member.getName());
		}
	}

	private static List<String> texts(final Attr[] attributes) {
		final List<String> texts = new ArrayList<>();
		for (final Attr attribute : attributes)
			texts.add(attribute.name() + "=" + attribute.value());
		return texts;
	}
}
