package org.parcelj.cluster.agglomerative;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.files.CsvReader;
import org.parcelj.files.CsvRow;
import org.parcelj.files.CsvWriter;
import org.parcelj.files.Separator;

/**
 * Trees as tables of comma-separated values: the line {@code child1,child2,height,size}, then a line for each merge in
 * order. Children are node numbers, the lower one first: below n a pixel, n+t the merge in line t of the table, counted
 * from 0. Heights have all their digits. Tables as ImageJ saves them can be read too; these may begin with a column of
 * row numbers that has no heading.
 */
public final class DendrogramFiles {

	/** The headings of a tree's table. */
	public static final List<String> COLUMNS = List.of("child1", "child2", "height", "size");

	private DendrogramFiles() {
		// not to be instantiated
	}

	/**
	 * @throws IOException if the file cannot be written
	 */
	public static void write(final Dendrogram tree, final Path file) throws IOException {
		try (CsvWriter out = new CsvWriter(file)) {
			out.names(COLUMNS);
			for (int t = 0; t < tree.merges(); t++)
				out.row(List.of(tree.left(t), tree.right(t), tree.height(t), tree.size(t)));
		}
	}

	/**
	 * @param pixels the number of pixels that the tree is of
	 * @throws InputException if the file cannot be read, or is not such a table of so many pixels; the message has line
	 * and column
	 */
	public static Dendrogram read(final Path file, final int pixels) {
		final String table = "tree " + file.getFileName();
		try (CsvReader in = new CsvReader(file, table, Separator.COMMA)) {
			final List<String> names = in.readNames();
			if (!isHeader(names))
				throw new InputException(table + ", line 1: has the columns \"" + String.join(",", names) +
					"\", but must have \"" + String.join(",", COLUMNS) + "\"");
			final DendrogramReader reader = new DendrogramReader(pixels);
			for (CsvRow row = in.next(); row != null; row = in.next())
				reader.add(row);
			return reader.tree();
		}
	}

	/** Tables of other origin call both children alike. */
	private static boolean isHeader(final List<String> names) {
		return names.size() == COLUMNS.size() && IntStream.range(0, names.size()).allMatch(column -> {
			final String name = names.get(column).toLowerCase(Locale.ROOT);
			return name.equals(COLUMNS.get(column)) || column < 2 && name.equals("child");
		});
	}
}
