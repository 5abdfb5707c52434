package org.parcelj.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large a table in a text file is at most, which tells how much memory it takes before any of it is kept.
 *
 * @param lines those that are not blank
 * @param longest the bytes of the longest line
 * @param fields the most that a line can have; two with nothing but commas between them count as one
 */
record TextShape(long lines, long longest, long fields) {

	private static final int BUFFER = 1 << 16;
	private static final String SEPARATORS = ",; \t";

	/** What a byte is: part of a field, between fields, or the end of a line. */
	private static final byte[] KINDS = new byte[1 << Byte.SIZE];
	private static final byte FIELD = 0;
	private static final byte BETWEEN = 1;
	private static final byte END = 2;

	static {
		for (int character = 0; character < KINDS.length; character++)
			KINDS[character] = character == '\n' || character == '\r'
				? END
				: SEPARATORS.indexOf(character) >= 0 || Character.isWhitespace(character) ? BETWEEN : FIELD;
	}

	/** Counts the shape of a text that is read in pieces. */
	private static final class Count {

		private long lines;
		private long longest;
		private long fields;

		private long length;
		private long fieldsOfLine;
		private byte before = END;

		/** Line by line, since a line has many characters. */
		void add(final byte[] bytes, final int count) {
			int at = 0;
			while (at < count) {
				final int from = at;
				int begun = 0;
				byte last = before;
				for (; at < count && KINDS[bytes[at] & 0xff] != END; at++) {
					final byte kind = KINDS[bytes[at] & 0xff];
					if (kind == FIELD && last != FIELD) begun++;
					last = kind;
				}
				before = last;
				length += at - from;
				fieldsOfLine += begun;
				if (at++ < count) endLine();
			}
		}

		void endLine() {
			if (fieldsOfLine > 0) lines++;
			longest = Math.max(longest, length);
			fields = Math.max(fields, fieldsOfLine);
			length = 0;
			fieldsOfLine = 0;
			before = END;
		}
	}

	static TextShape of(final Path path) throws IOException {
		final Count count = new Count();
		final byte[] buffer = new byte[BUFFER];
		try (InputStream stream = Files.newInputStream(path)) {
			for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer))
				count.add(buffer, read);
		}
		count.endLine();
		return new TextShape(count.lines, count.longest, count.fields);
	}
}
