package org.parcelj.launcher;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** Commands run by scripts, past the launcher. */
class CommandServiceTest {

	private final ImagePlus image = new ImagePlus("image", new ByteProcessor(4, 3));

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void outputsAreThereByName(final boolean process) throws Exception {
		try (Context context = new Context()) {
			final CommandModule module = context.service(CommandService.class).run("org.parcelj.commands.ProbeCommand",
				process, "image", image, "clusters", 5, "background", image, "confounds", null).get();
			assertEquals(5, ((ImagePlus) module.getOutput("labels")).getProcessor().get(0, 1));
			assertEquals(5, ((ResultsTable) module.getOutput("parcels")).size());
			assertNull(module.getOutput("roiset"));
			assertEquals(5, module.getOutput("answer"));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatAScriptLeavesOutStaysAtItsDefault(final boolean process) throws Exception {
		try (Context context = new Context()) {
			final CommandModule module = context.service(CommandService.class)
				.run("org.parcelj.commands.ProbeCommand", process, "image", image).get();
			assertEquals(8, module.getOutput("answer"));
			assertEquals(10.0, module.getInput("beta"));
			for (final String none : List.of("background", "maskimage", "moreimages", "confounds"))
				assertNull(module.getInput(none), none);
		}
	}

	@Test
	void theSearchBarListsTheMenusEntriesAlone() {
		for (final String name : Commands.names())
			assertFalse(Commands.find(name).isVisible(), name);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void inputThatCannotBeUsedEndsInAnException(final boolean process) throws Exception {
		final ImagePlus colour = new ImagePlus("image", image.getProcessor().convertToRGB());
		try (Context context = new Context()) {
			final Future<CommandModule> run = context.service(CommandService.class).run("org.parcelj.commands.ProbeCommand",
				process, "image", colour, "background", image);
			Throwable cause = assertThrows(ExecutionException.class, run::get);
			while (cause.getCause() != null)
				cause = cause.getCause();
			assertEquals("the image is RGB, but must be grey", assertInstanceOf(InputException.class, cause).getMessage());
		}
	}
}
