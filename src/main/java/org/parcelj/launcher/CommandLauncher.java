package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.parcelj.InputException;
import org.parcelj.commands.OpenImages;

/**
 * Runs a command from ImageJ's menu or from a macro, as named in {@code plugins.config}:
 * {@code org.parcelj.launcher.CommandLauncher("spectral")}. In the macro's own thread, with its own image. Macro
 * options are checked strictly; without any a dialog asks, or without a display the defaults are taken.
 */
public final class CommandLauncher implements PlugIn {

	/** @param name the command's name on the command line */
	@Override
	public void run(final String name) {
		IJ.resetEscape();
		SciJava.withLoader(() -> runAndExplain(name));
	}

	/** What goes wrong is told to the user here, once, and ends the macro. */
	private static void runAndExplain(final String name) {
		final CallingMacro macro = CallingMacro.current();
		final RecordedRun recorded = RecordedRun.begin();
		try {
			launch(name, macro, recorded);
		}
		catch (final CancellationException e) {
			macro.end();
		}
		catch (final InputException e) {
			IJ.error(titleOf(name), e.getMessage());
		}
		catch (final OutOfMemoryError e) {
			IJ.error(titleOf(name), OutOfMemory.message());
		}
		catch (final RuntimeException | Error e) {
			if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
			IJ.handleException(e);
			macro.end();
		}
		finally {
			recorded.end();
		}
	}

	private static void launch(final String name, final CallingMacro macro, final RecordedRun recorded) {
		final CommandRun run = new CommandRun(name);
		final Map<Key, Object> values = values(run, macro);
		final ImageJProgress progress = new ImageJProgress(macro.interpreter());
		try {
			run.run(progress, IJ::log, line -> IJ.log("Warning: " + line));
		}
		finally {
			progress.end();
		}
		Windows.show(run.outputs());
		if (Windows.areShown()) run.command().shown();
		recorded.finished(values);
	}

	/** What the user set, and with it the run's keys. */
	private static Map<Key, Object> values(final CommandRun run, final CallingMacro macro) {
		if (macro.options() != null) return run.set(Options.ofMacro(macro.options()));
		if (GraphicsEnvironment.isHeadless()) return run.set(Options.ofMacro(""));
		final Key main = run.mainImage();
		final ImagePlus active = main == null ? null : new OpenImages().active();
		final Map<Key, Object> values = CommandDialog.ask(run, active);
		if (main != null) run.set(Map.of(main, active));
		run.set(values);
		return values;
	}

	private static String titleOf(final String name) {
		try {
			return Commands.find(name).getLabel();
		}
		catch (final InputException e) {
			return "ParcelJ";
		}
	}
}
