package org.parcelj.commands.input;

/** Receives the messages of a command, line by line. */
public interface Report {

	/** Takes a line on the result. */
	void say(String line);

	/** Takes a line on what looks wrong, although the command goes on. */
	void warn(String line);
}
