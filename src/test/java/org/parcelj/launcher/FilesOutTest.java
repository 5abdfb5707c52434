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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;

/** What may be replaced, and what is put on record. */
class FilesOutTest extends CommandLineRuns {

	private static final String REFUSED_HINT = " already exists and is not as ParcelJ wrote it; give another output folder " +
		"or name, or overwrite=true";

	@BeforeEach
	void saveImages() {
		for (final String name : new String[] { "a", "b", "labels" })
			new FileSaver(new ImagePlus(name, new ByteProcessor(30, 20))).saveAsTiff(path(name + ".tif"));
	}

	@Test
	void anInputIsNeverReplaced() throws IOException {
		final byte[] before = Files.readAllBytes(folder.resolve("labels.tif"));
		refuses("\"labels.tif\" is an input, and would be replaced; give another output folder or name", "probe",
			"image=" + path("labels.tif"), "overwrite=true", "output=" + folder);
		Files.createSymbolicLink(folder.resolve("link.tif"), folder.resolve("labels.tif"));
		refuses("\"labels.tif\" is an input, and would be replaced; give another output folder or name", "probe",
			"image=" + path("link.tif"), "output=" + folder);
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("labels.tif")));
		refuses("\"labels.tif\" is an input, and would be replaced; give another output folder or name, or overwrite=true",
			"probe-cut", "labels=" + path("labels.tif"), "reference=" + path("a.tif"), "output=" + folder);
		runs("probe-cut", "labels=" + path("labels.tif"), "reference=" + path("a.tif"), "output=" + folder,
			"overwrite=true");
		assertEquals(5, IJ.openImage(path("labels.tif")).getProcessor().get(0));
	}

	@Test
	void anothersFileIsReplacedOnlyWhereThatIsAsked() throws IOException {
		Files.createDirectories(folder.resolve("out"));
		Files.writeString(folder.resolve("out/parcels.csv"), "mine");
		refuses("\"out/parcels.csv\"" + REFUSED_HINT, "probe", "image=" + path("a.tif"), "output=" + path("out"));
		assertEquals(Set.of("parcels.csv"), files("out"));
		assertEquals("mine", Files.readString(folder.resolve("out/parcels.csv")));
		runs("probe", "image=" + path("a.tif"), "output=" + path("out"), "overwrite");
		runs("probe", "image=" + path("a.tif"), "clusters=3", "output=" + path("out"));
		Files.writeString(folder.resolve("out/parcels.csv"), "edited by hand");
		refuses("\"out/parcels.csv\"" + REFUSED_HINT, "probe", "image=" + path("a.tif"), "output=" + path("out"));
		assertEquals("edited by hand", Files.readString(folder.resolve("out/parcels.csv")));
		Files.writeString(folder.resolve("out/parcelj.json"), "{\"mine\": 1}");
		refuses("\"out/parcelj.json\" is not a record that ParcelJ wrote; overwrite=true replaces it", "probe",
			"image=" + path("a.tif"), "output=" + path("out"));
	}

	@Test
	void aRecordThatIsAPipeIsRefusedWithoutWaitingForIt() throws Exception {
		final Path place = Files.createDirectories(folder.resolve("out")).resolve(FolderRecord.FILE);
		assertEquals(0, new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
		for (final String overwrite : List.of("false", "true"))
			refuses("\"out/parcelj.json\" is a pipe or a device", "probe", "image=" + path("a.tif"), "output=" + path("out"),
				"overwrite=" + overwrite);
		refuses("record \"out/parcelj.json\": it is a pipe or a device", "rerun", path("out/parcelj.json"));
		Files.delete(place);
		Files.createSymbolicLink(place, folder.resolve("gone"));
		refuses(
			"\"out/parcelj.json\" is not a record that ParcelJ wrote: there is no such file; overwrite=true replaces it",
			"probe", "image=" + path("a.tif"), "output=" + path("out"));
	}

	@Test
	void anotherInputsFilesAreKept() throws IOException {
		runs("probe", "image=" + path("a.tif"), "output=" + path("out"));
		refuses(
			"\"out/labels.tif\" was made of another input, \"a.tif\"; name={image} keeps both, overwrite=true replaces it",
			"probe", "image=" + path("b.tif"), "output=" + path("out"));
		runs("probe", "image=" + path("a.tif"), "output=" + path("all"), "name={image}");
		runs("probe", "image=" + path("b.tif"), "output=" + path("all"), "name={image}");
		runs("probe", "image=" + path("b.tif"), "output=" + path("all"), "name=second-", "rois");
		assertEquals(Set.of("a_labels.tif", "a_parcels.csv", "b_labels.tif", "b_parcels.csv", "second-labels.tif",
			"second-parcels.csv", "second-rois.zip", "parcelj.json"), files("all"));
		assertEquals(3, FolderRecord.in(folder.resolve("all")).runs().size());
		runs("probe", "image=" + path("a.tif"), "output=" + path("all"), "name={image}", "clusters=3");
		assertEquals(3, FolderRecord.in(folder.resolve("all")).runs().size());
		refuses("name is \"../x\", but must not begin with a dot or contain characters that file " + "names cannot have",
			"probe", "image=" + path("a.tif"), "output=" + path("all"), "name=../x");
	}

	@Test
	void namesThatNoFileCanHaveAreRefusedBeforeTheWork() throws IOException {
		final String image = "x".repeat(248) + ".tif";
		Files.copy(folder.resolve("a.tif"), folder.resolve(image));
		// the work would end with a defect
		refuses("\"out/" + "x".repeat(248) + "_labels.tif\" cannot be written: File name too long", "probe",
			"image=" + path(image), "output=" + path("out"), "name={image}", "what=fail");
		assertFalse(Files.exists(folder.resolve("out")));
	}

	/** That name their files by a key of their own. */
	@Test
	void placesOfSavedFilesAreRefusedBeforeTheWork() throws IOException {
		final String longest = "x".repeat(251);
		for (final String save : List.of("save-nifti .nii", "save-picture .png")) {
			final String command = save.split(" ")[0];
			final String ending = save.split(" ")[1];
			refuses("\"out/" + longest + "x" + ending + "\" cannot be written: File name too long", command,
				"image=" + path("a.tif"), "path=" + path("out/" + longest + "x" + ending));
			refuses("output folder \"a.tif\" cannot be made: \"a.tif\" is not a folder", command, "image=" + path("a.tif"),
				"path=" + path("a.tif/x" + ending));
			Files.createSymbolicLink(folder.resolve("link" + ending), folder.resolve("a.tif"));
			refuses("\"link" + ending + "\" is an input, and would be replaced; give another output folder or name", command,
				"image=" + path("a.tif"), "path=" + path("link" + ending), "overwrite=true");
			assertEquals("", out.toString());
			runs(command, "image=" + path("a.tif"), "path=" + path(command + "/" + longest + ending));
			assertEquals(Set.of(longest + ending, "parcelj.json"), files(command));
			out.reset();
		}
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void aRunIsOnRecord() throws IOException {
		runs("probe", "image=" + path("a.tif"), "clusters=3", "seed=-1", "confounds=" + path("b.tif"),
			"output=" + path("out"));
		final RunRecord run = FolderRecord.in(folder.resolve("out")).runs().get(0);
		assertEquals("probe", run.command());
		assertEquals("3", run.keys().get("clusters"));
		assertEquals("10", run.keys().get("beta"));
		assertEquals(path("a.tif"), run.keys().get("image"));
		assertEquals("[the seed is below 0]", run.warnings().toString());
		assertEquals(FileRecord.of(path("a.tif"), folder.resolve("a.tif")), run.inputs().get(0));
		assertEquals(path("b.tif"), run.inputs().get(1).name());
		assertEquals("[labels.tif, parcels.csv]", run.outputs().stream().map(FileRecord::name).toList().toString());
		for (final FileRecord output : run.outputs())
			assertTrue(output.isUnchanged(folder.resolve("out").resolve(output.name())));
		final String told = "parcelj probe image=" + path("a.tif") + " clusters=3 seed=-1 confounds=" + path("b.tif");
		assertEquals(told, run.commandLine());
		final ImagePlus labels = IJ.openImage(path("out/labels.tif"));
		assertEquals(told, labels.getProp("parcelj-command"));
		assertTrue(labels.getInfoProperty().contains("\nbeta: 10\n"), labels.getInfoProperty());
	}

	@Test
	void aRunOnRecordIsDoneAgain() throws IOException {
		runs("probe", "image=" + path("a.tif"), "clusters=3", "output=" + path("out"), "name=x");
		final byte[] labels = Files.readAllBytes(folder.resolve("out/x_labels.tif"));
		Files.delete(folder.resolve("out/x_labels.tif"));
		out.reset();
		runs("rerun", path("out/parcelj.json"));
		assertArrayEquals(labels, Files.readAllBytes(folder.resolve("out/x_labels.tif")));
		assertTrue(out.toString().contains("the same as before: x_labels.tif, x_parcels.csv"), out.toString());
		new FileSaver(new ImagePlus("a", new ByteProcessor(3, 2))).saveAsTiff(path("a.tif"));
		out.reset();
		runs("rerun", path("out"), "output=" + path("again"));
		assertTrue(out.toString().contains("warning: \"" + path("a.tif") + "\" has changed since"), out.toString());
		assertTrue(out.toString().contains("not the same as before: x_labels.tif"), out.toString());
		refuses("record \"nothere.json\": there is no such file", "rerun", path("nothere.json"));
		refuses("\"a.tif\" is not a record that ParcelJ wrote", "rerun", path("a.tif"));
	}

	@Test
	void niftiFilesTellTheirCommandLine() throws IOException {
		runs("save-nifti", "image=" + path("a.tif"), "path=" + path("deep/a.nii.gz"));
		assertEquals(Set.of("a.nii.gz", "parcelj.json"), files("deep"));
		runs("mask", "image=" + path("deep/a.nii.gz"), "method=all", "output=" + path("out"));
		runs("mask", "image=" + path("out/mask.nii.gz"), "method=all", "output=" + path("again"));
		assertEquals("parcelj mask image=" + path("out/mask.nii.gz") + " method=all", comment("again/mask.nii.gz"));
	}

	/**
	 * Any name of a file that is read, and a hidden one that is written; where it goes is told by where the record lies.
	 */
	@Test
	void filesOfAnyNameAreOnRecord() throws IOException {
		for (final String name : List.of("a, b.tif", "a\"b.tif", "a\nb.tif", "[a].tif", ".a.tif", "a.tif ")) {
			Files.copy(folder.resolve("a.tif"), folder.resolve(name));
			runs("probe", "image=" + path("a.tif"), "confounds=" + path(name), "output=" + path("out"), "overwrite");
			assertFalse(out.toString().contains("\nb"), "a line break in a line");
			runs("save-nifti", "image=" + path(name), "path=below/.x" + name + ".nii", "output=" + path("saved"));
			final Path saved = folder.resolve("saved/below/.x" + name + ".nii");
			assertEquals(30, NiftiImages.open(saved, org.parcelj.Progress.NONE).getWidth());
			Files.delete(saved);
			out.reset();
			runs("rerun", path("saved/below/parcelj.json"));
			assertTrue(Files.exists(saved), name);
			assertTrue(out.toString().contains("the same as before: .x"), out.toString());
			runs("rerun", path("out"), "output=" + path("again"), "overwrite");
		}
	}

	private String comment(final String file) {
		final var extensions = NiftiFile.open(folder.resolve(file)).header().extensions();
		assertEquals(1, extensions.size());
		return extensions.get(0).comment();
	}

	@Test
	void savingReplacesOnlyWhatParcelJSaved() throws IOException {
		runs("save-nifti", "image=" + path("a.tif"), "path=pair.hdr", "output=" + path("out"));
		assertEquals(Set.of("pair.hdr", "pair.img", "parcelj.json"), files("out"));
		runs("save-nifti", "image=" + path("a.tif"), "path=pair.hdr", "output=" + path("out"));
		runs("save-nifti", "image=" + path("a.tif"), "output=" + path("out"));
		assertEquals(30, NiftiImages.open(folder.resolve("out/a.nii.gz"), org.parcelj.Progress.NONE).getWidth());
		Files.writeString(folder.resolve("mine.nii"), "mine");
		refuses("\"mine.nii\"" + REFUSED_HINT, "save-nifti", "image=" + path("a.tif"), "path=" + path("mine.nii"));
		runs("save-nifti", "image=" + path("a.tif"), "path=" + path("mine.nii"), "overwrite=true");
		Files.createDirectories(folder.resolve("full.nii/inside"));
		refuses("\"full.nii\" is a folder", "save-nifti", "image=" + path("a.tif"), "path=" + path("full.nii"),
			"overwrite=true");
		refuses("path is \"/\", but must name a file", "save-nifti", "image=" + path("a.tif"), "path=/");
	}

	@Test
	void messagesAreOneLine() throws IOException {
		refuses("image \"no\\nsuch\\tfile.png\": there is no such file", "probe", "image=no\nsuch\tfile.png");
		assertEquals(1, err.toString().lines().count());
	}

	@Test
	void aFullDiskIsToldWithThePlaceThatWasAskedFor() throws Exception {
		final Path small = Files.createDirectories(folder.resolve("small"));
		new FileSaver(new ImagePlus("a", new ByteProcessor(300, 200))).saveAsTiff(path("small/a.tif"));
		final Process process = new ProcessBuilder("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash",
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
			Java.classPath(), Main.class.getName(), "probe", "image=a.tif", "picture=true", "output=out")
			.directory(small.toFile()).redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertEquals(2, process.waitFor(), said);
		assertTrue(said.contains("\"out/labels.tif\" cannot be written: "), said);
		assertTrue(said.contains("File too large"), said);
		assertEquals(Set.of("a.tif"), files("small"));
	}

	/** A real file system without room, where one may be mounted. */
	@Test
	void nothingIsLeftOnAFullFileSystem() throws Exception {
		final Path small = Files.createDirectories(folder.resolve("mounted"));
		Assumptions.assumeTrue(isRun("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small.toString()),
			"no small file system can be mounted here");
		try {
			Files.writeString(small.resolve("mine.txt"), "mine");
			final ByteProcessor noise = new ByteProcessor(200, 150);
			for (int i = 0; i < noise.getPixelCount(); i++)
				noise.set(i, i * 7919 % 251);
			new FileSaver(new ImagePlus("noise", noise)).saveAsTiff(path("noise.tif"));
			for (final String line : List.of("kmeans clusters=2 | labels.tif", "kmeans clusters=2 output=new/er | labels.tif",
				"mask method=otsu | mask.tif", "figure | figure.png", "save-nifti path=a.nii | a.nii",
				"save-nifti path=b.hdr | b.hdr", "agglomerative clusters=900 tree=true | labels.tif")) {
				final String[] words = line.split(" \\| ");
				final Path place = words[0].contains("new/er") ? small.resolve("new/er") : small;
				final List<String> arguments = new ArrayList<>(List.of(words[0].replace(" output=new/er", "").split(" ")));
				arguments.addAll(List.of("image=" + path("noise.tif"), "output=" + place));
				err.reset();
				assertEquals(2, run(arguments.toArray(String[]::new)), line);
				assertEquals("\"" + place.resolve(words[1]) + "\" cannot be written: No space left on device",
					err.toString().trim(), line);
				assertEquals(Set.of("mine.txt"), files("mounted"), line);
			}
			assertEquals("mine", Files.readString(small.resolve("mine.txt")));
		}
		finally {
			assertTrue(isRun("umount", small.toString()));
		}
	}

	private static boolean isRun(final String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start().waitFor() == 0;
		}
		catch (final IOException e) {
			return false;
		}
	}

	private void runs(final String... arguments) {
		err.reset();
		assertEquals(0, run(arguments), err.toString());
	}

	private void refuses(final String message, final String... arguments) throws IOException {
		err.reset();
		assertEquals(2, run(arguments), err.toString());
		assertEquals(message, err.toString().trim().replace(folder + "/", "").replace(folder.toString(), ""));
		assertFalse(files(".").stream().anyMatch(name -> name.startsWith(".")));
	}

	private Set<String> files(final String name) throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve(name))) {
			return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
		}
	}
}
