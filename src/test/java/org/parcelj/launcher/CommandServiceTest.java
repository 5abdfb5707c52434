package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
	void inputThatCannotBeUsedCancels(final boolean process) throws Exception {
		final ImagePlus colour = new ImagePlus("image", image.getProcessor().convertToRGB());
		try (Context context = new Context()) {
			final CommandModule module = context.service(CommandService.class)
				.run("org.parcelj.commands.ProbeCommand", process, "image", colour, "background", image).get();
			assertTrue(module.isCanceled());
			assertEquals("the image is RGB, but must be grey", module.getCancelReason());
			assertNull(module.getOutput("labels"));
		}
	}
}
