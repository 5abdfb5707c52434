package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.links.LogWindow;
import org.parcelj.imagej.links.RoiWindow.Earlier;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;
import org.parcelj.launcher.CommandDialog.Answer;
import org.parcelj.launcher.CommandDialog.Refused;

/**
 * Runs a command from ImageJ's menu or from a macro, as named in {@code plugins.config}:
 * {@code org.parcelj.launcher.CommandLauncher("spectral")}. It runs in the macro's own thread, with the macro's own
 * image. Macro options are checked strictly; without any, a dialog asks, or without a display the defaults are taken.
 * With the option {@code output=FOLDER} a macro also writes the files that the command line writes, since without a
 * display ImageJ has no tables except its Results.
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
			IJ.showStatus("cancelled");
			macro.end();
		}
		catch (final InputException e) {
			IJ.error(titleOf(name), OneLine.of(e.getMessage()));
		}
		catch (final RuntimeException | Error e) {
			if (Memory.ranOut(e)) {
				IJ.error(titleOf(name), OutOfMemory.message());
				return;
			}
			if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
			IJ.handleException(e);
			macro.end();
		}
		finally {
			recorded.end();
		}
	}

	private static void launch(final String name, final CallingMacro macro, final RecordedRun recorded) {
		if (macro.options() == null && !GraphicsEnvironment.isHeadless()) {
			asked(name, macro, recorded);
			return;
		}
		final CommandRun run = new CommandRun(name);
		final Options options = Options.ofMacro(Objects.requireNonNullElse(macro.options(), ""));
		final Delivery delivery = new Delivery(OutputKeys.of(options), Optional.empty());
		run.takeImagesFrom(delivery.noting(new OpenImages()));
		final Map<Key, Object> values = run.set(options.without(run.keys().notOwn(OutputKeys.ALL)));
		final Session session = run(run, delivery, macro);
		recorded.finished(values);
		explainMissing(name, session);
	}

	/** What a command cannot use is told in its dialog, which opens again with its values. */
	private static void asked(final String name, final CallingMacro macro, final RecordedRun recorded) {
		Refused refused = null;
		while (true) {
			final CommandRun run = new CommandRun(name);
			final Delivery delivery = new Delivery(OutputKeys.of(Options.NONE), Optional.empty());
			run.takeImagesFrom(delivery.noting(new OpenImages()));
			final Answer answer = ask(run, refused);
			try {
				final Session session = run(run, delivery, macro);
				recorded.finished(answer.values());
				explainMissing(name, session);
				return;
			}
			catch (final InputException e) {
				if (answer.place() == null) throw e;
				refused = answer.refused(Wording.inDialog(e.getMessage(), run.allKeys()));
			}
		}
	}

	/** Runs a command whose keys are set, writes its files and shows its results. */
	private static Session run(final CommandRun run, final Delivery delivery, final CallingMacro macro) {
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
			Windows.connect(run.command(), run.outputs(), run.labelsRead());
			delivery.showReport(run, session);
		}
		return session;
	}

	/** The results are there; but a macro that relies on what is not must not go on. */
	private static void explainMissing(final String name, final Session session) {
		if (!session.missing().isEmpty()) IJ.error(titleOf(name), IncompleteException.message(session.missing()));
	}

	/** What the user sets in the dialog, and with it the run's keys. */
	private static Answer ask(final CommandRun run, final Refused refused) {
		final Key main = run.mainImage();
		final ImagePlus active = main == null ? null : new OpenImages().active();
		final Answer answer = onlyFile(run) != null ? chosen(run, active) : CommandDialog.ask(run, active, refused);
		if (main != null) run.set(Map.of(main, active));
		run.set(answer.values());
		return answer;
	}

	/** The key of a file that is all that there is to ask, but whether to overwrite it; null where there is more. */
	private static Key onlyFile(final CommandRun run) {
		final List<Key> asked = run.allKeys().stream()
			.filter(key -> key != run.mainImage() && !key.name().equals(OutputKeys.OVERWRITE)).toList();
		return asked.size() == 1 && asked.get(0).isFile() ? asked.get(0) : null;
	}

	/** The file that the user chooses, in an answer without a dialog to go back to. */
	private static Answer chosen(final CommandRun run, final ImagePlus active) {
		final Key key = onlyFile(run);
		final String suggested = active == null ? "" : FileNames.withoutEnding(active.getTitle());
		final AtomicReference<File> file = new AtomicReference<>();
		CommandDialog.inEventThread(() -> file.set(Chooser.ask(key, suggested, IJ.getInstance())));
		if (file.get() == null) throw new CancellationException("cancelled in the file chooser");
		final Map<Key, Object> values = new LinkedHashMap<>(Map.of(key, file.get()));
		// the user was asked
		run.allKeys().stream().filter(other -> other.name().equals(OutputKeys.OVERWRITE) && file.get().exists())
			.forEach(overwrite -> values.put(overwrite, true));
		return new Answer(values, null);
	}

	/** What a command says goes to ImageJ's Log. */
	private static final class LogReport implements Report {

		@Override
		public void say(final String line) {
			LogWindow.say(line, WindowManager.getCurrentWindow());
		}

		@Override
		public void warn(final String line) {
			LogWindow.say("Warning: " + line, WindowManager.getCurrentWindow());
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
