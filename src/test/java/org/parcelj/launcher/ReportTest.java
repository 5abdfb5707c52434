package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of results that stand by themselves. */
class ReportTest {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
	/** What the table of parcels begins with. */
	private static final String LABEL = "<th>label</th>";

	/** Twelve clusters with their report. */
	@TempDir
	private static Path twelve;

	@TempDir
	private Path folder;

	@BeforeAll
	static void cluster() {
		assertEquals(0, run("kmeans", "image=sample:four-circles", "clusters=12", "report=true", "output=" + twelve));
	}

	private static int run(final String... arguments) {
		final PrintStream nobody = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
		return new CommandLine(nobody, nobody).run(arguments);
	}

	private static String report() throws IOException {
		return Files.readString(twelve.resolve("report.html"));
	}

	@Test
	void aRunTellsWhatItDidAndHowToDoItAgain() throws IOException {
		final String html = report();
		assertTrue(html.contains("parcelj kmeans"), "no line that runs it again");
		for (final String part : List.of("explained variance", "<th>clusters</th><td class=\"wrap\">12</td>",
			"<th>neighbours</th>", "doi:10.1109/TIT.1982.1056489", "data:image/png;base64,"))
			assertTrue(html.contains(part), part);
		assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "something is fetched from elsewhere");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spectral", "agglomerative", "kmeans", "hierarchical-kmeans", "rena", "gmm" })
	void everyMethodHasAPage(final String method) throws IOException {
		assertEquals(0, run(method, "image=sample:four-circles", "clusters=3", "report=true", "output=" + folder));
		final String html = Files.readString(folder.resolve("report.html"));
		assertTrue(html.contains("parcelj " + method + " image=sample:four-circles clusters=3"),
			"no line that runs it again");
		assertTrue(html.contains("3 clusters, explained variance"), "nothing is told of the result");
		assertTrue(html.substring(html.indexOf("How to cite")).matches("(?s).*<li>ParcelJ \\S+, https://.*<li>.*doi.*"),
			"no paper of the method");
	}

	@Test
	void aLabelImageHasAPageToo() throws IOException {
		assertEquals(0, run("report", "labels=" + twelve.resolve("labels.tif"), "output=" + folder));
		final String html = Files.readString(folder.resolve("report.html"));
		assertTrue(html.contains("12 parcels"));
		assertTrue(html.contains("kmeans"), "what made the labels is not told");
	}

	/** A tree has a row for each pixel: the page of a large image could be neither shown nor printed. */
	@Test
	void aTreeIsNotListedWhole() throws IOException {
		final String image = folder.resolve("ramp.tif").toString();
		IJ.saveAsTiff(IJ.createImage("ramp", "8-bit ramp", 40, 30, 1), image);
		assertEquals(0,
			run("agglomerative", "image=" + image, "clusters=600", "tree=true", "report=true", "output=" + folder));
		final String html = Files.readString(folder.resolve("report.html"));
		assertTrue(html.contains("The first 500 of "), "the tree is listed");
		assertTrue(html.contains("<tr><td class=\"number\" data-value=\"600.0\">"), "a parcel is missing");
	}

	@Test
	void theReportIsNotWrittenOverAFileOfTheUser() throws IOException {
		Files.writeString(folder.resolve("report.html"), "mine");
		assertEquals(2, run("kmeans", "image=sample:four-circles", "clusters=2", "report=true", "output=" + folder));
		assertEquals("mine", Files.readString(folder.resolve("report.html")));
		assertFalse(Files.exists(folder.resolve("labels.tif")));
	}

	/** A click on the heading of the sizes sorts the table of parcels by them; a second one turns it round. */
	@Test
	void aClickOnAHeadingSorts() throws Exception {
		assumeTrue(Files.isExecutable(CHROMIUM), "chromium is missing");
		final String click = "<script>const h=[...document.querySelectorAll('th')].find(e=>e.textContent=='pixels');" +
			"h.click();document.body.append(h.closest('table').cloneNode(true));h.click();</script></body>";
		final Path page = Files.writeString(folder.resolve("clicked.html"), report().replace("</body>", click));
		final String dom = dump(page);
		final int first = dom.indexOf(LABEL);
		final int last = dom.lastIndexOf(LABEL);
		assertTrue(first < last, "the table as it was after the first click is missing");
		final int[] descending = sizes(dom.substring(first, last));
		final int[] ascending = sizes(dom.substring(last));
		assertEquals(12, ascending.length);
		assertEquals(12, descending.length);
		for (int i = 1; i < 12; i++) {
			assertTrue(ascending[i] >= ascending[i - 1], "row " + i + " after one click");
			assertTrue(descending[i] <= descending[i - 1], "row " + i + " after two");
		}
		assertTrue(ascending[0] < ascending[11], "all sizes are equal");
	}

	/** The second numbers of the rows of the table of parcels. */
	private static int[] sizes(final String table) {
		final Matcher row = Pattern
			.compile("<tr><td class=\"number\" data-value=\"[^\"]*\">\\d+</td><td class=\"number\" data-value=\"([^\"]*)\">")
			.matcher(table);
		return row.results().mapToInt(found -> (int) Double.parseDouble(found.group(1))).limit(12).toArray();
	}

	private String dump(final Path page) throws Exception {
		final Path dom = folder.resolve("dom.html");
		final Process browser = new ProcessBuilder(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--disable-quic", "--user-data-dir=" + folder.resolve("profile"), "--dump-dom", page.toUri().toString())
			.redirectOutput(dom.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		assertTrue(browser.waitFor(2, TimeUnit.MINUTES), "the browser does not end");
		return Files.readString(dom);
	}
}
