package org.parcelj.imagej.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.imagej.pictures.Lettering.Anchor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import ij.ImagePlus;

/** One picture as pixels, SVG and PDF. */
class PictureTest {

	private static final String[] TEXTS = { "a < b & c", "\u221212.5 \u00b5m", "\u03b2 = 3", "upwards" };
	/** 300 units of 1/96 inch wide. */
	private static final Picture PICTURE = Picture.ofUnits(300, 200, PictureOptions.USUAL, PictureTest::paint);

	private static void paint(final Canvas canvas) {
		canvas.fill(20, 20, 100, 60, Color.RED);
		canvas.fill(new Ellipse2D.Double(150, 20, 60, 60), new Color(0, 0, 255, 128));
		final Path2D hole = new Path2D.Double(Path2D.WIND_EVEN_ODD);
		hole.append(new Ellipse2D.Double(220, 20, 60, 60), false);
		hole.append(new Ellipse2D.Double(235, 35, 30, 30), false);
		canvas.fill(hole, Color.GREEN);
		canvas.line(20, 100, 280, 100, Color.BLACK, new Line(4, 10, 0));
		final BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, 0xff00ff);
		image.setRGB(1, 1, 0xffff00);
		canvas.image(image, 200, 120, 60, 60);
		final Lettering lettering = Lettering.of(14, Color.BLACK);
		canvas.text(TEXTS[0], 20, 130, lettering);
		canvas.text(TEXTS[1], 180, 130, lettering.at(Anchor.END).withHalo(Color.YELLOW));
		canvas.text(TEXTS[2], 90, 160, lettering.at(Anchor.MIDDLE));
		canvas.text(TEXTS[3], 15, 180, lettering.upwards());
	}

	@Test
	void anSvgIsXmlWithItsTextsAndItsSizeOnPaper() throws Exception {
		final Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
			.parse(new ByteArrayInputStream(PICTURE.svg().getBytes(StandardCharsets.UTF_8)));
		final Element root = svg.getDocumentElement();
		assertEquals("svg", root.getTagName());
		assertEquals("79.375mm", root.getAttribute("width"));
		assertEquals("0 0 300 200", root.getAttribute("viewBox"));
		assertEquals(TEXTS.length, root.getElementsByTagName("text").getLength());
		for (int i = 0; i < TEXTS.length; i++)
			assertEquals(TEXTS[i], root.getElementsByTagName("text").item(i).getTextContent());
		assertEquals("end", ((Element) root.getElementsByTagName("text").item(1)).getAttribute("text-anchor"));
		assertEquals(1, root.getElementsByTagName("image").getLength());
		assertEquals("0.502", ((Element) root.getElementsByTagName("ellipse").item(0)).getAttribute("fill-opacity"));
		assertEquals("evenodd", ((Element) root.getElementsByTagName("path").item(0)).getAttribute("fill-rule"));
	}

	@Test
	void aPdfHasItsTextsAsTextAlsoWhereHelveticaLacksLetters() throws Exception {
		try (PDDocument pdf = Loader.loadPDF(PICTURE.pdf("a title: \u03b2"))) {
			assertEquals(1, pdf.getNumberOfPages());
			assertEquals("a title: \u03b2", pdf.getDocumentInformation().getTitle());
			assertEquals(225, pdf.getPage(0).getMediaBox().getWidth(), 1e-3);
			assertEquals(150, pdf.getPage(0).getMediaBox().getHeight(), 1e-3);
			final String text = new PDFTextStripper().getText(pdf);
			assertTrue(text.contains(TEXTS[0]), text);
			assertTrue(text.contains(TEXTS[1]), text);
			assertTrue(text.replaceAll("\\s", "").contains(TEXTS[3]), text);
			// beta, blank, equals sign, blank, three
			final String content = new String(pdf.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
			assertTrue(content.contains("/ActualText <feff03b20020003d00200033>"), content);
		}
	}

	@Test
	void theShapesOfAPdfAreWhereThePixelsAre() throws Exception {
		final BufferedImage pixels = PICTURE.withDpi(96).pixels();
		try (PDDocument pdf = Loader.loadPDF(PICTURE.pdf(""))) {
			final BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 96);
			assertEquals(300, page.getWidth());
			assertEquals(200, page.getHeight());
			// in the middles of shapes, in the hole, in a gap between dashes, and outside
			final int[][] places = { { 60, 50 }, { 180, 50 }, { 250, 50 }, { 228, 50 }, { 25, 100 }, { 35, 100 },
				{ 215, 135 }, { 245, 165 }, { 290, 190 } };
			for (final int[] place : places)
				for (final int shift : new int[] { 0, 8, 16 })
					assertEquals(pixels.getRGB(place[0], place[1]) >> shift & 255, page.getRGB(place[0], place[1]) >> shift & 255,
						2, place[0] + ", " + place[1]);
		}
	}

	@Test
	void aPngSaysHowLargeItIsOnPaper() throws Exception {
		final byte[] png = PICTURE.withDpi(300).png();
		assertEquals("pHYs", new String(png, 37, 4, StandardCharsets.US_ASCII));
		final ByteBuffer chunk = ByteBuffer.wrap(png, 41, 9);
		assertEquals(11811, chunk.getInt());
		assertEquals(11811, chunk.getInt());
		assertEquals(1, chunk.get());
		// a reader that checks the sums takes it
		final BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
		assertEquals(938, read.getWidth());
		assertEquals(625, read.getHeight());
		assertEquals(0xffff0000, read.getRGB(190, 150));
	}

	@Test
	void anImageCarriesItsPictureAndItsResolution() {
		final ImagePlus image = PICTURE.withDpi(200).image("curve");
		assertEquals(1.0 / 200, image.getCalibration().pixelWidth);
		assertEquals("inch", image.getCalibration().getUnit());
		assertArrayEquals(PICTURE.pdf(""), Picture.of(image).orElseThrow().pdf(""));
		assertTrue(Picture.of(new ImagePlus("", image.getProcessor())).isEmpty());
	}

	@Test
	void widthsAreThoseOfTheFont() throws Exception {
		final PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
		final StringBuilder all = new StringBuilder("\u2026\u2013\u2014");
		for (char letter = ' '; letter < 256; letter++)
			if (letter < 127 || letter > 160 && letter != 173) all.append(letter);
		for (final char letter : all.toString().toCharArray())
			assertEquals(font.getStringWidth(String.valueOf(letter)) / 1000,
				Helvetica.width(Helvetica.codes(String.valueOf(letter))), 1e-6, "letter " + (int) letter);
		assertNull(Helvetica.codes("\u8133"));
		assertNull(Helvetica.codes("\u20ac"), "a width that is not listed");
	}

	@ParameterizedTest
	@CsvSource({ "29, 0, 0, 0, dpi is 29", "2401, 0, 0, 0, dpi is 2401", "0, 99, 0, 0, width is 99",
		"0, 0, 10001, 0, height is 10001", "0, 0, 0, 2, fontsize is 2", "0, 0, 0, 73, fontsize is 73" })
	void sizesHaveLimits(final int dpi, final int width, final int height, final double font, final String message) {
		assertTrue(assertThrows(InputException.class, () -> new PictureOptions(dpi, width, height, font)).getMessage()
			.startsWith(message));
	}

	@Test
	void whatIsTooLargeIsRefusedBeforeThereIsAnArray() {
		final PictureOptions options = new PictureOptions(2400, 0, 0, 0);
		final Picture poster = Picture.ofUnits(4000, 4000, options, PictureTest::paint);
		assertEquals(
			"the picture would be 100000 × 100000 pixels, but may have at most 500000000; give a smaller width or dpi",
			assertThrows(InputException.class, poster::pixels).getMessage());
	}
}
