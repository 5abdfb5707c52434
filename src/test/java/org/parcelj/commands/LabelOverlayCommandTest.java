package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.commands.input.ParcelColumn;
import org.parcelj.imagej.labels.Palette;
import org.scijava.module.Module;

/** Parcels over their image, by {@link LabelOverlayCommand}. */
class LabelOverlayCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@TempDir
	Path folder;

	/** Three parcels of 10, 20 and 30 columns. */
	private final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 64, 10, 1);
	private final ImagePlus labels = IJ.createImage("labels", "16-bit black", 64, 10, 1);

	LabelOverlayCommandTest() {
		for (int i = 0; i < 640; i++)
			labels.getProcessor().set(i, i % 64 < 10 ? 1 : i % 64 < 30 ? 2 : i % 64 < 60 ? 3 : 0);
	}

	@Test
	void coloursAndOutlinesTakeThePlaceOfEarlierOnesAndTheUsersOwnStay() {
		image.setOverlay(new Overlay(new Roi(1, 1, 2, 2)));
		runner.run(LabelOverlayCommand.class, true, "image", image, "labels", labels);
		runner.run(LabelOverlayCommand.class, true, "image", image, "labels", labels, "opacity", 0.7, "outline", 2.5,
			"colour", "yellow");
		final Roi[] elements = image.getOverlay().toArray();
		assertEquals("Rectangle Image Traced Traced Traced",
			Arrays.stream(elements).map(Roi::getTypeAsString).map(type -> type.split(" ")[0]).collect(Collectors.joining(" "))
				.replace("Rectangle Rectangle", "Rectangle Image"));
		assertEquals(0.7, ((ImageRoi) elements[1]).getOpacity(), 1e-6);
		assertEquals(2.5, elements[2].getStrokeWidth());
		assertEquals(java.awt.Color.YELLOW, elements[4].getStrokeColor());
		final ImageProcessor colours = ((ImageRoi) elements[1]).getProcessor();
		assertEquals(0, colours.get(62, 5) & 0xffffff);
		assertTrue(Arrays.stream(new int[] { 5, 20, 40 }).map(x -> colours.get(x, 5)).distinct().count() == 3);
		runner.run(LabelOverlayCommand.class, true, "image", image, "labels", labels, "opacity", 0.0, "outline", 0.0);
		assertEquals(1, image.getOverlay().size());
	}

	@Test
	void coloursShowWhatParcelsMeasure() {
		final Module module = runner.run(LabelOverlayCommand.class, true, "image", image, "labels", labels, "column",
			"pixels", "palette", "cividis");
		final ImageProcessor colours = ((ImageRoi) image.getOverlay().get(0)).getProcessor();
		assertEquals(Palette.CIVIDIS.rgb(0), colours.get(5, 5) & 0xffffff);
		assertEquals(Palette.CIVIDIS.rgb(0.5), colours.get(20, 5) & 0xffffff);
		assertEquals(Palette.CIVIDIS.rgb(1), colours.get(40, 5) & 0xffffff);
		final ImagePlus measured = (ImagePlus) module.getOutput("measured");
		assertEquals("100.0 200.0 300.0 NaN", Arrays.stream(new int[] { 0, 29, 30, 63 })
			.mapToObj(x -> Float.toString(measured.getProcessor().getf(x, 3))).collect(Collectors.joining(" ")));
		assertEquals(100, measured.getDisplayRangeMin());
		assertEquals(300, measured.getDisplayRangeMax());
		final ImageProcessor bar = ((ImagePlus) module.getOutput("colourbar")).getProcessor();
		assertTrue(Arrays.stream((int[]) bar.getPixels()).anyMatch(rgb -> (rgb & 0xffffff) == Palette.CIVIDIS.rgb(1)));
	}

	@Test
	void tablesOfOnesOwnAndLimitsAreTaken() throws Exception {
		final Path table = folder.resolve("own.csv");
		Files.writeString(table, "label,score\n1,-5\n3,7\n");
		runner.run(LabelOverlayCommand.class, true, "image", image, "labels", labels, "column", "score", "table",
			table.toString(), "minimum", "-10", "maximum", "5", "outline", 0.0);
		final ImageProcessor colours = ((ImageRoi) image.getOverlay().get(0)).getProcessor();
		assertEquals(Palette.VIRIDIS.rgb(5 / 15.0), colours.get(5, 5) & 0xffffff);
		assertEquals(0, colours.get(20, 5) & 0xffffff, "a label without a value");
		assertEquals(Palette.VIRIDIS.rgb(1), colours.get(40, 5) & 0xffffff);
	}

	@Test
	void tablesOfOtherProgramsNameRowsByLabels() {
		final ResultsTable table = new ResultsTable();
		for (final int label : new int[] { 3, 1 }) {
			table.addRow();
			table.addLabel(Integer.toString(label));
			table.addValue("Area", 10 * label);
		}
		final ParcelColumn area = ParcelColumn.of("Area", table);
		assertEquals("10.0 NaN 30.0", area.of(1) + " " + area.of(2) + " " + area.of(3));
	}

	@Test
	void stacksHaveAnElementForEachSlice() {
		final ImagePlus series = IJ.createHyperStack("series", 8, 6, 1, 3, 2, 8);
		final ImagePlus stack = IJ.createImage("stack", "16-bit white", 8, 6, 3);
		for (int z = 1; z <= 3; z++)
			for (int i = 0; i < 48; i++)
				stack.getStack().getProcessor(z).set(i, z);
		runner.run(LabelOverlayCommand.class, true, "image", series, "labels", stack, "outline", 0.0);
		assertEquals("1 2 3", Arrays.stream(series.getOverlay().toArray())
			.map(element -> Integer.toString(element.getZPosition())).collect(Collectors.joining(" ")));
	}

	@Test
	void whatCannotBeUsedIsNamed() {
		assertEquals("opacity is 1.5, but must be at most 1", refusal("opacity", 1.5));
		assertTrue(
			refusal("column", "maen").startsWith("there is no column \"maen\"; the table's columns are label, pixels"));
		assertEquals("column \"unit\" holds no number", refusal("column", "unit"));
		assertEquals("table is \"nowhere\", but there is neither a file nor an open table of that name",
			refusal("column", "mean", "table", "nowhere"));
		assertEquals("minimum is 9.0, but must not be above the maximum of 2.0",
			refusal("column", "mean", "minimum", "9", "maximum", "2"));
		assertNull(image.getOverlay());
	}

	private String refusal(final Object... more) {
		return runner.refusal(LabelOverlayCommand.class,
			CommandRunner.with("image", image, CommandRunner.with("labels", labels, more)));
	}
}
