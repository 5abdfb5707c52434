package org.parcelj.launcher;

import ij.Macro;
import ij.macro.Interpreter;

/** The macro, or the {@code IJ.run} of a script, that a command is called from. */
final class CallingMacro {

	/** How {@code IJ.run} names the threads that it is called on. */
	private static final String RUN = "Run$_";

	private final Interpreter interpreter;
	private final String options;

	private CallingMacro(final Interpreter interpreter, final String options) {
		this.interpreter = interpreter;
		this.options = options;
	}

	/** What calls in this thread. */
	static CallingMacro current() {
		final boolean called = Thread.currentThread().getName().startsWith(RUN);
		return new CallingMacro(called ? Interpreter.getInstance() : null, Macro.getOptions());
	}

	/** The macro's interpreter, null where no macro calls. */
	Interpreter interpreter() {
		return interpreter;
	}

	/** The options that came with the call, null without any. */
	String options() {
		return options;
	}

	/** Ends the macro or the script, if there is one, without a word. May throw ImageJ's "Macro canceled". */
	void end() {
		if (interpreter != null) {
			interpreter.setIgnoreErrors(true);
			interpreter.abort(Macro.MACRO_CANCELED);
		}
		Macro.abort();
	}
}
