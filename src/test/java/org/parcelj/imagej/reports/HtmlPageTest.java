package org.parcelj.imagej.reports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ij.measure.ResultsTable;

class HtmlPageTest {

	private static final HtmlPage PAGE = new HtmlPage("cells <1> & more", "today");

	@Test
	void textIsEscaped() {
		final String html = new HtmlPage("cells <1> & more", "today").paragraph("a \"b\" < c").code("<script>")
			.warning("<b>").list(List.of("<i>")).facts(Map.of("<u>", "</td>")).html();
		assertTrue(html.contains("<title>cells &lt;1&gt; &amp; more</title>"));
		assertTrue(html.contains("<p>a &quot;b&quot; &lt; c</p>"));
		assertTrue(html.contains("<pre>&lt;script&gt;</pre>"));
		for (final String tag : List.of("<b>", "<i>", "<u>", "</td></td>"))
			assertFalse(html.contains(tag), tag);
	}

	@Test
	void numbersKeepTheirFullValueForSorting() {
		final ResultsTable table = new ResultsTable();
		table.addRow();
		table.addValue("size", 1.23456789);
		table.addValue("name", "<x>");
		table.addValue("count", 12);
		final String html = new HtmlPage("t", "s").table(table).html();
		assertTrue(html.contains("data-value=\"1.23456789\">1.2346</td>"));
		assertTrue(html.contains("<td>&lt;x&gt;</td>"));
		assertTrue(html.contains(">12</td>"));
	}

	@Test
	void ofALongTableThereIsTheBeginning() {
		final ResultsTable table = new ResultsTable();
		for (int i = 0; i < 5; i++) {
			table.addRow();
			table.addValue("size", 100 + i);
		}
		final String html = new HtmlPage("t", "s").table(table, 3).html();
		assertTrue(html.contains(">102</td>") && !html.contains(">103</td>"));
		assertTrue(html.contains("The first 3 of 5 rows"));
		assertFalse(new HtmlPage("t", "s").table(table, 5).html().contains("first"));
	}

	@Test
	void nothingIsFetchedFromElsewhere() {
		final String html = PAGE.picture(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "a picture").html();
		assertTrue(html.contains("src=\"data:image/png;base64,"));
		assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"));
	}
}
