package org.parcelj.commands.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.files.NameList;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;

/** Names of files and images as users write them. */
class NamesTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
		value = { "a.tif,b.tif|a.tif;b.tif", " a b.tif , c|a b.tif;c", "\"a, b.tif\",c|a, b.tif;c",
			"a\\, b.tif,c|a, b.tif;c", "\"say \"\"so\"\".tif\" , c|say \"so\".tif;c", ",a,,|a", "d\\a.tif|d\\a.tif",
			"sub-{1,2}.nii|sub-{1;2}.nii", "5\" disk|5\" disk" })
	void namesAreSeparatedByCommas(final String text, final String expected) {
		assertEquals(List.of(expected.split(";")), NameList.parse("more", text));
	}

	@Test
	void quotesMustBeClosed() {
		assertEquals("more is \"a,b, but a quote in it is not closed",
			assertThrows(InputException.class, () -> NameList.parse("more", "\"a,b")).getMessage());
		assertEquals("more is \"a\"b,c, but a comma must follow a closing quote",
			assertThrows(InputException.class, () -> NameList.parse("more", "\"a\"b,c")).getMessage());
	}

	@Test
	void aTitleMayHaveACommaAndABracket() {
		final ImagePlus image = IJ.createImage("first", 4, 4, 1, 8);
		final List<String> asked = new ArrayList<>();
		NamedImages.of(image, null, "\"t1, t2\",[flair].tif", new ImageSource() {

			@Override
			public ImagePlus active() {
				return image;
			}

			@Override
			public ImagePlus image(final String name) {
				asked.add(name);
				return image;
			}
		});
		assertEquals(List.of("t1, t2", "[flair].tif"), asked);
	}

	/** In the place of @ stands the folder. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
		value = { "@a/sub-*.nii|sub-1 sub-10 sub-2", "@a/sub-?.nii|sub-1 sub-2", "@a/sub-[1-2].nii|sub-1 sub-2",
			"@*/sub-{2,3}.nii|sub-2 sub-3", "@a/sub-2.nii,@b/sub-3.nii|sub-2 sub-3",
			"@a/sub-{1,2}.nii,@b/sub-3.nii|sub-1 sub-2 sub-3", "@b/sub-3.nii, @a/sub-*.nii|sub-3 sub-1 sub-10 sub-2",
			"@a|sub-1 sub-10 sub-2", "@a,@b/sub-3.nii|sub-1 sub-10 sub-2 sub-3", "\"@b/x, y.nii\",@a/sub-1.nii|x,_y sub-1",
			"@b/x\\, y.nii|x,_y", "@b/x, y.nii|x,_y", "@b/z[1].nii|z[1]", "@b/z*.nii|z1 z[1]", "@b/z[0-9].nii|z1",
			"@[ab]/*-3.nii|sub-3" })
	void subjectsAreFoldersPatternsAndFiles(final String text, final String expected) throws IOException {
		for (final String name : new String[] { "a/sub-1.nii", "a/sub-2.nii", "a/sub-10.nii", "a/.sub-4.nii", "a/notes.txt",
			"b/sub-3.nii", "b/x, y.nii", "b/z[1].nii", "b/z1.nii" })
			make(name);
		final List<Path> files = new Subjects(text.replace("@", folder + "/"), image(), opened -> {}).files();
		assertEquals(expected,
			files.stream().map(file -> file.getFileName().toString().replace(".nii", "").replace(' ', '_'))
				.collect(Collectors.joining(" ")));
	}

	private static ImagePlus image() {
		return IJ.createImage("first", 4, 4, 1, 8);
	}

	private Path make(final String name) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.exists(file) ? file : Files.createFile(file);
	}

	@Test
	void subjectsThatAreNotThereAreNamed() throws IOException {
		make("a/sub-1.nii");
		assertEquals("subjects \"" + folder.resolve("a/sub-7.nii") + "\": there is no such file",
			refused(folder + "/a/sub-7.nii"));
		assertEquals("subjects is \"" + folder + "/a/x*\", but there is no further series", refused(folder + "/a/x*"));
		assertTrue(refused(folder + "/a/sub-[1.nii").contains("is not a valid pattern"), refused(folder + "/a/sub-[1.nii"));
	}

	/** A link to a series is that series: one subject must not count twice. */
	@Test
	void aSubjectIsThereOnce() throws IOException {
		final Path own = make("a/sub-1.nii");
		final Path other = make("a/sub-2.nii");
		final Path link = Files.createSymbolicLink(folder.resolve("again.nii"), other);
		final ImagePlus image = image();
		final FileInfo info = new FileInfo();
		info.directory = folder + "/a/";
		info.fileName = "sub-1.nii";
		image.setFileInfo(info);
		final Path ownAgain = Files.createSymbolicLink(folder.resolve("own.nii"), own);
		assertEquals(List.of(other), new Subjects(other + "," + ownAgain + "," + own, image, opened -> {}).files());
		assertEquals(List.of(other), new Subjects(other + "," + folder + "/a/../a/sub-2.nii", image, opened -> {}).files());
		assertEquals("subjects has one file twice, as \"" + other + "\" and as \"" + link + "\"",
			refused(other + "," + link));
	}

	@Test
	void aPictureIsNoSeries() {
		assertEquals("subjects: \"first\" is not a series, but the image is one of 5 frames",
			assertThrows(InputException.class, () -> Subjects.requireSeries(image(), 5)).getMessage());
		Subjects.requireSeries(image(), 1);
	}

	private static String refused(final String text) {
		return assertThrows(InputException.class, () -> new Subjects(text, image(), opened -> {})).getMessage();
	}

	@Test
	void confoundsLieBesideEachSeries() throws IOException {
		final List<Path> series = new ArrayList<>();
		for (final String name : new String[] { "sub-1/sub-1_task-rest_run-1_bold.nii",
			"sub-1/sub-1_task-rest_run-2_bold.nii", "sub-10/sub-10_task-rest_bold.nii" })
			series.add(make(name));
		final List<Path> expected = new ArrayList<>();
		for (final String name : new String[] { "sub-1/sub-1_task-rest_run-1_desc-confounds.tsv",
			"sub-1/sub-1_task-rest_run-2_desc-confounds.tsv", "sub-10/sub-10_task-rest_desc-confounds.tsv" })
			expected.add(make(name));
		assertEquals(expected, SeriesFiles.of("confounds", "*confounds.tsv", series));
		assertEquals(expected.subList(0, 1), SeriesFiles.of("confounds", expected.get(0).toString(), series));
		assertEquals(expected,
			SeriesFiles.of("confounds", expected.stream().map(Path::toString).collect(Collectors.joining(",")), series));
		assertEquals("confounds names 2 files, but there are 3 series",
			noFiles("confounds", expected.get(0) + "," + expected.get(1), series));
		Files.delete(expected.get(1));
		assertTrue(noFiles("confounds", "*confounds.tsv", series).contains("of which 0 files go with"));
	}

	@Test
	void noFileGoesWithTwoSeries() throws IOException {
		final List<Path> series = List.of(make("one.nii"), make("two.nii"));
		final Path only = make("motion.par");
		assertTrue(noFiles("scrub", "*.par", series).contains("already goes with another series"));
		make("one_motion.par");
		make("two_motion.par");
		assertEquals("[one_motion.par, two_motion.par]", SeriesFiles.of("scrub", "*_motion.par", series).stream()
			.map(Path::getFileName).collect(Collectors.toList()).toString());
		assertEquals(List.of(only), SeriesFiles.of("scrub", only.toString(), series));
		assertTrue(noFiles("scrub", "*.par", Arrays.asList(null, series.get(1))).contains("is not a file"));
	}

	private static String noFiles(final String key, final String text, final List<Path> series) {
		return assertThrows(InputException.class, () -> SeriesFiles.of(key, text, series)).getMessage();
	}
}
