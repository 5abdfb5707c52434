package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;

/** What a header's fields mean. */
class NiftiHeaderTest {

	@Test
	void scalingIsOffForASlopeThatIsNone() {
		final NiftiHeader header = NiftiHeader.of(NiftiType.INT16, 2, 2);
		assertFalse(header.withScaling(0, 5).isScaled());
		assertFalse(header.withScaling(Double.NaN, Double.NaN).isScaled());
		assertEquals(0, header.withScaling(2, Double.NaN).intercept());
		assertEquals(-3, header.withScaling(0.5, -3).intercept());
	}

	@Test
	void pixelSizesHaveNoSignAndAreNeverZero() {
		final NiftiHeader header = NiftiHeader.of(NiftiType.INT16, 2, 2, 2)
			.withPixelSizes(new double[] { -3, 0, Double.NaN }, "mm");
		assertEquals(3, header.pixelSize(0));
		assertEquals(1, header.pixelSize(1));
		assertEquals(1, header.pixelSize(2));
		assertEquals(0, header.pixdim(1));
	}

	@Test
	void unitsOfSpaceAndTime() {
		final NiftiHeader header = NiftiHeader.of(NiftiType.INT16, 2, 2, 2, 2).withFrameInterval(2);
		assertEquals("pixel", header.unit());
		assertEquals("µm", header.withPixelSizes(new double[] { 1, 1, 1 }, "micron").unit());
		assertEquals(5e-4, header.withPixelSizes(new double[] { 5, 5, 5 }, "Å").pixelSize(0), 1e-10);
		assertEquals("µm", header.withPixelSizes(new double[] { 5, 5, 5 }, "Å").unit());
		assertEquals(50.8, header.withPixelSizes(new double[] { 2, 2, 2 }, "in").pixelSize(0), 1e-5);
		assertEquals(2, header.frameInterval());
		assertEquals(0.002, withUnits(header, 16).frameInterval(), 1e-15);
		assertEquals(2e-6, withUnits(header, 24).frameInterval(), 1e-15);
		assertEquals(0, withUnits(header, 32).frameInterval());
		assertEquals("m", withUnits(header, 1).unit());
	}

	private static NiftiHeader withUnits(final NiftiHeader header, final long units) {
		final HeaderFields fields = header.fields().copy();
		fields.set(HeaderField.XYZT_UNITS, 0, units);
		return new NiftiHeader(fields, 1, ByteOrder.LITTLE_ENDIAN, header.extensions());
	}

	@Test
	void theAffineInMillimetersForAnImageInMicrons() {
		final NiftiHeader header = NiftiHeader.of(NiftiType.UINT8, 2, 2, 2)
			.withPixelSizes(new double[] { 500, 500, 500 }, "µm")
			.withSform(1, new double[][] { { 500, 0, 0, 1000 }, { 0, 500, 0, 0 }, { 0, 0, 500, 0 } });
		assertArrayEquals(new double[] { 1.5, 0.5, 0 }, header.pixelSpace().toScanner(1, 1, 0), 1e-12);
		assertEquals("µm", header.pixelSpace().unit());
	}

	@Test
	void theSformGoesBeforeTheQformAndBrokenOnesAreLeftOut() {
		final NiftiHeader none = NiftiHeader.of(NiftiType.UINT8, 2, 2, 2);
		assertNull(none.affine());
		final NiftiHeader q = withQform(none, 0, 0, 0, 1);
		assertEquals(1, q.affine()[0][0]);
		assertEquals(-3, q.withSform(2, Samples.OBLIQUE).affine()[0][0]);
		assertEquals(1, q.withSform(2, new double[3][4]).affine()[0][0]);
		final double[][] nan = new double[3][4];
		nan[1][1] = Double.NaN;
		assertEquals(1, q.withSform(2, nan).affine()[0][0]);
		assertNull(q.withSform(2, nan).withoutOrientation().affine());
		assertNull(withQform(none, 0, Double.NaN, 0, 1).affine());
	}

