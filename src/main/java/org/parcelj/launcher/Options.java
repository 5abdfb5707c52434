package org.parcelj.launcher;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.parcelj.InputException;

/**
 * The keys that a user gave, with their texts, in order: {@code key=value}, {@code key=[value with spaces]} or a bare
 * {@code key}. Keys are in lower case. Immutable.
 */
final class Options {

	private static final String DASHES = "--";

	/** No keys at all. */
	static final Options NONE = new Options(Map.of());

	private final Map<String, String> texts;

	private Options(final Map<String, String> texts) {
		this.texts = texts;
	}

	/**
	 * The options of ImageJ's {@code run(command, options)}.
	 *
	 * @throws InputException if they are not well formed, or name a key twice
	 */
	static Options ofMacro(final String options) {
		return new Options(new MacroReader(options).read());
	}

	/**
	 * The arguments of a command line: {@code key=value}, {@code --key=value} or {@code --key value}; a value is taken as
	 * it is, brackets and spaces included.
	 *
	 * @param isFlag tells of a key whether it stands alone after two dashes; a value of true or false may follow
	 * @throws InputException if they are not well formed, or name a key twice
	 */
	static Options ofArguments(final List<String> arguments, final Predicate<String> isFlag) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			final boolean dashed = arguments.get(i).startsWith(DASHES);
			final String argument = dashed ? arguments.get(i).substring(DASHES.length()) : arguments.get(i);
			final int equals = argument.indexOf('=');
			final String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
			if (equals >= 0) put(texts, argument.substring(0, equals), argument.substring(equals + 1));
			else if (dashed && isValue(next, isFlag.test(argument.toLowerCase(Locale.ROOT)))) {
				put(texts, argument, next);
				i++;
			}
			else put(texts, argument, null);
		}
		return new Options(texts);
	}

	private static boolean isValue(final String next, final boolean ofFlag) {
		if (next == null) return false;
		return ofFlag ? next.equalsIgnoreCase("true") || next.equalsIgnoreCase("false") : !next.startsWith(DASHES);
	}

	/** Whether a flag is given, and not as false. */
	boolean isSet(final String flag) {
		return has(flag) && Key.flag(textOrTrue(flag), flag);
	}

	/** Keys with their texts. */
	static Options of(final Map<String, String> texts) {
		return new Options(new LinkedHashMap<>(texts));
	}

	/** These keys, and others in place of those of the same name. */
	Options with(final Options others) {
		final Map<String, String> all = new LinkedHashMap<>(texts);
		all.putAll(others.texts);
		return new Options(all);
	}

	Set<String> keys() {
		return texts.keySet();
	}

	boolean has(final String key) {
		return texts.containsKey(key);
	}

	/** The text behind the key, null for a bare key. */
	String text(final String key) {
		return texts.get(key);
	}

	/** The text behind the key, which for a bare key is "true". */
	String textOrTrue(final String key) {
		return Objects.requireNonNullElse(texts.get(key), "true");
	}

	/** The same without some of the keys. */
	Options without(final Collection<String> keys) {
		final Map<String, String> rest = new LinkedHashMap<>(texts);
		rest.keySet().removeAll(keys);
		return new Options(rest);
	}

	private static void put(final Map<String, String> texts, final String key, final String text) {
		final String lower = key.toLowerCase(Locale.ROOT);
		if (lower.isEmpty()) throw new InputException("a value without a key: \"=" + text + "\"");
		if (texts.containsKey(lower)) throw new InputException("key \"" + lower + "\" is given twice");
		texts.put(lower, text);
	}

	/** Reads macro options from left to right. */
	private static final class MacroReader {

		private final String options;
		private int position;

		MacroReader(final String options) {
			this.options = options;
		}

		Map<String, String> read() {
			final Map<String, String> texts = new LinkedHashMap<>();
			skipSpaces();
			while (position < options.length()) {
				final String key = key();
				put(texts, key, position < options.length() && options.charAt(position) == '=' ? value(key) : null);
				skipSpaces();
			}
			return texts;
		}

		private String key() {
			final int from = position;
			while (position < options.length() && options.charAt(position) != '=' && !isSpace())
				position++;
			return options.substring(from, position);
		}

		private String value(final String key) {
			position++;
			if (position < options.length() && options.charAt(position) == '[') return bracketed(key);
			final int from = position;
			while (position < options.length() && !isSpace())
				position++;
			return options.substring(from, position);
		}

		/** As in ImageJ, brackets within the value must come in pairs. */
		private String bracketed(final String key) {
			final int from = position + 1;
			int depth = 0;
			do {
				if (position == options.length())
					throw new InputException(
						"the bracket after \"" + key + "=\" is not closed: " + options.substring(from - 1).trim());
				final char c = options.charAt(position++);
				if (c == '[') depth++;
				if (c == ']') depth--;
			} while (depth > 0);
			if (position < options.length() && !isSpace())
				throw new InputException(
					"there must be a space after \"" + key + "=" + options.substring(from - 1, position) + "\"");
			return options.substring(from, position - 1);
		}

		private void skipSpaces() {
			while (position < options.length() && isSpace())
				position++;
		}

		private boolean isSpace() {
			return Character.isWhitespace(options.charAt(position));
		}
	}
}
