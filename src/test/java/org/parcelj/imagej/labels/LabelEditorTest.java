package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.IJ;
import ij.ImagePlus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.cluster.Clustering;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.Parcellation;

class LabelEditorTest {

	/** As many parcels as a 200 × 200 × 2 stack has in all but its first row. */
	private static final int MANY = 79_800;

	@ParameterizedTest
	@ValueSource(ints = { 3, 300, MANY })
	void slicesKeepTheirLabelsAndOthersThanTheParcelsAreZero(final int parcels) {
		final ImagePlus image = IJ.createImage("labels", "8-bit white", 200, 200, 2);
		image.getStack().setSliceLabel("first", 1);
		image.getStack().setSliceLabel("second", 2);
		new LabelEditor(image).set(parcellation(image, parcels));
		assertEquals("first", image.getStack().getSliceLabel(1));
		assertEquals("second", image.getStack().getSliceLabel(2));
		final int[] labels = LabelImages.read(image).sharedLabels();
		for (int i = 0; i < labels.length; i++)
			assertEquals(i < 200 ? 0 : (i - 200) % parcels + 1, labels[i]);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 300, MANY })
	void whatWasThereComesBackButLabelsOfSlicesStayAsTheyAre(final int parcels) {
		final ImagePlus image = IJ.createImage("labels", "8-bit ramp", 200, 200, 2);
		image.setDisplayRange(0, 77);
		image.getCalibration().setFunction(21, null, "uncalibrated");
		image.getStack().setSliceLabel("first", 1);
		final byte[] before = ((byte[]) image.getStack().getPixels(2)).clone();
		final LabelEditor editor = new LabelEditor(image);
		final LabelEditor.Former former = editor.former();
		editor.set(parcellation(image, parcels));
		image.getStack().setSliceLabel("renamed", 1);
		former.restore();
		assertEquals(8, image.getBitDepth());
		assertArrayEquals(before, (byte[]) image.getStack().getPixels(2));
		assertEquals(77, image.getDisplayRangeMax());
		assertEquals("renamed", image.getStack().getSliceLabel(1));
		assertNull(image.getStack().getSliceLabel(2));
	}

	@Test
	void theLargestLabelIsFound() {
		final ImagePlus image = IJ.createImage("labels", "16-bit black", 4, 4, 2);
		assertEquals(0, new LabelEditor(image).largest());
		image.getStack().getProcessor(2).set(3, 3, 777);
		assertEquals(777, new LabelEditor(image).largest());
	}

	private static Parcellation parcellation(final ImagePlus image, final int parcels) {
		final Mask mask = Mask.of(new long[] { image.getWidth(), image.getHeight(), image.getNSlices() },
			position -> position >= image.getWidth());
		final int[] labels = new int[mask.size()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = i % parcels;
		return new Parcellation(mask, Clustering.byFirstPixel(labels));
	}
}
