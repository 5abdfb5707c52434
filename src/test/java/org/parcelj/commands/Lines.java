package org.parcelj.commands;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.commands.input.Report;

/** Keeps what a command says. */
final class Lines implements Report {

	final List<String> said = new ArrayList<>();
	final List<String> warned = new ArrayList<>();

	@Override
	public void say(final String line) {
		said.add(line);
	}

	@Override
	public void warn(final String line) {
		warned.add(line);
	}
}
