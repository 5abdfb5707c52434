package org.parcelj.zarr.codec;

import java.util.Arrays;

import org.parcelj.InputException;

/** What is wrong with stored bytes, in words that follow the name of a chunk in a message. */
final class Damage {

	private Damage() {
		// not to be instantiated
	}

	static InputException tooMany(final int most) {
		return new InputException("it decodes to more than the " + most + " bytes it may have");
	}

	static InputException in(final String what) {
		return new InputException("its " + what + " bytes are damaged or cut short");
	}

	static void require(final boolean fine, final String what) {
		if (!fine) throw in(what);
	}

	/** @throws InputException if a length that the bytes claim is negative or too large */
	static int requireLength(final long claimed, final int most) {
		if (claimed < 0 || claimed > most) throw tooMany(most);
		return (int) claimed;
	}

	/** The first bytes of an array; itself where there are no more. */
	static byte[] first(final byte[] bytes, final int length) {
		return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
	}
}
