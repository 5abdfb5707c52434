package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/** Plots and figures as files of each format, of every command that draws some. */
class PictureFilesTest extends CommandLineRuns {

	private static final String DISCS = "image=sample:four-circles";
	private static final String TRUTH = "labels=sample:four-circles-truth";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"figure | figure | titles=discs", //
		"sizes | sizes | ", //
		"histogram | histogram | mask=otsu", //
		"overlay | overlay | column=mean", //
		"pairplot | pairplot | more=sample:four-circles-mask", //
		"signals | plot | chosen=all", //
		"suggest | plot | method=kmeans largest=4 criterion=silhouette", //
		"agglomerative | plot | clusters=4 tree=true", //
		"agglomerative | treetop | clusters=4 tree=true" })
	void theSamePictureInEachFormat(final String command, final String file, final String keys) throws Exception {
		final List<String> arguments = new ArrayList<>(
			List.of(command, "format=all", "width=900", "dpi=200", "fontsize=8", "output=" + folder));
		if (!command.equals("sizes")) arguments.add(DISCS);
		if (List.of("figure", "sizes", "pairplot", "signals", "overlay").contains(command)) arguments.add(TRUTH);
		if (keys != null) arguments.addAll(List.of(keys.split(" ")));
		assertEquals(0, run(arguments.toArray(String[]::new)), err.toString());
		final byte[] png = Files.readAllBytes(folder.resolve(file + ".png"));
		assertEquals(7874, ByteBuffer.wrap(png, 41, 4).getInt(), "dots in a metre");
		assertEquals(900, ImageIO.read(folder.resolve(file + ".png").toFile()).getWidth());
		final List<String> texts = texts(folder.resolve(file + ".svg"));
		assertFalse(texts.isEmpty());
		try (PDDocument pdf = Loader.loadPDF(folder.resolve(file + ".pdf").toFile())) {
			assertEquals(900 * 72 / 200.0, pdf.getPage(0).getMediaBox().getWidth(), 0.01);
			final String all = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
			for (final String text : texts)
				assertTrue(all.contains(text.replaceAll("\\s", "")), text + " in " + all);
		}
	}

	private static List<String> texts(final Path svg) throws Exception {
		final NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile())
			.getElementsByTagName("text");
		final List<String> texts = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++)
			texts.add(found.item(i).getTextContent());
		return texts;
	}

	@Test
	void theFormatThatIsAskedForIsTheOnlyOne() {
		assertEquals(0, run("sizes", TRUTH, "format=svg", "output=" + folder), err.toString());
		assertTrue(Files.exists(folder.resolve("sizes.svg")));
		assertFalse(Files.exists(folder.resolve("sizes.png")));
		assertEquals(2, run("sizes", TRUTH, "format=eps", "output=" + folder));
		assertTrue(err.toString().contains("format is \"eps\", but must be one of png, svg, pdf, all"), err.toString());
	}

	@Test
	void aFileOfAnotherIsNotReplacedByAPicture() throws Exception {
		Files.writeString(folder.resolve("sizes.pdf"), "somebody else's");
		assertEquals(2, run("sizes", TRUTH, "format=all", "output=" + folder));
		assertTrue(err.toString().contains("sizes.pdf"), err.toString());
		assertEquals("somebody else's", Files.readString(folder.resolve("sizes.pdf")));
		assertFalse(Files.exists(folder.resolve("sizes.png")));
	}

	@Test
	void theHeightOfPlotsIsFree() throws Exception {
		assertEquals(0, run("sizes", TRUTH, "width=500", "height=450", "output=" + folder), err.toString());
		assertEquals(450, ImageIO.read(folder.resolve("sizes.png").toFile()).getHeight());
		assertEquals(0, run("histogram", DISCS, "dpi=192", "output=" + folder), err.toString());
		final int twice = ImageIO.read(folder.resolve("histogram.png").toFile()).getWidth();
		assertEquals(0, run("histogram", DISCS, "output=" + folder), err.toString());
		assertEquals(twice, 2 * ImageIO.read(folder.resolve("histogram.png").toFile()).getWidth(), 1);
	}

	@Test
	void whatIsTooNarrowForItsLettersIsRefused() {
		assertEquals(2, run("histogram", DISCS, "mask=otsu", "width=100", "fontsize=40", "output=" + folder));
		assertTrue(err.toString().contains("width is 100, which is too narrow for 2 histograms"), err.toString());
	}

	@Test
	void aColourKeyNamesEachColour() throws Exception {
		assertEquals(0, run("figure", DISCS, TRUTH, "colourkey=true", "labelnames=first,second,third,fourth", "format=svg",
			"output=" + folder), err.toString());
		assertEquals(List.of("first", "second", "third", "fourth"), texts(folder.resolve("figure.svg")));
		assertEquals(2, run("figure", DISCS, TRUTH, "colourkey=true", "labelnames=first", "output=" + folder));
		assertTrue(err.toString().contains("labelnames has 1 names, but"), err.toString());
		assertEquals(2, run("figure", DISCS, TRUTH, "labelnames=first", "output=" + folder));
		assertTrue(err.toString().contains("labelnames are for the colour key"), err.toString());
	}

	@Test
	void anOverlayOfMeasurementsHasItsColourBar() throws Exception {
		assertEquals(0, run("overlay", DISCS, TRUTH, "column=mean", "format=svg", "output=" + folder), err.toString());
		assertEquals("mean", texts(folder.resolve("colourbar.svg")).get(0));
		assertEquals(texts(folder.resolve("colourbar.svg")), texts(folder.resolve("overlay.svg")));
		assertEquals(2, run("overlay", DISCS, TRUTH, "column=mean", "width=150", "output=" + folder));
		assertTrue(err.toString().contains("width is 150, which is too narrow for a picture with a colour bar"),
			err.toString());
	}

	@Test
	void anImageIsSavedWithItsOverlayAsShapes() throws Exception {
		final ImagePlus image = IJ.createImage("cells", "8-bit ramp", 50, 40, 1);
		final Roi box = new Roi(10, 5, 20, 10);
		box.setStrokeColor(Color.RED);
		image.setOverlay(new Overlay(box));
		IJ.saveAsTiff(image, folder.resolve("cells.tif").toString());
		final String file = "image=" + folder.resolve("cells.tif");
		assertEquals(0, run("save-picture", file, "path=" + folder.resolve("cells.svg")), err.toString());
		final String svg = Files.readString(folder.resolve("cells.svg"));
		// enlarged eightfold
		assertTrue(svg.contains("viewBox=\"0 0 400 320\"") && svg.contains("stroke=\"#ff0000\""), svg);
		assertTrue(svg.contains("M80 40L240 40L240 120L80 120"), svg);
		assertEquals(2, run("save-picture", file, "path=" + folder.resolve("cells.eps")));
		assertTrue(err.toString().contains("\"cells.eps\" must end in .png, .svg or .pdf"), err.toString());
		assertEquals(2, run("save-picture", file));
		assertTrue(err.toString().contains("key \"path\" is missing: it must be a file"), err.toString());
		Files.writeString(folder.resolve("mine.pdf"), "mine");
		assertEquals(2, run("save-picture", file, "path=" + folder.resolve("mine.pdf")));
		assertEquals("mine", Files.readString(folder.resolve("mine.pdf")));
	}

	@Override
	int run(final String... arguments) {
		err.reset();
		return super.run(arguments);
	}
}
