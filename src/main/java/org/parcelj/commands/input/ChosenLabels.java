package org.parcelj.commands.input;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.parcelj.InputException;

/** Labels as users write them: numbers and ranges, separated by commas ("1,3,5-8"), or "all". */
public final class ChosenLabels {

	private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");

	private ChosenLabels() {
		// not to be instantiated
	}

	/**
	 * @param key what messages call the text
	 * @param labels that there are, ascending
	 * @return those of them that are chosen, ascending; none for a blank text
	 * @throws InputException if the text cannot be read, or a part of it is no label
	 */
	public static int[] parse(final String key, final String text, final int[] labels) {
		if (text.isBlank()) return new int[0];
		if (text.trim().equals("all")) return labels.clone();
		return Arrays.stream(text.split(",", -1)).flatMapToInt(part -> part(key, part, labels)).sorted().distinct()
			.toArray();
	}

	private static IntStream part(final String key, final String part, final int[] labels) {
		final Matcher matcher = PART.matcher(part);
		if (!matcher.matches())
			throw new InputException(key + " has \"" + part.trim() + "\", but must be numbers and ranges as in 1,3,5-8");
		final int first = Integer.parseInt(matcher.group(1));
		final int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
		final int[] found = Arrays.stream(labels).filter(label -> label >= first && label <= last).toArray();
		if (found.length == 0 || first < Math.min(1, labels[0]) || last > labels[labels.length - 1])
			throw new InputException(
				key + " has " + part.trim() + ", but must be from " + labels[0] + " to " + labels[labels.length - 1] +
					(first == last && first > labels[0] && first < labels[labels.length - 1]
						? ", and there is none of that number"
						: ""));
		return Arrays.stream(found);
	}
}
