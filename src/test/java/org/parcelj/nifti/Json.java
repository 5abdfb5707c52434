package org.parcelj.nifti;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the JSON of test data: objects as maps, arrays as lists, numbers as doubles. Escapes are left as they are. */
final class Json {

	private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[\\[\\]{}:,]|[^\\s\\[\\]{}:,]+");

	private final Matcher tokens;

	Json(final String text) {
		tokens = TOKEN.matcher(text);
		tokens.find();
	}

	Object parse() {
		final String token = next();
		if (token.equals("{")) {
			final Map<String, Object> map = new LinkedHashMap<>();
			while (!tokens.group().equals("}")) {
				final String key = (String) parse();
				next();
				map.put(key, parse());
				if (tokens.group().equals(",")) next();
			}
			next();
			return map;
		}
		if (token.equals("[")) {
			final List<Object> list = new ArrayList<>();
			while (!tokens.group().equals("]")) {
				list.add(parse());
				if (tokens.group().equals(",")) next();
			}
			next();
			return list;
		}
		return token.startsWith("\"") ? token.substring(1, token.length() - 1) : (Object) Double.valueOf(token);
	}

	private String next() {
		final String token = tokens.group();
		tokens.find();
		return token;
	}
}
