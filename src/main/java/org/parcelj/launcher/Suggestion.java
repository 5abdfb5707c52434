package org.parcelj.launcher;

import java.util.Collection;
import java.util.Locale;

/** What a misspelt word may have meant. */
final class Suggestion {

	private Suggestion() {
		// not to be instantiated
	}

	/** "; did you mean "…"?" with the nearest of {@code words}, or nothing where none is near. */
	static String forWord(final String word, final Collection<String> words) {
		String nearest = null;
		int smallest = 1 + Math.max(1, Math.min(3, word.length() / 3));
		for (final String candidate : words) {
			final int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < smallest) {
				smallest = distance;
				nearest = candidate;
			}
		}
		return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
	}

	/** Levenshtein's distance: how many letters to insert, to leave out or to exchange. */
	private static int distance(final String a, final String b) {
		int[] above = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++)
			above[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] row = new int[b.length() + 1];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int exchange = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				row[j] = Math.min(exchange, 1 + Math.min(above[j], row[j - 1]));
			}
			above = row;
		}
		return above[b.length()];
	}
}
