package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

/** Series of NIfTI files on the command line, from the file to labels in a file. */
class NiftiLineTest extends CommandLineRuns {

	private static final String SPECTRAL = "spectral clusters=5 beta=3 assignment=cluster_qr detrend=linear standardize=zscore";

	@BeforeEach
	void writeSeries() {
		PhantomFiles.write(0, folder.resolve("bold.nii.gz"));
		final Mask mask = PhantomFiles.PHANTOM.mask();
		NiftiWriter.write(folder.resolve("mask.nii.gz"), PhantomFiles.header(NiftiType.UINT8, 16, 18, 12), plane -> {
			final byte[] inside = new byte[16 * 18];
			for (int i = 0; i < inside.length; i++)
				inside[i] = (byte) (mask.contains(plane * inside.length + i) ? 1 : 0);
			return inside;
		}, Progress.NONE);
	}

	@Test
	void labelsAreNiftiWhereTheSeriesIs() throws IOException {
		assertEquals(0, run(SPECTRAL + " image=bold.nii.gz mask=mask.nii.gz fwhm=4 lowpass=.15 highpass=.01"),
			err.toString());
		assertEquals(Set.of("labels.tif", "labels.nii.gz", "parcels.csv", "parcelj.json"), written());
		final ImagePlus labels = NiftiImages.open(folder.resolve("out/labels.nii.gz"), Progress.NONE);
		final int[] numbers = LabelImages.read(labels).sharedLabels();
		assertArrayEquals(LabelImages.read(IJ.openImage(path("out/labels.tif"))).sharedLabels(), numbers);
		final NiftiHeader header = NiftiFile.open(folder.resolve("out/labels.nii.gz")).header();
		assertEquals(NiftiType.UINT8, header.type());
		assertArrayEquals(PhantomFiles.PHANTOM.space().affine(), header.affine());
		assertTrue(agreement(numbers) > 0.9, "agreement with the truth is " + agreement(numbers));
		assertFalse(out.toString().contains("static mean in the variance: 0.9"), out.toString());
	}

	@Test
	void theMaskIsOnesAndZerosInNifti() throws IOException {
		assertEquals(0, run("mask image=bold.nii.gz"), err.toString());
		assertEquals(Set.of("mask.tif", "mask.nii.gz", "parcelj.json"), written());
		assertTrue(out.toString().startsWith("mask: epi\n"), out.toString());
		final byte[] tiff = (byte[]) IJ.openImage(path("out/mask.tif")).getStack().getProcessor(6).getPixels();
		final byte[] nifti = (byte[]) NiftiFile.open(folder.resolve("out/mask.nii.gz")).read(Progress.NONE).plane(5);
		for (int i = 0; i < tiff.length; i++)
			assertEquals(tiff[i] == 0 ? 0 : 1, nifti[i]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "subjects=S", "subjects=S/*.nii.gz", "subjects=S/sub-1.nii.gz,S/sub-2.nii.gz" })
	void oneParcellationIsLearntFromSeveralSubjects(final String subjects) throws IOException {
		Files.createDirectory(folder.resolve("subjects"));
		Files.move(folder.resolve("bold.nii.gz"), folder.resolve("subjects/sub-0.nii.gz"));
		for (int subject = 1; subject <= 2; subject++)
			PhantomFiles.write(subject, folder.resolve("subjects/sub-" + subject + ".nii.gz"));
		assertEquals(0,
			run(SPECTRAL + " image=subjects/sub-0.nii.gz components=10 " + subjects.replace("S", path("subjects"))),
			err.toString());
		assertTrue(out.toString().contains(" 10 features, 5 clusters"), out.toString());
		final ImagePlus labels = NiftiImages.open(folder.resolve("out/labels.nii.gz"), Progress.NONE);
		final double agreement = agreement(LabelImages.read(labels).sharedLabels());
		assertTrue(agreement > 0.9, "agreement with the truth is " + agreement);
	}

	/** Once for each, though its file is read for the mask and for its series. */
	@ParameterizedTest
	@ValueSource(strings = { "all", "background" })
	void whatIsToSayOfEachSubjectIsSaidOnce(final String mask) throws IOException {
		final int[] offsets = { 100, 2_000_000_000, 1_900_000_000 };
		for (int subject = 0; subject < 3; subject++) {
			final int offset = offsets[subject];
			NiftiWriter.write(folder.resolve("s" + subject + ".nii"), NiftiHeader.of(NiftiType.INT32, 6, 6, 6, 4),
				plane -> IntStream.range(0, 36)
					.map(i -> offset + (i % 6 % 5 * (i / 6 % 5) * (plane % 6 % 5) == 0 ? 0 : i * (7 + plane) % 31)).toArray(),
				Progress.NONE);
		}
		final Path scrub = Files.writeString(folder.resolve("scrub.txt"), "3");
		assertEquals(0, run("agglomerative image=s0.nii subjects=" + path("s*.nii") + " clusters=3 components=2 mask=" +
			mask + " scrub=" + scrub), err.toString());
		assertEquals(1,
			out.toString().lines()
				.filter(line -> line.equals(
					"warning: the frames to leave out in " + scrub + " are used for every subject, since no others are given"))
				.count(),
			out.toString());
		final List<String> said = out.toString().lines().filter(line -> line.contains("are taken relative to")).sorted()
			.toList();
		assertEquals(List.of(
			"warning: the values of \"s1.nii\" are taken relative to 2000000000, because single precision " +
				"cannot tell such large numbers apart",
			"warning: the values of \"s2.nii\" are taken relative to 1900000000, " +
				"because single precision cannot tell such large numbers apart"),
			said);
		final String record = Files.readString(folder.resolve("out/parcelj.json"));
		assertTrue(record.contains("relative to 1900000000"), record);
		assertTrue(record.contains("s2.nii\",\n      \"size\""), "its checksum: " + record);
	}

