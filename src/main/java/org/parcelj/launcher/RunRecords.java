package org.parcelj.launcher;

import ij.ImagePlus;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.parcelj.commands.input.Session;
import org.parcelj.imagej.images.ImageOrigin;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.launcher.Delivery.RunClock;
import org.parcelj.launcher.output.Output;
import org.parcelj.provenance.CommandText;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.RunRecord;

import com.google.gson.JsonObject;

/** Makes the record of one run. */
final class RunRecords {

	/** How much an image tells of the run that made it. */
	enum Detail {
		/** What is the same when the run is done again, for files. */
		LASTING,
		/** All of it, for windows. */
		WHOLE
	}

	private final CommandRun run;
	private final NamedSource images;
	private final Session session;
	private final RunClock clock;
	private final OutputKeys files;
	/** Keys that are no command's own. */
	private final Map<String, String> further;

	RunRecords(final CommandRun run, final NamedSource images, final Session session, final RunClock clock,
		final OutputKeys files, final Map<String, String> further)
	{
		this.further = new TreeMap<>(further);
		this.run = run;
		this.images = images;
		this.session = session;
		this.clock = clock;
		this.files = files;
	}

	RunRecord record(final List<FileRecord> inputs, final List<FileRecord> outputs) {
		return new RunRecord(Version.number(), run.name(), given(), keys(), inputs, outputs,
			clock.started().truncatedTo(ChronoUnit.SECONDS).toString(), clock.seconds(), Version.java(), Version.system(),
			session.warnings(), List.copyOf(session.missing()));
	}

	/** The command and its keys, for a summary. */
	JsonObject summary() {
		return summary(record(List.of(), List.of()));
	}

	static JsonObject summary(final RunRecord record) {
		final JsonObject json = new JsonObject();
		json.addProperty("version", record.version());
		json.addProperty("command", record.command());
		json.addProperty("commandline", record.commandLine());
		final JsonObject values = new JsonObject();
		record.keys().forEach(values::addProperty);
		json.add("keys", values);
		return json;
	}

	List<String> warnings() {
		return session.warnings();
	}

	/** What the user gave, in an order of its own, paths as they are known from everywhere. */
	private Map<String, String> given() {
		final Map<String, String> given = new LinkedHashMap<>();
		final Key main = run.mainImage();
		if (main != null) given.put(main.name(), images.nameOf(run.main()));
		run.given().forEach((key, value) -> given.put(key.name(), text(key, value)));
		given.putAll(further);
		if (!files.name().isEmpty()) given.put(OutputKeys.NAME, files.name());
		return given;
	}

	private Map<String, String> keys() {
		final Map<String, String> all = new LinkedHashMap<>();
		for (final Key key : run.allKeys())
			all.put(key.name(), key == run.mainImage() ? images.nameOf(run.main()) : text(key, run.value(key)));
		return all;
	}

	private String text(final Key key, final Object value) {
		if (value instanceof ImagePlus) return images.nameOf((ImagePlus) value);
		final String text = key.format(value);
		// the record lies in the folder of what was written
		if (key.isFileWritten() && !text.isEmpty()) return String.valueOf(Path.of(text).getFileName());
		return key.isPath() ? Paths.absolute(text) : images.namesOf(text);
	}

	/** Puts the command line and its keys into an image that was made. */
	void describe(final Output output, final Detail detail) {
		if (!output.isImage()) return;
		final StringBuilder text = new StringBuilder("ParcelJ " + Version.number() + "\n" + commandLine() + "\n");
		keys().forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
		if (detail == Detail.WHOLE) {
			text.append("started: ").append(clock.started()).append('\n');
			text.append(String.format(Locale.ROOT, "seconds: %.3f%n", clock.seconds()));
			text.append("Java: ").append(Version.java()).append('\n');
			session.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
		}
		ImageOrigin.put((ImagePlus) output.value(), commandLine(), text.toString());
		if (output.isLabels()) LabelLikeness.declare((ImagePlus) output.value());
	}

	private String commandLine() {
		return CommandText.of(run.name(), given());
	}
}
