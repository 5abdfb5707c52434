package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.IJ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.provenance.FolderRecord;

/** Which files may be replaced, and which are refused before the work. */
class FilesOutTest extends CommandLineRuns {

	private static final String REFUSED_HINT = " already exists and is not as ParcelJ wrote it; give another output folder " +
		"or name, or overwrite=true";

	@BeforeEach
	void saveImages() {
		saveImages("a", "b", "labels");
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
}
