package org.parcelj.masking;

import org.parcelj.InputException;

/** No pixel of an image is left by a mask, or the image has no contrast to find one by. */
public final class NoMaskException extends InputException {

	private static final long serialVersionUID = 1L;

	public NoMaskException(final String message) {
		super(message);
	}
}
