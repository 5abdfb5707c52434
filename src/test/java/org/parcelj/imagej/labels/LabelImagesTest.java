package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.cluster.Clustering;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgsTest;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.Parcellation;

class LabelImagesTest {

	@Test
	void parcelsAreLabelsFromOneOnBackgroundZero() {
		final Mask mask = Mask.of(new long[] { 3, 1, 2 }, position -> position != 1);
		final Parcellation parcels = new Parcellation(mask, Clustering.byFirstPixel(new int[] { 5, 0, 5, 0, 2 }));
		final ImagePlus image = LabelImages.toImagePlus(parcels, ImagePlusImgsTest.numbered(3, 1, 2, 2, 4), "labels");
		assertEquals("labels", image.getTitle());
		assertEquals(16, image.getBitDepth());
		assertArrayEquals(new int[] { 3, 1, 1, 2, 1 }, image.getDimensions());
		assertArrayEquals(new short[] { 1, 0, 2 }, (short[]) image.getStack().getPixels(1));
		assertArrayEquals(new short[] { 1, 2, 3 }, (short[]) image.getStack().getPixels(2));
		assertEquals(0, image.getDisplayRangeMin());
		assertEquals(255, image.getDisplayRangeMax());
		assertEquals(LabelLut.create(), image.getProcessor().getLut());
	}

	@Test
	void floatsWhereShortsDoNotSuffice() {
		final int n = 70_000;
		final ImagePlus template = new ImagePlus("", new FloatProcessor(n, 1));
		final Mask mask = Mask.all(n, 1);
		for (final int k : new int[] { 65_535, 65_536 }) {
			final int[] labels = IntStream.range(0, n).map(i -> i % k).toArray();
			final Parcellation parcels = new Parcellation(mask, Clustering.byFirstPixel(labels));
			final ImagePlus image = LabelImages.toImagePlus(parcels, template, "labels");
			assertEquals(k > 65_535 ? 32 : 16, image.getBitDepth());
			assertEquals(k, image.getProcessor().getf(k - 1));
			assertEquals(k, image.getDisplayRangeMax());
			assertArrayEquals(labels, LabelImages.read(image).parcellation().labels());
		}
	}

	@Test
	void tooManyLabelsAreRefused() {
		final ImagePlus template = new ImagePlus("", new FloatProcessor(1, 1));
		final LabelMap labels = new LabelMap(new long[] { 1, 1 }, new int[] { (1 << 24) + 1 });
		assertThrows(InputException.class, () -> LabelImages.toImagePlus(labels, template, ""));
	}

	@Test
	void pixelSizesStayAndDensityCalibrationGoes() {
		final ImagePlus template = ImagePlusImgsTest.numbered(2, 1, 1, 2, 1);
		template.getStack().setSliceLabel("top", 1);
		final Calibration calibration = template.getCalibration();
		calibration.pixelWidth = 0.1;
		calibration.pixelDepth = 3;
		calibration.zOrigin = -4;
		calibration.frameInterval = 2.5;
		calibration.setUnit("micron");
		calibration.setSigned16BitCalibration();
		template.setProp("nifti.affine", "1 0 0 0");
		template.setProp("other", "stays at home");
		final ImagePlus image = LabelImages.toImagePlus(new LabelMap(new long[] { 2, 1, 2 }, new int[] { 1, 2, 2, 7 }),
			template, "");
		assertFalse(image.getCalibration().calibrated());
		assertFalse(image.getCalibration().isSigned16Bit());
		assertEquals(0.1, image.getCalibration().pixelWidth);
		assertEquals(3, image.getCalibration().pixelDepth);
		assertEquals(-4, image.getCalibration().zOrigin);
		assertEquals(2.5, image.getCalibration().frameInterval);
		assertEquals(template.getCalibration().getUnit(), image.getCalibration().getUnit());
		assertEquals("top", image.getStack().getSliceLabel(1));
		assertEquals("1 0 0 0", image.getProp("nifti.affine"));
		assertNull(image.getProp("other"));
		assertEquals(true, template.getCalibration().isSigned16Bit());
	}

	@Test
	void labelsWithGapsAreRead() {
		final LabelMap labels = LabelImages
			.read(new ImagePlus("", new ShortProcessor(4, 1, new short[] { 9, 0, -1, 9 }, null)));
		assertArrayEquals(new int[] { 9, 0, 65535, 9 }, labels.sharedLabels());
		assertArrayEquals(new int[] { 9, 65535 }, labels.numbers());
		assertArrayEquals(new int[] { 0, 1, 0 }, labels.parcellation().labels());
	}

	@Test
	void whatIsNoLabelIsNamed() {
		final ImagePlus half = new ImagePlus("half", new FloatProcessor(2, 2, new float[] { 0, 1, 2, 1.5f }));
		assertEquals("\"half\" holds 1.5 at x 1, y 1, but labels are whole numbers of 0 to 16777216",
			assertThrows(InputException.class, () -> LabelImages.read(half)).getMessage());
		for (final float value : new float[] { -1, -0.01f, 1.002f, 1e9f, Float.POSITIVE_INFINITY })
			assertThrows(InputException.class,
				() -> LabelImages.read(new ImagePlus("", new FloatProcessor(1, 1, new float[] { value }))));
		assertThrows(InputException.class, () -> LabelImages.read(new ImagePlus("", new ColorProcessor(1, 1))));
		assertThrows(InputException.class, () -> LabelImages.read(ImagePlusImgsTest.numbered(2, 2, 1, 1, 3)));
	}

	@Test
	void nearlyWholeNumbersAreLabelsAndNaNIsBackground() {
		final float[] values = { Float.NaN, 1.00002f, 1.9996f, -0.0004f, 300.0009f, 0 };
		assertArrayEquals(new int[] { 0, 1, 2, 0, 300, 0 },
			LabelImages.read(new ImagePlus("", new FloatProcessor(3, 2, values))).sharedLabels());
	}

	@Test
	void anotherGridIsRefused() {
		assertThrows(InputException.class, () -> LabelImages.toImagePlus(new LabelMap(new long[] { 2, 1 }, new int[2]),
			ImagePlusImgsTest.numbered(2, 1, 1, 2, 1), ""));
	}
}
