package org.parcelj.imagej.pictures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Base64;

/**
 * Draws pictures as SVG 1.1: shapes and texts as such, to be edited in any program, images as PNGs inside. Texts are in
 * the first of Helvetica, Arial and any sans-serif that a reader has.
 */
final class SvgCanvas implements Canvas {

	private static final double MILLIMETRES = 25.4;

	private final StringBuilder elements = new StringBuilder();
	private int clips;

	/**
	 * The whole file, of what has been drawn.
	 *
	 * @param perInch units of the picture for each inch on paper
	 */
	String file(final double width, final double height, final double perInch) {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
			"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"" +
			attribute("width", number(MILLIMETRES * width / perInch) + "mm") +
			attribute("height", number(MILLIMETRES * height / perInch) + "mm") +
			attribute("viewBox", "0 0 " + number(width) + " " + number(height)) +
			" font-family=\"Helvetica, Arial, sans-serif\">\n" + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" +
			elements + "</svg>\n";
	}

	@Override
	public void fill(final Shape shape, final Color colour) {
		elements.append(element(shape)).append(paint("fill", colour));
		if (!(shape instanceof Rectangle2D || shape instanceof Ellipse2D)) elements.append(" fill-rule=\"evenodd\"");
		elements.append("/>\n");
	}

	@Override
	public void stroke(final Shape shape, final Color colour, final Line line) {
		elements.append(element(shape)).append(" fill=\"none\"").append(paint("stroke", colour))
			.append(attribute("stroke-width", number(line.width()))).append(" stroke-linejoin=\"round\"");
		if (line.dash() > 0)
			elements.append(attribute("stroke-dasharray", number(line.dash())))
				.append(attribute("stroke-dashoffset", number(line.offset())));
		elements.append("/>\n");
	}

	@Override
	public void strokeInside(final Shape shape, final Shape edge, final Color colour, final double width) {
		final String name = "inside" + ++clips;
		elements.append("<clipPath").append(attribute("id", name)).append("><path clip-rule=\"evenodd\"")
			.append(attribute("d", PathWriter.of(shape, PathWriter.SVG))).append("/></clipPath>\n<g")
			.append(attribute("clip-path", "url(#" + name + ")")).append(">");
		stroke(edge, colour, Line.of(2 * width));
		elements.append("</g>\n");
	}

	@Override
	public boolean keepsShapes() {
		return true;
	}

	private static String element(final Shape shape) {
		if (shape instanceof Rectangle2D box)
			return "<rect" + attribute("x", number(box.getX())) + attribute("y", number(box.getY())) +
				attribute("width", number(box.getWidth())) + attribute("height", number(box.getHeight()));
		if (shape instanceof Ellipse2D disc)
			return "<ellipse" + attribute("cx", number(disc.getCenterX())) + attribute("cy", number(disc.getCenterY())) +
				attribute("rx", number(disc.getWidth() / 2)) + attribute("ry", number(disc.getHeight() / 2));
		if (shape instanceof Line2D line)
			return "<line" + attribute("x1", number(line.getX1())) + attribute("y1", number(line.getY1())) +
				attribute("x2", number(line.getX2())) + attribute("y2", number(line.getY2()));
		return "<path" + attribute("d", PathWriter.of(shape, PathWriter.SVG));
	}

	@Override
	public void text(final String text, final double x, final double y, final Lettering lettering) {
		if (text.isEmpty()) return;
		elements.append("<text");
		if (lettering.direction() == Lettering.Direction.ACROSS)
			elements.append(attribute("x", number(x))).append(attribute("y", number(y)));
		else
			elements.append(attribute("transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)"));
		elements.append(attribute("font-size", number(lettering.size()))).append(paint("fill", lettering.colour()));
		if (lettering.anchor() != Lettering.Anchor.START)
			elements.append(attribute("text-anchor", lettering.anchor() == Lettering.Anchor.END ? "end" : "middle"));
		if (lettering.halo() != null)
			elements.append(paint("stroke", lettering.halo()))
				.append(attribute("stroke-width", number(2 * lettering.reach())))
				.append(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
		elements.append(">").append(escaped(text)).append("</text>\n");
	}

	@Override
	public void image(final BufferedImage image, final double x, final double y, final double width,
		final double height)
	{
		final String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(PngFile.bytes(image));
		elements.append("<image").append(attribute("x", number(x))).append(attribute("y", number(y)))
			.append(attribute("width", number(width))).append(attribute("height", number(height)))
			.append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"").append(attribute("xlink:href", data))
			.append("/>\n");
	}

	private static String paint(final String property, final Color colour) {
		final String opaque = attribute(property, String.format("#%06x", colour.getRGB() & 0xffffff));
		return colour.getAlpha() == 255
			? opaque
			: opaque + attribute(property + "-opacity", number(colour.getAlpha() / 255.0));
	}

	private static String attribute(final String name, final String value) {
		return " " + name + "=\"" + value + "\"";
	}

	private static String number(final double value) {
		return PathWriter.number(value);
	}

	/** XML has no control characters, and blanks side by side become one unless they are told not to. */
	private static String escaped(final String text) {
		return text.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
