package org.parcelj.launcher;

import ij.IJ;
import ij.plugin.frame.Recorder;

import java.util.Map;
import java.util.Objects;

/**
 * The record of one run in ImageJ's Recorder: a single line that can be run as it is, without a dialog, and only if the
 * command finished. Nothing else that happens in this thread meanwhile is recorded.
 */
final class RecordedRun {

	/** The menu entry being recorded, null without Recorder. */
	private final String entry;

	private String line;

	private RecordedRun(final String entry) {
		this.entry = entry;
	}

	/** Stops the Recorder for this thread. */
	static RecordedRun begin() {
		final String entry = IJ.recording() ? Recorder.getCommand() : null;
		if (entry != null) Recorder.suspendRecording();
		return new RecordedRun(entry);
	}

	/** Takes the run as good, with the values that differ from the defaults. */
	void finished(final Map<Key, Object> values) {
		final String call = Recorder.scriptMode() ? "IJ.run(" : "run(";
		line = call + "\"" + entry + "\", \"" + Recorder.fixString(options(values)) + "\");\n";
	}

	/** Writes the line, if the run was good, and lets the Recorder go on. */
	void end() {
		if (entry == null) return;
		Recorder.resumeRecording();
		if (line != null) Recorder.recordString(line);
		if (entry.equals(Recorder.getCommand())) Recorder.disableCommandRecording();
	}

	/** Macro options with these values; a space where all are the defaults, so that no dialog opens. */
	static String options(final Map<Key, Object> values) {
		final StringBuilder options = new StringBuilder();
		values.forEach((key, value) -> {
			if (Objects.equals(value, key.defaultValue())) return;
			if (options.length() > 0) options.append(' ');
			options.append(option(key, key.format(value)));
		});
		return options.length() == 0 ? " " : options.toString();
	}

	private static String option(final Key key, final String text) {
		if (key.isFlag() && text.equals("true")) return key.name();
		final boolean plain = !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace) && text.charAt(0) != '[';
		return key.name() + "=" + (plain ? text : "[" + text + "]");
	}
}