	@Test
	void aSubjectOnAnotherGridIsNamed() throws IOException {
		NiftiWriter.write(folder.resolve("small.nii"), NiftiHeader.of(NiftiType.UINT8, 5, 4, 3, 2), plane -> new byte[20],
			Progress.NONE);
		refused("\"small.nii\" on a grid of 5 × 4 × 3 pixels cannot be used with \"bold.nii.gz\" of 16 × 18 × 12",
			SPECTRAL + " image=bold.nii.gz subjects=" + path("small.nii"));
		refused("subjects \"nothere.nii\": there is no such file", SPECTRAL + " image=bold.nii.gz subjects=nothere.nii");
	}

	@Test
	void anImageWhoseGridHasChangedLosesItsOrientationAndThatIsSaid() throws IOException {
		final ImagePlus image = NiftiImages.open(folder.resolve("mask.nii.gz"), Progress.NONE);
		image.getCalibration().pixelWidth = 5;
		new FileSaver(image).saveAsTiffStack(path("changed.tif"));
		assertEquals(0, run("mask image=changed.tif method=nonzero"), err.toString());
		assertTrue(out.toString().contains("mask.nii.gz has no orientation: "), out.toString());
	}

	@Test
	void imagesGoToNiftiAndBack() throws IOException {
		assertEquals(0, run("save-nifti image=bold.nii.gz path=" + path("copy.nii")), err.toString());
		assertEquals(0, run("open-nifti path=" + path("copy.nii")), err.toString());
		final NiftiFile first = NiftiFile.open(folder.resolve("bold.nii.gz"));
		final NiftiFile last = NiftiFile.open(folder.resolve("out/image.nii.gz"));
		assertArrayEquals((short[]) first.read(Progress.NONE).plane(100), (short[]) last.read(Progress.NONE).plane(100));
		assertArrayEquals(first.header().affine(), last.header().affine());
		assertEquals(2, last.header().frameInterval());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"image=cut.nii.gz|cut.nii.gz: the gzip stream is cut off", //
		"image=text.nii|text.nii: ", //
		"image=bold.nii.gz mask=bare.tif|the mask \"bare.tif\" on a grid of 5 × 4 pixels cannot be used with \"bold.nii.gz\" of 16 × 18 × 12", //
		"image=timeless.nii mask=mask.nii.gz lowpass=.1|tr is 0, but lowpass and highpass need the seconds from frame to frame", //
		"image=timeless.nii mask=mask.nii.gz tr=2 lowpass=.3|lowpass is .3 Hz, but must be below 0.25 Hz", //
		"image=bold.nii.gz mask=mask.nii.gz confounds=C|the confounds confounds.csv have 3 rows, but the series has 40 frames", //
		"image=nan.nii mask=mask.nii.gz|2 values inside the mask are NaN or infinite, the first at pixel [", //
		"image=bold.nii.gz msk=mask.nii.gz|unknown key \"msk\"; did you mean \"mask\"?", //
		"image=bold.nii.gz fwhm=six|fwhm is \"six\", but must be a number, or one for each axis as in 6,6,4", //
		"image=bold.nii.gz fwhm=6,6|fwhm has 2 numbers, but the image has 3 axes" })
	void whatCannotBeUsedIsNamedAndNothingWritten(final String keys, final String message) throws IOException {
		final byte[] bold = Files.readAllBytes(folder.resolve("bold.nii.gz"));
		Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(bold, bold.length / 2));
		Files.writeString(folder.resolve("text.nii"), "no image ".repeat(100));
		Files.writeString(folder.resolve("confounds.csv"), "a,b\n1,2\n3,4\n5,7\n");
		new FileSaver(IJ.createImage("bare", "8-bit ramp", 5, 4, 1)).saveAsTiff(path("bare.tif"));
		writeFloats("timeless.nii", 1);
		writeFloats("nan.nii", Float.NaN);
		refused(message, "spectral clusters=5 " + keys.replace("C", path("confounds.csv")));
	}

	/** A series of 40 frames without a frame interval, with a certain value for a pixel in the middle of the last two. */
	private void writeFloats(final String name, final float middle) {
		NiftiWriter.write(folder.resolve(name), PhantomFiles.header(NiftiType.FLOAT32, 16, 18, 12, 40).withFrameInterval(0),
			plane -> {
				final float[] values = new float[16 * 18];
				Arrays.fill(values, plane);
				if (plane >= 38 * 12 && plane % 12 == 6) values[9 * 16 + 8] = middle;
				return values;
			}, Progress.NONE);
	}

	private void refused(final String message, final String line) throws IOException {
		assertEquals(2, run(line), out.toString());
		final String said = err.toString().trim();
		assertTrue(said.startsWith(message), said);
		assertEquals(1, said.lines().count(), said);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	/** The share of the masked pixels whose label is the commonest in their true parcel. */
	private static double agreement(final int[] labels) {
		final int[] truth = PhantomFiles.PHANTOM.truth();
		final int[][] both = new int[6][6];
		for (int i = 0; i < truth.length; i++)
			if (labels[i] > 0) both[truth[i]][labels[i]]++;
		final int masked = Arrays.stream(both).skip(1).mapToInt(row -> Arrays.stream(row).sum()).sum();
		return IntStream.range(1, 6).map(parcel -> Arrays.stream(both[parcel]).max().getAsInt()).sum() / (double) masked;
	}

	private int run(final String line) {
		err.reset();
		final String here = line.replaceAll("(image|mask)=(?=[a-z/]+[-0-9]*\\.)", "$1=" + folder + "/") + " output=" +
			path("out");
		return super.run(here.split(" "));
	}

	private Set<String> written() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("out"))) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}
}
