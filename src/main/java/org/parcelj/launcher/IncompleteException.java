package org.parcelj.launcher;

import java.util.Collection;

/** A run has finished and given its results, but not everything else that was asked for. */
final class IncompleteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private IncompleteException(final String message) {
		super(message);
	}

	/** @param missing the keys whose results were left out */
	static void throwIf(final Collection<String> missing) {
		if (!missing.isEmpty()) throw new IncompleteException(message(missing));
	}

	static String message(final Collection<String> missing) {
		return "left out, since there is too little memory: " + String.join(", ", missing) +
			"; the warnings say what each needs";
	}
}
