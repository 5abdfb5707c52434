package org.parcelj.launcher;

import ij.IJ;
import ij.Menus;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/** A macro of ImageJ that runs without a display, with ImageJ's own commands and ours. */
final class MacroFile {

	/** A line of {@code plugins.config} that is ours: menu, "entry", class. */
	private static final Pattern ENTRY = Pattern.compile("[^,#]*,\\s*\"([^\"]+)\"\\s*,\\s*(org\\.parcelj\\.\\S.*)");

	/** How ImageJ starts what it prints of a macro's error, when it has no window to show it in. */
	private static final String ERROR = "Macro Error: ";

	private final String name;
	private final String text;

	private MacroFile(final String name, final String text) {
		this.name = name;
		this.text = text;
	}

	/**
	 * @throws InputException if the file cannot be read
	 */
	static MacroFile read(final File file) {
		if (!file.exists()) throw new InputException("macro \"" + file + "\": there is no such file");
		if (!file.isFile()) throw new InputException("macro \"" + file + "\" is not a file");
		try {
			return new MacroFile(file.getPath(), text(file));
		}
		catch (final IOException e) {
			throw new InputException("macro \"" + file + "\" cannot be read: " + e.getMessage(), e);
		}
	}

	/** ImageJ itself writes macros in Latin-1. */
	private static String text(final File file) throws IOException {
		try {
			return Files.readString(file.toPath(), StandardCharsets.UTF_8);
		}
		catch (final CharacterCodingException e) {
			return Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
		}
	}

	/**
	 * @param argument what the macro's {@code getArgument()} gives
	 * @throws InputException if the macro ends with an error; the message has the line
	 */
	void run(final String argument) {
		registerEntries();
		final AtomicReference<Throwable> defect = new AtomicReference<>();
		IJ.setExceptionHandler(defect::set);
		final PrintStream err = System.err;
		final ErrorCatcher catcher = new ErrorCatcher(err);
		System.setErr(catcher);
		final Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(Editor.doInclude(text), argument);
		}
		catch (final RuntimeException e) {
			// by its own end, or by an error that the interpreter keeps
			if (!ij.Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
		finally {
			System.setErr(err);
			IJ.setExceptionHandler(null);
		}
		if (defect.get() != null) throw new IllegalStateException("in " + name, defect.get());
		if (catcher.error != null) throw new InputException(name + ": " + catcher.error);
		if (interpreter.wasError()) throw new InputException(name + ": " + interpreter.getErrorMessage());
	}

	/** Our jar lies in no plugins folder here, so ImageJ has not found its menu entries. */
	@SuppressWarnings("unchecked")
	private static void registerEntries() {
		IJ.runPlugIn("ij.IJ.init", "");
		try {
			for (final URL config : Collections.list(MacroFile.class.getClassLoader().getResources("plugins.config")))
				registerEntries(config);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@SuppressWarnings("unchecked")
	private static void registerEntries(final URL config) throws IOException {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(config.openStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				final Matcher entry = ENTRY.matcher(line.trim());
				if (entry.matches()) Menus.getCommands().put(entry.group(1), entry.group(2).trim());
			}
		}
	}

	/** Keeps the error that the interpreter prints, and lets all else pass. */
	private static final class ErrorCatcher extends PrintStream {

		private String error;

		ErrorCatcher(final PrintStream err) {
			super(err, true);
		}

		@Override
		public void println(final String line) {
			if (line == null || !line.startsWith(ERROR)) super.println(line);
			else if (error == null) error = line.substring(ERROR.length()).lines().findFirst().orElse("").trim();
		}
	}
}
