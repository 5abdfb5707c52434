package org.parcelj;

/** Less memory is free than something needs; the message has both. */
public final class MemoryException extends InputException {

	private static final long serialVersionUID = 1L;

	/** @param message names what is needed, and what there is */
	public MemoryException(final String message) {
		super(message);
	}
}
