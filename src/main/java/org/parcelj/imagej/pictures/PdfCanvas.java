package org.parcelj.imagej.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Draws pictures as a PDF of one page: shapes as such, texts in Helvetica. Letters that Helvetica lacks become shapes
 * that can still be searched for and copied as text.
 */
final class PdfCanvas implements Canvas {

	private static final double POINTS = 72;
	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
	private static final int OPAQUE = 255;

	private final StringBuilder content = new StringBuilder();
	private final List<BufferedImage> images = new ArrayList<>();
	private final TreeSet<Integer> alphas = new TreeSet<>();

	/**
	 * The whole file, of what has been drawn.
	 *
	 * @param perInch units of the picture for each inch on paper
	 */
	byte[] file(final double width, final double height, final double perInch, final String title) {
		final double scale = POINTS / perInch;
		final PdfFile file = new PdfFile();
		final StringBuilder resources = new StringBuilder("<< /Font << /F " + file.add(
			"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding " +
				"/Differences [" + Helvetica.MINUS + " /minus] >> >>") +
			" >> /XObject <<");
		for (int i = 0; i < images.size(); i++)
			resources.append(" /I").append(i).append(' ').append(file.add(images.get(i)));
		resources.append(" >> /ExtGState <<");
		for (final int alpha : alphas)
			resources.append(String.format(Locale.ROOT, " /A%d << /ca %2$.4f /CA %2$.4f >>", alpha, alpha / 255.0));
		resources.append(" >> >>");
		// the page's y goes up
		final String whole = number(scale) + " 0 0 " + number(-scale) + " 0 " + number(scale * height) + " cm\n" + content;
		return file.of(number(scale * width) + " " + number(scale * height), resources.toString(), whole, hex(title));
	}

	@Override
	public void fill(final Shape shape, final Color colour) {
		content.append("q\n").append(paint("rg", colour)).append(PathWriter.of(shape, PathWriter.PDF)).append("f*\nQ\n");
	}

	@Override
	public void stroke(final Shape shape, final Color colour, final Line line) {
		content.append("q\n").append(paint("RG", colour)).append(number(line.width())).append(" w 1 j\n");
		if (line.dash() > 0)
			content.append('[').append(number(line.dash())).append("] ").append(number(line.offset())).append(" d\n");
		content.append(PathWriter.of(shape, PathWriter.PDF)).append("S\nQ\n");
	}

	@Override
	public void strokeInside(final Shape shape, final Shape edge, final Color colour, final double width) {
		content.append("q\n").append(PathWriter.of(shape, PathWriter.PDF)).append("W* n\n");
		stroke(edge, colour, Line.of(2 * width));
		content.append("Q\n");
	}

	@Override
	public boolean keepsShapes() {
		return true;
	}

	@Override
	public void text(final String text, final double x, final double y, final Lettering lettering) {
		if (text.isEmpty()) return;
		final int[] codes = Helvetica.codes(text);
		final double width = codes == null ? lettering.width(text) : lettering.size() * Helvetica.width(codes);
		final AffineTransform place = AffineTransform.getTranslateInstance(x, y);
		if (lettering.direction() == Lettering.Direction.UPWARDS) place.rotate(-Math.PI / 2);
		place.translate(-lettering.anchor().share * width, 0);
		if (codes == null) shapes(text, place, lettering);
		else letters(codes, place, lettering);
	}

	private void letters(final int[] codes, final AffineTransform place, final Lettering lettering) {
		final StringBuilder shown = new StringBuilder("<");
		for (final int code : codes)
			shown.append(String.format("%02x", code));
		shown.append("> Tj\n");
		// letters stand upright though y goes down
		place.scale(1, -1);
		final double[] m = new double[6];
		place.getMatrix(m);
		final String matrix = number(m[0]) + " " + number(m[1]) + " " + number(m[2]) + " " + number(m[3]) + " " +
			number(m[4]) + " " + number(m[5]) + " Tm\n";
		final String start = "BT\n/F " + number(lettering.size()) + " Tf\n" + matrix;
		content.append("q\n");
		if (lettering.halo() != null)
			// the edge is no text of its own
			content.append("/Artifact BMC\n").append(paint("RG", lettering.halo())).append(number(2 * lettering.reach()))
				.append(" w 1 j 1 Tr\n").append(start).append(shown).append("ET\nEMC\nQ\nq\n");
		content.append(paint("rg", lettering.colour())).append(start).append(shown).append("ET\nQ\n");
	}

	private void shapes(final String text, final AffineTransform place, final Lettering lettering) {
		final Font font = lettering.font();
		final Shape outline = place.createTransformedShape(font.createGlyphVector(CONTEXT, text).getOutline());
		content.append("/Span << /ActualText ").append(hex(text)).append(" >> BDC\n");
		if (lettering.halo() != null) stroke(outline, lettering.halo(), Line.of(2 * lettering.reach()));
		content.append("q\n").append(paint("rg", lettering.colour())).append(PathWriter.of(outline, PathWriter.PDF))
			.append("f\nQ\nEMC\n");
	}

	@Override
	public void image(final BufferedImage image, final double x, final double y, final double width,
		final double height)
	{
		content.append("q\n").append(number(width)).append(" 0 0 ").append(number(-height)).append(' ').append(number(x))
			.append(' ').append(number(y + height)).append(" cm\n/I").append(images.size()).append(" Do\nQ\n");
		images.add(image);
	}

	private String paint(final String operator, final Color colour) {
		final String opaque = number(colour.getRed() / 255.0) + " " + number(colour.getGreen() / 255.0) + " " +
			number(colour.getBlue() / 255.0) + " " + operator + "\n";
		if (colour.getAlpha() == OPAQUE) return opaque;
		alphas.add(colour.getAlpha());
		return "/A" + colour.getAlpha() + " gs\n" + opaque;
	}

	/** A text as PDF has it outside of pages. */
	private static String hex(final String text) {
		return "<feff" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
	}

	private static String number(final double value) {
		return PathWriter.number(value);
	}
}
