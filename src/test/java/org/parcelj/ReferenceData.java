package org.parcelj;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import org.parcelj.features.FeatureMatrix;

/** Reads the numbers of other programs that tests compare with. */
public final class ReferenceData {

	private ReferenceData() {
		// not to be instantiated
	}

	/** A CSV file of numbers without a header, compressed or not, row by row. */
	public static double[][] csv(final String path) {
		return new String(bytes(path), StandardCharsets.UTF_8).lines()
			.map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
	}

	/** Rows of numbers as the features of pixels. */
	public static FeatureMatrix features(final double[][] rows) {
		final int p = rows[0].length;
		final float[] values = new float[rows.length * p];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) rows[i / p][i % p];
		return new FeatureMatrix(rows.length, p, values);
	}

	/** A file of little-endian 32-bit floats. */
	public static float[] floats(final String path) {
		final ByteBuffer bytes = ByteBuffer.wrap(bytes(path)).order(ByteOrder.LITTLE_ENDIAN);
		final float[] values = new float[bytes.capacity() / Float.BYTES];
		bytes.asFloatBuffer().get(values);
		return values;
	}

	/** All bytes of a resource, inflated where it is compressed. */
	public static byte[] bytes(final String path) {
		try (InputStream file = ReferenceData.class.getResourceAsStream(path);
			InputStream in = path.endsWith(".gz") ? new GZIPInputStream(file) : file) {
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
