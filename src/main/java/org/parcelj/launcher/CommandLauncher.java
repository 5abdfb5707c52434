package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.parcelj.InputException;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.imagej.links.RoiWindow.Earlier;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;

/**
 * Runs a command from ImageJ's menu or from a macro, as named in {@code plugins.config}:
 * {@code org.parcelj.launcher.CommandLauncher("spectral")}. In the macro's own thread, with its own image. Macro
 * options are checked strictly; without any a dialog asks, or without a display the defaults are taken. With the option
 * {@code output=FOLDER} a macro has the files too that the command line writes, since without a display ImageJ has no
 * tables but its Results.
 */
public final class CommandLauncher implements PlugIn {

	/** The key that keeps the ROIs of earlier runs. */
	static final String KEEP_ROIS = "addrois";

	/** @param name the command's name on the command line */
	@Override
	public void run(final String name) {
		IJ.resetEscape();
		OwnLoader.with(() -> runAndExplain(name));
	}

	/** What goes wrong is told to the user here, once, and ends the macro. */
	private static void runAndExplain(final String name) {
		final CallingMacro macro = CallingMacro.current();
		final RecordedRun recorded = RecordedRun.begin();
		try {
			launch(name, macro, recorded);
		}
		catch (final CancellationException e) {
			IJ.showStatus("canceled");
			macro.end();
		}
		catch (final InputException e) {
			IJ.error(titleOf(name), OneLine.of(e.getMessage()));
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
		final Options options = macro.options() == null && !GraphicsEnvironment.isHeadless()
			? null
			: Options.ofMacro(Objects.requireNonNullElse(macro.options(), ""));
		final Delivery delivery = new Delivery(OutputKeys.of(options == null ? Options.NONE : options), Optional.empty());
		run.takeImagesFrom(delivery.noting(new OpenImages()));
		final Map<Key, Object> values = options == null ? ask(run) : run.set(options.without(OutputKeys.ALL));
		delivery.require(run);
		final ImageJProgress progress = new ImageJProgress(macro.interpreter());
		final Session session;
		try {
			session = run.run(progress, new LogReport(), delivery);
		}
		finally {
			progress.end();
		}
		delivery.write(run, session, IJ::log);
		delivery.describe(run, session);
		Windows.show(run.outputs(), run.main(), run.isSet(KEEP_ROIS) ? Earlier.KEPT : Earlier.REPLACED);
		if (!GraphicsEnvironment.isHeadless()) {
			run.command().shown();
			delivery.showReport(run, session);
		}
		recorded.finished(values);
	}

	/** What the user sets in the dialog, and with it the run's keys. */
	private static Map<Key, Object> ask(final CommandRun run) {
		final Key main = run.mainImage();
		final ImagePlus active = main == null ? null : new OpenImages().active();
		final Map<Key, Object> values = CommandDialog.ask(run, active);
		if (main != null) run.set(Map.of(main, active));
		run.set(values);
		return values;
	}

	/** What a command says goes to ImageJ's Log. */
	private static final class LogReport implements Report {

		@Override
		public void say(final String line) {
			IJ.log(line);
		}

		@Override
		public void warn(final String line) {
			IJ.log("Warning: " + line);
		}
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
