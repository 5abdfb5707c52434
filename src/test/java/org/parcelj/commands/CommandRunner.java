package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.plugin.ChannelSplitter;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parcelj.InputException;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Runs commands through SciJava's command service, as scripts do; an extension of the tests that use it. */
final class CommandRunner implements BeforeAllCallback, AfterAllCallback {

	private Context context;

	/** Inputs with one more before them. */
	static Object[] with(final String key, final Object value, final Object... inputs) {
		return Stream.concat(Stream.of(key, value), Stream.of(inputs)).toArray();
	}

	/** A run that comes to its end. */
	Module run(final Class<? extends Command> command, final boolean process, final Object... inputs) {
		final Module module = result(command, process, inputs);
		final ParcelCommand delegate = (ParcelCommand) module.getDelegateObject();
		assertFalse(delegate.isCanceled(), delegate.getCancelReason());
		return module;
	}

	/** A run that is refused: it gives its reason, and no outputs. */
	String refusal(final Class<? extends Command> command, final Object... inputs) {
		final Module module = result(command, true, inputs);
		// a number that was never set is 0
		module.getOutputs().forEach((name, value) -> assertTrue(value == null || value.equals(0), name));
		return reason(module);
	}

	/** The same of a command whose output is an input too. */
	String reason(final Class<? extends Command> command, final Object... inputs) {
		return reason(result(command, true, inputs));
	}

	private static String reason(final Module module) {
		final ParcelCommand delegate = (ParcelCommand) module.getDelegateObject();
		assertTrue(delegate.isCanceled(), "it must be refused");
		return delegate.getCancelReason();
	}

	private Module result(final Class<? extends Command> command, final boolean process, final Object... inputs) {
		final ModuleService modules = context.service(ModuleService.class);
		final Module module = modules.createModule(context.service(CommandService.class).getCommand(command));
		try {
			modules.run(module, process, inputs).get();
		}
		catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
		catch (final ExecutionException e) {
			if (!(e.getCause().getCause() instanceof InputException)) throw new AssertionError(e);
		}
		return module;
	}

	@Override
	public void beforeAll(final ExtensionContext tests) {
		context = new Context();
	}

	@Override
	public void afterAll(final ExtensionContext tests) {
		context.dispose();
	}

	/** Each channel of an image as an image of its own. */
	static ImagePlus[] channels(final ImagePlus image) {
		final ImagePlus[] each = new ImagePlus[image.getNChannels()];
		for (int c = 0; c < each.length; c++) {
			each[c] = new ImagePlus("channel " + c, ChannelSplitter.getChannel(image, c + 1));
			each[c].setCalibration(image.getCalibration());
		}
		return each;
	}
}
