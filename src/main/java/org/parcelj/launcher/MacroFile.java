package org.parcelj.launcher;

import ij.IJ;
import ij.Macro;
import ij.Menus;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/** An ImageJ macro that runs without a display, with ImageJ's own commands and ours. */
final class MacroFile {

	/** A line of {@code plugins.config} that is ours: menu, "entry", class. */
	private static final Pattern ENTRY = Pattern.compile("[^,#]*,\\s*\"([^\"]+)\"\\s*,\\s*(org\\.parcelj\\.\\S.*)");

	private static final String OURS = "org.parcelj.";

	/** How ImageJ starts what it prints of a macro's error, when it has no window to show it in. */
	private static final String ERROR = "Macro Error: ";

	private static final String MACRO_THREAD = "_Macro$";

	/** What messages of exceptions hold where a window, a tool bar or a dialog is missing. */
	private static final Pattern OF_WINDOWS = Pattern
		.compile("headless|\\b(ij\\.gui|ij\\.ImageJ|ij\\.plugin\\.frame|java\\.awt|javax\\.swing)\\b");

	/** What messages of ImageJ on files hold. */
	private static final Pattern NAMES = Pattern.compile("(?i)\\b(file|folder|directory|open|save|path)\\b");

	private static final Pattern WITH_LINE = Pattern.compile("(.*) in line (\\d+)", Pattern.DOTALL);

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

	/** The macro. */
	String text() {
		return text;
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
		final Interpreter interpreter = new Interpreter();
		final Printed printed = new Printed(interpreter);
		IJ.setExceptionHandler(defect::set);
		printed.listen();
		try {
			interpret(interpreter, argument);
		}
		finally {
			printed.end();
			IJ.setExceptionHandler(null);
		}
		if (printed.headless) throw failed(new HeadlessException(), interpreter);
		if (defect.get() != null) throw failed(defect.get(), interpreter);
		if (printed.error != null) throw failed(printed.error);
		if (interpreter.wasError()) throw failed(interpreter.getErrorMessage());
	}

	/** What ImageJ's commands report as an error ends a macro only in threads that are called as ImageJ calls its own. */
	private void interpret(final Interpreter interpreter, final String argument) {
		final Thread thread = Thread.currentThread();
		final String called = thread.getName();
		thread.setName(called + MACRO_THREAD);
		IJ.getErrorMessage();
		try {
			interpreter.run(Editor.doInclude(text), argument);
		}
		catch (final RuntimeException | LinkageError | AWTError e) {
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw failed(e, interpreter);
			final String reported = IJ.getErrorMessage();
			if (reported != null && !interpreter.wasError())
				throw failed(reported + " in line " + interpreter.getLineNumber());
		}
		finally {
			thread.setName(called);
		}
	}

	/** An exception of ImageJ's own commands is no defect of ours. */
	private RuntimeException failed(final Throwable thrown, final Interpreter interpreter) {
		final Throwable e = thrown instanceof InvocationTargetException && thrown.getCause() != null
			? thrown.getCause()
			: thrown;
		if (e instanceof InputException) return (InputException) e;
		if (!(e instanceof HeadlessException) && isOurs(e)) return new IllegalStateException("in " + name, e);
		return new InputException(name + ", line " + interpreter.getLineNumber() + ": ImageJ ended with " +
			e.getClass().getSimpleName() + why(e) + ", while ParcelJ's commands write files with output=FOLDER without one",
			e);
	}

	/**
	 * Many commands of ImageJ do not ask whether there is a display, but fail where they use a window that is not there.
	 */
	private static String why(final Throwable e) {
		final String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
		final boolean display = e instanceof HeadlessException || e instanceof LinkageError || e instanceof AWTError ||
			OF_WINDOWS.matcher(message).find();
		if (display) return "; it needs a display";
		return (e.getMessage() == null ? "" : ", " + message) + "; perhaps it needs a display";
	}

	/** Whether one of our commands was running: what stands below are this class and its callers alone. */
	private static boolean isOurs(final Throwable e) {
		return Arrays.stream(e.getStackTrace()).map(StackTraceElement::getClassName)
			.takeWhile(called -> !called.equals(MacroFile.class.getName())).anyMatch(called -> called.startsWith(OURS));
	}

	/** The interpreter's messages end with their line. */
	private InputException failed(final String message) {
		final Matcher withLine = WITH_LINE.matcher(message.strip().replaceAll("\\s*\\R\\s*", " "));
		final String said = withLine.matches() ? "line " + withLine.group(2) + ": " + withLine.group(1) : message;
		return new InputException(name + (withLine.matches() ? ", " : ": ") +
			(NAMES.matcher(said).find() ? NameEncoding.here().hinted(said) : said));
	}

	/** Our jar lies in no plugins folder here, so ImageJ has not found its menu entries. */
	static void registerEntries() {
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
		try (
			BufferedReader lines = new BufferedReader(new InputStreamReader(config.openStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				final Matcher entry = ENTRY.matcher(line.trim());
				if (entry.matches()) Menus.getCommands().put(entry.group(1), entry.group(2).trim());
			}
		}
	}

	/** What ImageJ prints while the macro runs: its errors are kept, and all else passes. */
	private static final class Printed {

		private final Interpreter interpreter;
		private final PrintStream out = System.out;
		private final PrintStream err = System.err;
		private String error;
		private boolean headless;

		Printed(final Interpreter interpreter) {
			this.interpreter = interpreter;
		}

		void listen() {
			System.setOut(listening(out));
			System.setErr(listening(err));
		}

		void end() {
			System.setOut(out);
			System.setErr(err);
		}

		private PrintStream listening(final PrintStream stream) {
			return new PrintStream(stream, true) {

				@Override
				public void println(final String line) {
					if (line == null || !isError(line)) super.println(line);
				}
			};
		}

		/** Where a command lacks a display, ImageJ prints that and goes on; here the macro ends. */
		private boolean isError(final String line) {
			if (line.startsWith(HeadlessException.class.getName())) {
				headless = true;
				interpreter.abortMacro();
				return true;
			}
			if (!line.startsWith(ERROR)) return false;
			if (error == null) error = line.substring(ERROR.length()).lines().findFirst().orElse("").trim();
			return true;
		}
	}
}
