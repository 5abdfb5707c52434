package org.parcelj.masking;

import org.parcelj.InputException;

/** A mask leaves no pixel of an image, or the image has no contrast from which one could be found. */
public final class NoMaskException extends InputException {

	private static final long serialVersionUID = 1L;

	public NoMaskException(final String message) {
		super(message);
	}
}
