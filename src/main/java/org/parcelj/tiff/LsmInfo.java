package org.parcelj.tiff;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the first page of a Zeiss LSM file says about its axes, slices fastest.
 *
 * @param slices how many there are
 * @param frames how many there are
 * @param pixelSize along X Y Z, in metres
 */
public record LsmInfo(int slices, int frames, double[] pixelSize) {

	private static final int SLICES = 16;
	private static final int FRAMES = 24;
	private static final int PIXEL_SIZE = 40;

	/** @param field of the page; empty where it has none */
	static Optional<LsmInfo> of(final ByteBuffer field) {
		if (field.limit() < PIXEL_SIZE + 3 * Double.BYTES) return Optional.empty();
		return Optional.of(new LsmInfo(field.getInt(SLICES), field.getInt(FRAMES),
			IntStream.range(0, 3).mapToDouble(axis -> field.getDouble(PIXEL_SIZE + axis * Double.BYTES)).toArray()));
	}

	@Override
	public double[] pixelSize() {
		return pixelSize.clone();
	}
}
