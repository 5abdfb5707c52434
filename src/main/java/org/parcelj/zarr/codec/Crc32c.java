package org.parcelj.zarr.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.parcelj.InputException;

/** The bytes followed by their CRC-32C checksum (4 bytes, little-endian). */
public enum Crc32c implements BytesCodec {

	CRC32C;

	private static final int BYTES = 4;

	@Override
	public byte[] decode(final byte[] stored, final int most) {
		Damage.require(stored.length >= BYTES, "crc32c");
		final int length = Damage.requireLength(stored.length - BYTES, most);
		final int promised = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
		if (promised != sum(stored, length)) throw new InputException("its checksum (crc32c) does not fit its bytes");
		return Arrays.copyOf(stored, length);
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		return ByteBuffer.allocate(bytes.length + BYTES).order(ByteOrder.LITTLE_ENDIAN).put(bytes)
			.putInt(sum(bytes, bytes.length)).array();
	}

	private static int sum(final byte[] bytes, final int length) {
		final CRC32C sum = new CRC32C();
		sum.update(bytes, 0, length);
		return (int) sum.getValue();
	}
}
