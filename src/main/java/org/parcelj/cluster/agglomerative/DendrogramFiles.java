package org.parcelj.cluster.agglomerative;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/**
 * Trees as tables of comma-separated values: the line {@code child1,child2,height,size}, then a line for each merge in
 * order. Children are node numbers, the lower one first: below n a pixel, n+t the merge in line t of the table, counted
 * from 0. Heights have all their digits. Read are also tables as ImageJ saves them, which may begin with a column of
 * row numbers that has no heading.
 */
public final class DendrogramFiles {

	/** The headings of a tree's table. */
	public static final List<String> COLUMNS = List.of("child1", "child2", "height", "size");

	private static final String HEADER = String.join(",", COLUMNS);
	private static final Pattern READABLE = Pattern.compile("( ,)?child1?,child2?,height,size\\s*",
		Pattern.CASE_INSENSITIVE);

	private DendrogramFiles() {
		// not to be instantiated
	}

	/**
	 * @throws IOException if the file cannot be written
	 */
	public static void write(final Dendrogram tree, final Path file) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(HEADER + "\n");
			for (int t = 0; t < tree.merges(); t++)
				out.write(tree.left(t) + "," + tree.right(t) + "," + tree.height(t) + "," + tree.size(t) + "\n");
		}
	}

	/**
	 * @param pixels the number of pixels that the tree is of
	 * @throws InputException if the file is not such a table of so many pixels; the message has the line
	 * @throws IOException if the file cannot be read
	 */
	public static Dendrogram read(final Path file, final int pixels) throws IOException {
		final DendrogramReader reader = new DendrogramReader(file.getFileName().toString(), pixels);
		try (BufferedReader in = Files.newBufferedReader(file)) {
			String line = in.readLine();
			if (line == null || !READABLE.matcher(line).matches())
				throw new InputException(file.getFileName() + ", line 1: is \"" + (line == null ? "" : abbreviated(line)) +
					"\", but must be \"" + HEADER + "\"");
			final boolean numbered = line.startsWith(" ");
			while ((line = in.readLine()) != null)
				if (!line.isBlank()) reader.add(numbered ? line.substring(line.indexOf(',') + 1) : line);
				else reader.skip();
		}
		catch (final MalformedInputException e) {
			throw new InputException(file.getFileName() + " is not a text file", e);
		}
		return reader.tree();
	}

	static String abbreviated(final String line) {
		return line.length() > 60 ? line.substring(0, 60) + "…" : line;
	}
}
