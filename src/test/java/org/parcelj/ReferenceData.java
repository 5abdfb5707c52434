package org.parcelj;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the numbers of other programs that tests compare with. */
public final class ReferenceData {

	private ReferenceData() {
		// not to be instantiated
	}

	/** A CSV file of numbers without a header, row by row. */
	public static double[][] csv(final String path) {
		return new String(bytes(path), StandardCharsets.UTF_8).lines()
			.map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
	}

	/** A file of little-endian 32-bit floats. */
	public static float[] floats(final String path) {
		final ByteBuffer bytes = ByteBuffer.wrap(bytes(path)).order(ByteOrder.LITTLE_ENDIAN);
		final float[] values = new float[bytes.capacity() / Float.BYTES];
		bytes.asFloatBuffer().get(values);
		return values;
	}

	/** All bytes of a resource. */
	public static byte[] bytes(final String path) {
		try (InputStream in = ReferenceData.class.getResourceAsStream(path)) {
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
