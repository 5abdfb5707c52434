package org.parcelj.launcher;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.parcelj.Progress;
import org.parcelj.commands.OutputRole;
import org.parcelj.commands.input.Session;
import org.parcelj.imagej.reports.HtmlPage;
import org.parcelj.imagej.reports.LabelReport;
import org.parcelj.launcher.output.Output;
import org.parcelj.provenance.CommandText;
import org.parcelj.provenance.RunRecord;

/** The report of a clustering run: what came out, how, and how to do it again. */
final class RunReport {

	/** The key that asks for it. */
	static final String KEY = "report";

	private static final String REFERENCES = "/org/parcelj/imagej/reports/references.properties";
	private static final String SELF = "ParcelJ " + Version.number() + ", https://github.com/parcelj/parcelj";

	/**
	 * The most rows of tables other than that of the parcels: a tree has a row for each pixel, which no browser could
	 * show or print.
	 */
	private static final int MOST_ROWS = 500;

	private final CommandRun run;
	private final Session session;

	RunReport(final CommandRun run, final Session session) {
		this.run = run;
		this.session = session;
	}

	/** @param record of the run; its outputs do not matter */
	String html(final RunRecord record) {
		final HtmlPage page = new HtmlPage(run.mainTitle() + ": " + run.label(),
			"ParcelJ " + record.version() + ", " + record.started().replace('T', ' ').replace("Z", " UTC"));
		session.warnings().forEach(page::warning);
		page.list(session.lines());
		final ImagePlus labels = labels();
		LabelReport.addPictures(page, run.main(), labels, Progress.NONE);
		page.heading("Sizes");
		LabelReport.addSizes(page, labels);
		for (final Output output : run.outputs())
			if (output.role() == OutputRole.PICTURE)
				page.heading(output.label()).picture(((ImagePlus) output.value()).getBufferedImage(), output.label());
		for (final Output output : run.outputs())
			if (output.value() instanceof ResultsTable table)
				page.heading(output.label()).table(table, output.name().equals("parcels") ? table.size() : MOST_ROWS);
		page.heading("How it was made").code(CommandText.of(record.command(), record.given())).facts(facts(record));
		page.heading("How to cite").list(references());
		return page.html();
	}

	/** All keys, and what they were used with. */
	private static Map<String, String> facts(final RunRecord record) {
		final Map<String, String> facts = new LinkedHashMap<>(record.keys());
		facts.put("Java", record.java());
		facts.put("system", record.system());
		return facts;
	}

	private ImagePlus labels() {
		return run.outputs().stream().filter(Output::isLabels).map(output -> (ImagePlus) output.value()).findFirst()
			.orElseThrow();
	}

	private List<String> references() {
		final Properties all = new Properties();
		try (Reader in = new InputStreamReader(RunReport.class.getResourceAsStream(REFERENCES), StandardCharsets.UTF_8)) {
			all.load(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		final List<String> references = new ArrayList<>(List.of(SELF));
		if (all.containsKey(run.name())) references.add(all.getProperty(run.name()));
		return references;
	}
}