	/** A quarter turn about z is the quaternion (√½, 0, 0, √½); qfac -1 turns the third axis. */
	@Test
	void aQformIsAQuaternion() {
		final NiftiHeader header = withQform(
			NiftiHeader.of(NiftiType.UINT8, 2, 2, 2).withPixelSizes(new double[] { 2, 3, 4 }, "mm"), 0, 0, Math.sqrt(0.5),
			-1);
		final double[][] expected = { { 0, -3, 0, 10 }, { 2, 0, 0, 20 }, { 0, 0, -4, 30 } };
		for (int row = 0; row < 3; row++)
			assertArrayEquals(expected[row], header.affine()[row], 1e-12);
		// half a turn about x, one float step too long
		final double[][] half = withQform(header, Math.nextUp(1f), 0, 0, 1).affine();
		assertArrayEquals(new double[] { 0, -3, 0, 20 }, half[1], 1e-6);
	}

	private static NiftiHeader withQform(final NiftiHeader header, final double b, final double c, final double d,
		final double qfac)
	{
		final HeaderFields fields = header.fields().copy();
		fields.set(HeaderField.QFORM_CODE, 0, 1L);
		fields.set(HeaderField.PIXDIM, 0, qfac);
		final double[] values = { b, c, d };
		for (int i = 0; i < 3; i++) {
			fields.set(HeaderField.QUATERN, i, values[i]);
			fields.set(HeaderField.QOFFSET, i, 10.0 * (i + 1));
		}
		return new NiftiHeader(fields, header.version(), header.byteOrder(), header.extensions());
	}

	@Test
	void aCropShiftsBothForms() {
		final NiftiHeader header = withQform(NiftiHeader.of(NiftiType.UINT8, 9, 9, 9), 0, 0, 0, 1).withSform(1,
			Samples.OBLIQUE);
		final NiftiHeader crop = header.withFirstPixel(2, 3, 4);
		assertArrayEquals(Affines.apply(header.sform(), 3, 5, 4), Affines.apply(crop.sform(), 1, 2, 0), 1e-12);
		assertArrayEquals(Affines.apply(header.qform(), 3, 5, 4), Affines.apply(crop.qform(), 1, 2, 0), 1e-12);
	}

	@Test
	void theScannersZeroIsWhereTheAffineGivesIt() {
		final double[] zero = NiftiHeader.of(NiftiType.UINT8, 9, 9, 9).withSform(1, Samples.OBLIQUE).scannerZero();
		assertArrayEquals(new double[3], Affines.apply(Samples.OBLIQUE, zero), 1e-9);
	}

	@Test
	void otherDataOnTheGridKeepOnlyWhatHoldsForThem() {
		final NiftiHeader series = Samples.header(NiftiType.INT16, 5, 4, 3, 9).withScaling(75.5, 3);
		final HeaderFields fields = series.fields().copy();
		fields.set(HeaderField.CAL_MAX, 0, 100.0);
		fields.set(HeaderField.INTENT_CODE, 0, 3L);
		final NiftiHeader labels = new NiftiHeader(fields, 1, series.byteOrder(), series.extensions())
			.withData(NiftiType.UINT16, 5, 4, 3);
		assertEquals(series.extensions(), labels.extensions());
		assertArrayEquals(series.sform()[1], labels.sform()[1]);
		assertEquals("mm", labels.unit());
		assertFalse(labels.isScaled());
		assertEquals(0, labels.displayMaximum());
		assertEquals(0, labels.fields().integer(HeaderField.INTENT_CODE));
		assertEquals("", labels.description());
		assertEquals(0, labels.frameInterval());
	}

	@Test
	void aHeaderSurvivesAsText() {
		final NiftiHeader header = Samples.header(NiftiType.FLOAT64, 5, 4, 3, 9).withFormat(2, ByteOrder.BIG_ENDIAN);
		assertEquals(header, NiftiText.header(NiftiText.text(header)));
		assertThrows(InputException.class, () -> NiftiText.header("no header"));
		assertThrows(InputException.class, () -> NiftiText.header(NiftiText.text(header).substring(0, 100)));
	}

	@Test
	void wrongDimensionsAreNamed() {
		final String message = assertThrows(InputException.class, () -> NiftiHeader.of(NiftiType.UINT8, 4, 0)).getMessage();
		assertTrue(message.contains("dim[2] is 0"), message);
		assertThrows(InputException.class, () -> NiftiHeader.of(NiftiType.UINT8));
		assertThrows(InputException.class, () -> NiftiHeader.of(NiftiType.UINT8, 1, 1, 1, 1, 1, 2));
		assertThrows(InputException.class,
			() -> NiftiHeader.of(NiftiType.UINT8, 40000, 1).withFormat(1, ByteOrder.BIG_ENDIAN));
	}
}
