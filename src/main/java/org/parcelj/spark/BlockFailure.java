package org.parcelj.spark;

/**
 * A block failed: the message is one line that names it, and the only thing that is certain to come back from another
 * machine.
 */
final class BlockFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BlockFailure(final String message, final Throwable cause) {
		super(message, cause);
	}
}
