package org.parcelj.commands.input;

/** Takes the lines that a command says. */
public interface Report {

	/** Takes a line on the result. */
	void say(String line);

	/** Takes a line on what looks wrong, although the command goes on. */
	void warn(String line);
}
