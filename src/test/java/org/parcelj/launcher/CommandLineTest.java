package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends CommandLineRuns {

	@BeforeEach
	void saveImages() throws IOException {
		final ImagePlus image = new ImagePlus("ramp", new ByteProcessor(30, 20));
		image.getProcessor().add(7);
		new FileSaver(image).saveAsTiff(path("a.tif"));
		new FileSaver(image).saveAsPng(path("a.png"));
		new FileSaver(image).saveAsJpeg(path("a.jpg"));
		new FileSaver(new ImagePlus("rgb", image.getProcessor().convertToRGB())).saveAsPng(path("rgb.png"));
		final byte[] tiff = Files.readAllBytes(folder.resolve("a.tif"));
		Files.write(folder.resolve("cut.tif"), Arrays.copyOf(tiff, tiff.length - 100));
		Files.write(folder.resolve("damaged.tif"), Arrays.copyOf(tiff, 9));
		Files.write(folder.resolve("damaged.png"), Arrays.copyOf(Files.readAllBytes(folder.resolve("a.png")), 50));
		Files.writeString(folder.resolve("text.png"), "no picture");
		Files.createFile(folder.resolve("empty.tif"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.tif", "a.png", "a.jpg" })
	void resultsLieInTheFolder(final String file) throws IOException {
		assertEquals(0, run("probe", "image=" + path(file), "clusters=3", "rois", "picture=true", "seed=-1",
			"output=" + path("deep/out")), err.toString());
		assertEquals(Set.of("labels.tif", "posteriors.tif", "parcels.csv", "rois.zip", "curve.png", "parcelj.json"),
			files("deep/out"));
		assertEquals(2, IJ.openImage(path("deep/out/labels.tif")).getProcessor().get(1, 0));
		assertTrue(Files.readString(folder.resolve("deep/out/parcels.csv")).contains("3"));
		final List<String> lines = out.toString().lines().collect(Collectors.toList());
		assertTrue(lines.get(0).startsWith("pixels 600, clusters 3, beta 10.0, seed -1"), lines.get(0));
		assertEquals("warning: the seed is below 0", lines.get(1));
		assertTrue(lines.get(2).matches("seconds: reading \\d+\\.\\d\\d, fitting \\d+\\.\\d\\d, writing \\d+\\.\\d\\d"),
			lines.get(2));
		assertTrue(lines.get(3).startsWith("written: " + path("deep/out/labels.tif")), lines.get(3));
		assertEquals(4, lines.size());
		assertEquals("", err.toString());
	}

	@Test
	void anEarlierRunsFilesAreReplacedAndOthersStay() throws IOException {
		Files.createDirectories(folder.resolve("out"));
		Files.writeString(folder.resolve("out/mine.txt"), "mine");
		assertEquals(0, run("probe", "image=" + path("a.png"), "clusters=3", "output=" + path("out")));
		final byte[] first = Files.readAllBytes(folder.resolve("out/labels.tif"));
		assertEquals(0, run("probe", "image=" + path("a.png"), "clusters=4", "output=" + path("out")));
		assertEquals(4, IJ.openImage(path("out/labels.tif")).getProcessor().get(3, 0));
		assertFalse(Arrays.equals(first, Files.readAllBytes(folder.resolve("out/labels.tif"))));
		assertEquals(Set.of("labels.tif", "parcels.csv", "parcelj.json", "mine.txt"), files("out"));
	}

	@Test
	void whereOneFileCannotBeWrittenNoneIs() throws IOException {
		assertEquals(0, run("probe", "image=" + path("a.png"), "clusters=3", "output=" + path("out")));
		final byte[] before = Files.readAllBytes(folder.resolve("out/labels.tif"));
		Files.delete(folder.resolve("out/parcels.csv"));
		Files.createDirectories(folder.resolve("out/parcels.csv/full"));
		assertEquals(2, run("probe", "image=" + path("a.png"), "clusters=4", "output=" + path("out")));
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("out/labels.tif")));
		assertEquals(Set.of("labels.tif", "parcels.csv", "parcelj.json"), files("out"));
		assertEquals(1, err.toString().lines().count());
	}

	@Test
	void anImageThatIsChangedInPlaceIsWritten() throws IOException {
		assertEquals(0,
			run("probe-cut", "labels=" + path("a.tif"), "reference=" + path("a.png"), "clusters=9", "output=" + path("out")));
		assertEquals(9, IJ.openImage(path("out/labels.tif")).getProcessor().get(0));
		assertEquals(7, IJ.openImage(path("a.tif")).getProcessor().get(0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"nothere.png|image \"nothere.png\": there is no such file", //
		"text.png|image \"text.png\" cannot be read as an image: its format is not known", //
		"empty.tif|image \"empty.tif\" cannot be read as an image: it is empty", //
		"damaged.png|image \"damaged.png\" cannot be read as an image: it is cut short: a part at byte 33 has 24 bytes, but 5 are left", //
		"damaged.tif|image \"damaged.tif\" cannot be read as an image: it is cut short or damaged: directory 1 has 2 bytes from byte 8 on, but the file has 9", //
		"rgb.png|the image is RGB, but must be grey" })
	void anImageThatCannotBeUsedIsNamed(final String file, final String message) throws IOException {
		refuses(message, "probe", "image=" + path(file), "output=" + path("out"));
	}

	@Test
	void animageThatIsCutShortIsRefused() throws IOException {
		assertEquals(2, run("probe", "image=" + path("cut.tif"), "output=" + path("out")));
		assertTrue(err.toString().contains("cut.tif\" cannot be read as an image: it is cut short"), err.toString());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void wrongUseIsNamedBeforeAnythingIsRead() throws IOException {
		refuses("no image is given: write image=FILE", "probe", "output=" + path("out"));
		refuses("image \"\": it is a folder", "probe", "image=" + folder, "output=" + path("out"));
		refuses("unknown key \"cluster\"; did you mean \"clusters\"?", "probe", "image=nothere", "cluster=3",
			"output=" + path("out"));
		refuses("output folder \"a.png/out\" cannot be made: \"a.png\" is not a folder", "probe", "image=" + path("a.png"),
			"output=" + path("a.png/out"));
		refuses("output has no value: write output=FOLDER", "probe", "image=" + path("a.png"), "output");
		refuses("key \"output\" is given twice", "probe", "image=" + path("a.png"), "output=a", "output=b");
		refuses("a macro is run with: macro FILE [argument]", "macro");
		refuses("macro \"nothere.ijm\": there is no such file", "macro", path("nothere.ijm"));
		refuses("unknown command \"--clusters=3\"; the commands are " + String.join(", ", Commands.names()),
			"--clusters=3");
	}

	@Test
	void tooLittleMemoryIsNoDefect() {
		assertEquals(2, run("probe", "image=" + path("a.png"), "what=exhaust", "output=" + path("out")));
		assertTrue(err.toString().startsWith("more memory is needed than the "), err.toString());
		assertEquals(1, err.toString().lines().count());
	}

	@Test
	void aDefectShowsWhereItIs() {
		assertEquals(1, run("probe", "image=" + path("a.png"), "what=fail", "output=" + path("out")));
		assertTrue(err.toString().contains("a defect, on purpose"));
		assertTrue(err.toString().contains("at org.parcelj.commands.ProbeCommand"));
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void keysMayHaveDashes() throws IOException {
		assertEquals(0, run("probe", "--image", path("a.png"), "--rois", "--picture", "false", "--clusters=3", "--seed",
			"-1", "--output", path("out")), err.toString());
		assertEquals(Set.of("labels.tif", "parcels.csv", "rois.zip", "parcelj.json"), files("out"));
		assertTrue(out.toString().startsWith("pixels 600, clusters 3, beta 10.0, seed -1"), out.toString());
		out.reset();
		refuses("unknown key \"cluster\"; did you mean \"clusters\"?", "probe", "--cluster", "3");
		refuses("clusters has no value: write clusters=value", "probe", "--clusters", "--rois");
	}

	@Test
	void aSummaryIsJsonAndQuietIsQuiet() {
		assertEquals(0, run("probe", "image=" + path("a.png"), "seed=-1", "json", "output=" + path("out")));
		final com.google.gson.JsonObject json = com.google.gson.JsonParser.parseString(out.toString()).getAsJsonObject();
		assertEquals("probe", json.get("command").getAsString());
		assertEquals("8", json.getAsJsonObject("keys").get("clusters").getAsString());
		assertEquals("[\"the seed is below 0\"]", json.get("warnings").toString());
		assertEquals(path("out/labels.tif"), json.getAsJsonArray("files").get(0).getAsString());
		assertTrue(json.getAsJsonObject("seconds").has("fitting"));
		out.reset();
		assertEquals(0, run("probe", "image=" + path("a.png"), "seed=-1", "--quiet", "output=" + path("out")));
		assertEquals("", out.toString());
		assertEquals("warning: the seed is below 0", err.toString().trim());
		assertEquals(2, run("probe", "image=" + path("a.png"), "quiet", "json"));
	}

	@Test
	void progressTellsTheTimeLeft() {
		final TimeLeft left = new TimeLeft();
		assertEquals("", left.after(0, "Fitting", 0));
		assertEquals("", left.after(0.01, "Fitting", 1_000_000_000L));
		assertEquals("90 s", left.after(0.1, "Fitting", 10_000_000_000L));
		assertEquals("5 min", left.after(0.5, "Fitting", 300_000_000_000L));
		assertEquals("", left.after(0.999, "Fitting", 300_000_000_000L));
		assertEquals("", left.after(0.5, "Writing", 300_000_000_000L), "another piece of work begins anew");
		final TerminalProgress progress = new TerminalProgress(new PrintStream(err, true), 40);
		progress.report(0.5, "Fitting");
		assertEquals("", err.toString(), "short work shows nothing");
		progress.close();
		assertEquals("", err.toString());
	}

	@Test
	void theProcessEndsWithTheStatus() throws Exception {
		final Java good = Java.run(folder, null, Main.class, "probe", "image=a.png", "clusters=3");
		assertEquals(0, good.status(), good.err());
		assertEquals("", good.err());
		assertTrue(good.out().contains("written: labels.tif, parcels.csv"), good.out());
		assertTrue(Files.exists(folder.resolve("labels.tif")));
		final Java bad = Java.run(folder, null, Main.class, "probe", "image=a.png", "clusters=0", "output=out");
		assertEquals(2, bad.status());
		assertEquals("clusters is 0, but must be a whole number from 1 to 1000", bad.err().trim());
		assertEquals("", bad.out());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Override
	void refuses(final String message, final String... arguments) throws IOException {
		final Set<String> before = files(".");
		super.refuses(message, arguments);
		assertEquals("", out.toString());
		assertEquals(before, files("."));
	}
}
