package org.parcelj.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.parcelj.InputException;
import org.parcelj.PixelType;

/**
 * Turns the differences that some writers store in place of samples back into samples.
 *
 * @see <a href="https://www.adobe.io/content/dam/udp/en/open/standards/tiff/TIFFPM6.pdf">Adobe's technical notes</a>,
 * of which the third has differences of real numbers
 */
final class Predictor {

	private static final int NONE = 1;
	private static final int HORIZONTAL = 2;
	private static final int FLOATING_POINT = 3;

	private final int kind;
	private final int sampleBytes;
	private final int samples;

	private Predictor(final int kind, final int sampleBytes, final int samples) {
		this.kind = kind;
		this.sampleBytes = sampleBytes;
		this.samples = samples;
	}

	/** @throws InputException if the differences are of a kind that is not read */
	static Predictor of(final TiffPage page) {
		final int samples = page.segments().planar ? 1 : page.samples();
		final int bytes = page.bits() / 8;
		if (!page.compression().hasPredictor()) return new Predictor(NONE, bytes, samples);
		final int kind = page.directory().whole(TiffTag.PREDICTOR, NONE, NONE, FLOATING_POINT);
		final boolean real = page.type() == PixelType.FLOAT32 || page.type() == PixelType.FLOAT64;
		final boolean whole = page.bits() == 8 || page.bits() == 16 || page.bits() == 32 || page.bits() == 64;
		if (kind == HORIZONTAL && !whole || kind == FLOATING_POINT && !real)
			throw new InputException(
				"its predictor is " + kind + " for samples of " + page.bits() + " bits, which is not read");
		return new Predictor(kind, bytes, samples);
	}

	/** The order of bytes in a sample, after {@link #undo}. */
	ByteOrder order(final ByteOrder inFile) {
		return kind == FLOATING_POINT ? ByteOrder.BIG_ENDIAN : inFile;
	}

	/** Adds up the differences in place. */
	void undo(final byte[] data, final int rowBytes, final int rows, final ByteOrder order) {
		if (kind == NONE) return;
		final ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
		for (int row = 0; row < rows; row++)
			if (kind == FLOATING_POINT) floatingPoint(data, row * rowBytes, rowBytes);
			else horizontal(buffer, row * rowBytes, (row + 1) * rowBytes);
	}

	private void horizontal(final ByteBuffer data, final int from, final int to) {
		final int step = samples * sampleBytes;
		for (int i = from + step; i + sampleBytes <= to; i += sampleBytes)
			switch (sampleBytes) {
				case 1 :
					data.put(i, (byte) (data.get(i) + data.get(i - step)));
					break;
				case 2 :
					data.putShort(i, (short) (data.getShort(i) + data.getShort(i - step)));
					break;
				case 4 :
					data.putInt(i, data.getInt(i) + data.getInt(i - step));
					break;
				default :
					data.putLong(i, data.getLong(i) + data.getLong(i - step));
			}
	}

	/** All first bytes of a row's samples stand first, then all second ones; the differences are those of bytes. */
	private void floatingPoint(final byte[] data, final int from, final int rowBytes) {
		for (int i = from + samples; i < from + rowBytes; i++)
			data[i] += data[i - samples];
		final byte[] row = new byte[rowBytes];
		System.arraycopy(data, from, row, 0, rowBytes);
		final int count = rowBytes / sampleBytes;
		for (int i = 0; i < count; i++)
			for (int b = 0; b < sampleBytes; b++)
				data[from + i * sampleBytes + b] = row[b * count + i];
	}
}
