package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrFormat;

/**
 * Every command line in the README and the user guide does its work as it is printed: the lines of a page one after the
 * other, in a folder with files as a user has them. Lines that run an example macro are those of
 * {@link ExampleMacrosTest}.
 */
class GuideLinesTest {

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|((?:[^\\s\"]|\"[^\"]*\")+)");
	private static final String CALL = "parcelj ";
	private static final String EXAMPLE = "parcelj macro macros/";

	/** A picture, a series with its mask, labels and confounds: what a user brings. */
	@TempDir
	private static Path files;

	@BeforeAll
	static void makeFiles() throws Exception {
		try (InputStream coins = GuideLinesTest.class.getResourceAsStream("/org/parcelj/samples/coins.png")) {
			Files.copy(coins, files.resolve("coins.png"));
		}
		Files.copy(Path.of("docs", "tutorials", "immunohistochemistry.png"), files.resolve("immunohistochemistry.png"));
		runIn(files, "parcelj save-nifti image=sample:fmri-phantom path=bold.nii.gz");
		runIn(files, "parcelj save-nifti image=sample:fmri-phantom-truth path=labels.nii.gz");
		makeFolders();
		makeZarr("cells.ome.zarr");
		makeZarr("brain.ome.zarr");
		Files.copy(files.resolve("bold.nii.gz"), files.resolve("sub-1_bold.nii.gz"));
		Files.writeString(files.resolve("sub-1_desc-confounds_timeseries.tsv"), confounds());
	}

	/** Pictures in one folder, series in folders of subjects. */
	private static void makeFolders() throws IOException {
		final Path images = Files.createDirectories(files.resolve("images"));
		for (final String name : List.of("one.png", "two.png"))
			Files.copy(files.resolve("coins.png"), images.resolve(name));
		for (final String subject : List.of("sub-1", "sub-2")) {
			final Path folder = Files.createDirectories(files.resolve("bids").resolve(subject));
			Files.copy(files.resolve("bold.nii.gz"), folder.resolve(subject + "_bold.nii.gz"));
		}
	}

	/** A volume on two levels. */
	private static void makeZarr(final String name) {
		final Path folder = files.resolve(name);
		SmallZarrs.group(folder, "", ZarrFormat.V2,
			"{'multiscales':[{'version':'0.4','axes':[{'name':'z','type':'space'},{'name':'y','type':'space'}," +
				"{'name':'x','type':'space'}],'datasets':[" + level(0) + "," + level(1) + "]}]}");
		SmallZarrs.ramp(folder, "0", ZarrFormat.V2, new long[] { 40, 48, 64 }, new int[] { 16, 16, 16 }, 1);
		SmallZarrs.ramp(folder, "1", ZarrFormat.V2, new long[] { 20, 24, 32 }, new int[] { 16, 16, 16 }, 1);
	}

	private static String level(final int level) {
		final int size = 1 << level;
		return "{'path':'" + level + "','coordinateTransformations':[{'type':'scale','scale':[" + size + "," + size + "," +
			size + "]}]}";
	}

	/** A table as fMRIPrep writes it: derivatives have no number in the first row. */
	private static String confounds() {
		final List<String> names = new ArrayList<>(List.of("csf", "white_matter", "framewise_displacement", "std_dvars"));
		for (final String motion : List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"))
			for (final String ending : List.of("", "_derivative1", "_power2", "_derivative1_power2"))
				names.add(motion + ending);
		final StringBuilder text = new StringBuilder(String.join("\t", names)).append('\n');
		for (int frame = 0; frame < 100; frame++) {
			final int row = frame;
			text.append(IntStream.range(0, names.size()).mapToObj(column -> cell(names.get(column), column, row))
				.collect(Collectors.joining("\t"))).append('\n');
		}
		return text.toString();
	}

	private static String cell(final String name, final int column, final int row) {
		if (row == 0 && (name.contains("derivative1") || name.matches("framewise_displacement|std_dvars"))) return "n/a";
		if (name.equals("std_dvars")) return "1.0";
		final double value = Math.sin(row * (0.3 + 0.17 * column) + column);
		return String.format(Locale.ROOT, "%.6f", name.equals("framewise_displacement") ? 0.1 + 0.05 * value : value);
	}

	@TestFactory
	Stream<DynamicTest> linesOfEveryPage() throws IOException {
		final List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
		try (Stream<Path> all = Files.walk(Path.of("docs"))) {
			all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		final List<DynamicTest> tests = new ArrayList<>();
		// each line is a process, which takes one processor as a rule
		final ExecutorService pool = Executors.newFixedThreadPool(2);
		for (final Path page : pages) {
			final List<String> lines = lines(page);
			if (lines.isEmpty()) continue;
			final Future<?> done = pool.submit(() -> {
				run(lines);
				return null;
			});
			tests.add(DynamicTest.dynamicTest(page.toString(), () -> await(done)));
		}
		pool.shutdown();
		assertTrue(tests.size() > 5, "hardly any page has a command line");
		return tests.stream();
	}

	private static void await(final Future<?> done) throws Throwable {
		try {
			done.get();
		}
		catch (final ExecutionException e) {
			throw e.getCause();
		}
	}

	/** In fenced blocks of no language, or of the shell's. */
	private static List<String> lines(final Path page) throws IOException {
		final List<String> lines = new ArrayList<>();
		boolean block = false;
		boolean shell = false;
		for (final String line : Files.readAllLines(page)) {
			final String text = line.strip();
			if (text.startsWith("```")) {
				shell = !block && (text.equals("```") || text.equals("```sh"));
				block = !block;
			}
			else if (block && shell && text.startsWith(CALL)) lines.add(text);
		}
		return lines;
	}

	private static void run(final List<String> lines) throws Exception {
		final Path folder = Files.createTempDirectory(files, "page");
		try (Stream<Path> all = Files.list(files)) {
			for (final Path file : all.filter(file -> !file.getFileName().toString().startsWith("page")).toList())
				if (Files.isDirectory(file)) Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
				else Files.createLink(folder.resolve(file.getFileName()), file);
		}
		for (final String line : lines) {
			if (line.startsWith(EXAMPLE))
				assertTrue(Files.exists(Path.of(line.substring("parcelj macro ".length()).split(" ")[0])),
					line + ": no such macro");
			else
				runIn(folder, line);
		}
	}

	private static void runIn(final Path folder, final String line) throws Exception {
		final List<String> words = new ArrayList<>();
		for (final Matcher word = WORD.matcher(line.substring(CALL.length())); word.find();)
			words.add((word.group(1) != null ? word.group(1) : word.group(2)).replace("\"", ""));
		final Java run = Java.run(folder, null, Main.class, words.toArray(new String[0]));
		assertEquals(0, run.status(), line + "\n" + run.err());
	}
}
