package org.parcelj.imagej.reports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import ij.measure.ResultsTable;

/**
 * A self-contained page in HTML: style, pictures and the sorting of tables are within it, and nothing is fetched from
 * elsewhere. Parts appear in the order in which they are added; all text is escaped.
 */
public final class HtmlPage {

	/** The most columns that go side by side on paper in portrait. */
	private static final int NARROW = 18;

	private final StringBuilder body = new StringBuilder();
	private final String title;

	/** @param subtitle a line in small letters under the title */
	public HtmlPage(final String title, final String subtitle) {
		this.title = title;
		body.append("<h1>").append(escaped(title)).append("</h1>\n");
		body.append("<p class=\"sub\">").append(escaped(subtitle)).append("</p>\n");
	}

	public HtmlPage heading(final String text) {
		body.append("<h2>").append(escaped(text)).append("</h2>\n");
		return this;
	}

	public HtmlPage paragraph(final String text) {
		body.append("<p>").append(escaped(text)).append("</p>\n");
		return this;
	}

	/** Something that the reader must not overlook. */
	public HtmlPage warning(final String text) {
		body.append("<p class=\"warning\">").append(escaped(text)).append("</p>\n");
		return this;
	}

	/** Text as it is typed. */
	public HtmlPage code(final String text) {
		body.append("<pre>").append(escaped(text)).append("</pre>\n");
		return this;
	}

	public HtmlPage list(final List<String> items) {
		body.append("<ul>\n");
		items.forEach(item -> body.append("<li>").append(escaped(item)).append("</li>\n"));
		body.append("</ul>\n");
		return this;
	}

	/** Names and what they stand for, side by side, in as many columns as there is room for. */
	public HtmlPage facts(final Map<String, String> facts) {
		body.append("<div class=\"facts\"><table>\n");
		facts.forEach((name, value) -> body.append("<tr><th>").append(escaped(name)).append("</th><td class=\"wrap\">")
			.append(escaped(value)).append("</td></tr>\n"));
		body.append("</table></div>\n");
		return this;
	}

	public HtmlPage picture(final BufferedImage picture, final String caption) {
		body.append("<figure><img alt=\"").append(escaped(caption)).append("\" src=\"data:image/png;base64,")
			.append(Base64.getEncoder().encodeToString(png(picture))).append("\"><figcaption>").append(escaped(caption))
			.append("</figcaption></figure>\n");
		return this;
	}

	/** A whole table, whose rows a click on a heading sorts. */
	public HtmlPage table(final ResultsTable table) {
		return table(table, table.size());
	}

	/**
	 * A table whose rows a click on a heading sorts, and where it is longer than a page has room for, its beginning.
	 *
	 * @param most how many rows there may be
	 */
	public HtmlPage table(final ResultsTable table, final int most) {
		final int rows = Math.min(most, table.size());
		if (rows < table.size())
			paragraph("The first " + rows + " of " + table.size() + " rows; the table itself has all.");
		final String[] headings = table.getHeadings();
		body.append("<div class=\"tablebox").append(headings.length > NARROW ? " wide" : "")
			.append("\" style=\"--columns: ").append(headings.length).append("\"><table>\n<thead><tr>");
		for (final String heading : headings)
			body.append("<th>").append(escaped(heading).replace("_", "_<wbr>")).append("</th>");
		body.append("</tr></thead>\n<tbody>\n");
		for (int row = 0; row < rows; row++) {
			body.append("<tr>");
			for (final String heading : headings)
				body.append(cell(table, table.getColumnIndex(heading), row));
			body.append("</tr>\n");
		}
		body.append("</tbody>\n</table></div>\n");
		return this;
	}

	/** Numbers are rounded for the eye; sorting uses their full values. */
	private static String cell(final ResultsTable table, final int column, final int row) {
		// row labels have a heading, but are no column
		if (column == ResultsTable.COLUMN_NOT_FOUND) return "<td>" + escaped(table.getLabel(row)) + "</td>";
		final double value = table.getValueAsDouble(column, row);
		if (Double.isNaN(value)) return "<td>" + escaped(table.getStringValue(column, row)) + "</td>";
		return "<td class=\"number\" data-value=\"" + value + "\">" + rounded(value) + "</td>";
	}

	private static String rounded(final double value) {
		if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
		return String.format(Locale.ROOT, "%.5g", value);
	}

	/** The whole page. */
	public String html() {
		return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title) +
			"</title>\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n" + body + "<script>\n" +
			resource("report.js") + "</script>\n</body>\n</html>\n";
	}

	private static byte[] png(final BufferedImage picture) {
		try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			ImageIO.write(picture, "png", bytes);
			return bytes.toByteArray();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String resource(final String name) {
		try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String escaped(final String text) {
		if (text == null) return "";
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
