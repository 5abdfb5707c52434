package org.parcelj.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.parcelj.commands.input.Report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The messages of a command on the command line: line by line, as one JSON object at the end, or only the warnings. */
final class Console implements Report {

	/** The keys that choose between these. */
	static final String QUIET = "quiet";
	static final String JSON = "json";
	static final List<String> KEYS = List.of(QUIET, JSON);

	/** How much is said. */
	enum Mode {
		LINES, JSON, QUIET
	}

	private final PrintStream out;
	private final PrintStream err;
	private final Mode mode;
	private final List<String> lines = new ArrayList<>();

	Console(final PrintStream out, final PrintStream err, final Mode mode) {
		this.out = out;
		this.err = err;
		this.mode = mode;
	}

	/**
	 * @throws org.parcelj.InputException if the keys contradict each other
	 */
	static Mode mode(final Options options) {
		final boolean quiet = options.isSet(QUIET);
		final boolean json = options.isSet(JSON);
		if (quiet && json) throw new org.parcelj.InputException("quiet and json exclude each other, but both are given");
		return quiet ? Mode.QUIET : json ? Mode.JSON : Mode.LINES;
	}

	@Override
	public void say(final String line) {
		lines.add(line);
		if (mode == Mode.LINES) print(line);
	}

	@Override
	public void warn(final String line) {
		if (mode == Mode.LINES) print("warning: " + line);
		if (mode == Mode.QUIET) err.println(OneLine.of("warning: " + line));
	}

	private void print(final String line) {
		TerminalProgress.makeRoom(err);
		out.println(OneLine.of(line));
	}

	/**
	 * Says at the end where time went and which files there are.
	 *
	 * @param summary of the command and its keys
	 */
	void end(final JsonObject summary, final List<String> warnings, final Map<String, Double> seconds,
		final List<Path> files)
	{
		if (mode == Mode.LINES) {
			out.println("seconds: " + seconds.entrySet().stream()
				.map(phase -> String.format(Locale.ROOT, "%s %.2f", phase.getKey(), phase.getValue()))
				.collect(Collectors.joining(", ")));
			if (!files.isEmpty())
				out.println(OneLine.of("written: " + files.stream().map(Path::toString).collect(Collectors.joining(", "))));
		}
		if (mode == Mode.JSON) out.println(complete(summary, warnings, seconds, files));
	}

	private JsonObject complete(final JsonObject json, final List<String> warnings, final Map<String, Double> seconds,
		final List<Path> files)
	{
		json.add("said", array(lines));
		json.add("warnings", array(warnings));
		final JsonObject times = new JsonObject();
		seconds.forEach((phase, time) -> times.addProperty(phase, Math.rint(1000 * time) / 1000));
		json.add("seconds", times);
		json.add("files", array(files.stream().map(Path::toString).toList()));
		return json;
	}

	private static JsonArray array(final List<String> texts) {
		final JsonArray array = new JsonArray();
		texts.forEach(array::add);
		return array;
	}
}
