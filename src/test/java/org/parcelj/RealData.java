package org.parcelj;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** Real images in the folder that the property {@code parcelj.data} names; tests are skipped where they are missing. */
public final class RealData {

	private RealData() {
		// not to be instantiated
	}

	/** A little-endian NIfTI-1 file (.nii.gz) of unsigned 8-bit or signed 16-bit pixels, scaled as it says. */
	public static Img<FloatType> nifti(final String path) throws IOException {
		final Path file = Path.of(System.getProperty("parcelj.data", ""), path);
		assumeTrue(Files.exists(file), file + " is missing");
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			final ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
			final long[] dimensions = new long[bytes.getShort(40)];
			for (int axis = 0; axis < dimensions.length; axis++)
				dimensions[axis] = bytes.getShort(42 + 2 * axis);
			final float[] values = new float[(int) Arrays.stream(dimensions).reduce(1, (a, b) -> a * b)];
			final boolean shorts = bytes.getShort(72) == 16;
			final int offset = (int) bytes.getFloat(108);
			final double slope = bytes.getFloat(112) == 0 || Float.isNaN(bytes.getFloat(112)) ? 1 : bytes.getFloat(112);
			for (int i = 0; i < values.length; i++)
				values[i] = (float) (slope * (shorts ? bytes.getShort(offset + 2 * i) : bytes.get(offset + i) & 0xff));
			return ArrayImgs.floats(values, dimensions);
		}
	}
}
