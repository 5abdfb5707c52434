package org.parcelj.imagej.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;

/** Real images, saved by ImageJ and by others; skipped where they are missing. */
class MicroscopyTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ //
		"xyzc_16bit__dna_conf_wf, 133 130 45 2 1, 0.511878, micron", //
		"xyzc_16bit__spots, 89 88 17 2 1, 0.094134, µm", //
		"xyc_16bit__cell_dna_mts_actin, 350 350 3 1, 0.132492, micron", //
		"xyc_16bit__nuclei_tubulin_crop, 163 156 2 1, 1, pixel", //
		"xyz_calibrated_16bit__golgi_bfa, 147 137 25 1 1, 0.351435, micron", //
		"xyt_calibrated_16bit__golgi_bfa_sum_projection, 147 137 1 30, 0.351435, micron", //
		"xyz_8bit__mitotic_plate_calibrated, 263 263 6 1 1, 0.085196, µm", //
		"xyt_16bit_cancer_cell_migration_crop, 130 130 48 1 1, 1, pixel" })
	void imagesKeepTheirAxesAndCalibration(final String name, final String axes, final double pixelSize,
		final String unit)
	{
		final Path file = Path.of(System.getProperty("parcelj.data", ""), "microscopy", name + ".tif");
		assumeTrue(Files.exists(file));
		final ImagePlus image = new Opener().openImage(file.toString());
		final ImageData data = ImagePlusImgs.of(image);
		assertEquals(axes, join(data.img().dimensionsAsLongArray()));
		assertEquals(pixelSize, data.space().pixelSize(0), 1e-6);
		assertEquals(unit, data.space().unit());
		assertSameWhenVirtual(file, data);
		assertLabelsKeepCalibration(image, data.grid());
	}

	private static void assertSameWhenVirtual(final Path file, final ImageData data) {
		final ImageData virtual = ImagePlusImgs.of(IJ.openVirtual(file.toString()));
		final Mask mask = Mask.all(data.grid());
		assertArrayEquals(FeatureMatrix.of(data.img(), mask).sharedValues(),
			FeatureMatrix.of(virtual.img(), mask).sharedValues());
	}

	private void assertLabelsKeepCalibration(final ImagePlus image, final long[] grid) {
		final int[] labels = new int[Mask.all(grid).size()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = i % 1000;
		final ImagePlus made = LabelImages.toImagePlus(new LabelMap(grid, labels), image, "labels");
		ImageFiles.writeTiff(made, folder.resolve("labels.tif"));
		final ImagePlus read = new Opener().openImage(folder.resolve("labels.tif").toString());
		final Calibration before = image.getCalibration();
		final Calibration after = read.getCalibration();
		assertEquals(before.pixelWidth, after.pixelWidth, 1e-9 * before.pixelWidth);
		assertEquals(before.pixelHeight, after.pixelHeight, 1e-9 * before.pixelHeight);
		if (image.getNSlices() > 1) assertEquals(before.pixelDepth, after.pixelDepth);
		assertEquals(image.getNSlices(), read.getNSlices());
		assertArrayEquals(labels, LabelImages.read(read).sharedLabels());
	}

	private static String join(final long[] numbers) {
		final StringBuilder text = new StringBuilder();
		for (final long number : numbers)
			text.append(text.length() == 0 ? "" : " ").append(number);
		return text.toString();
	}
}
