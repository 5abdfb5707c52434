package org.parcelj.commands.input;

/** Takes the lines that a command says. */
public interface Report {

	/** Takes a line on the result. */
	void say(String line);

	/** Takes a line on what looks wrong, although the command goes on. */
	void warn(String line);

	/** Takes the reason why a command was refused; without a word where whoever runs the command tells it. */
	default void fail(final String reason) {
		// the command's cancel reason says it
	}
}
