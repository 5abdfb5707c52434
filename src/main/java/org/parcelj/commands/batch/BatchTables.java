package org.parcelj.commands.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.parcelj.files.CsvTable;
import org.parcelj.files.CsvWriter;
import org.parcelj.imagej.images.FileNames;

/** The tables that a command wrote for each of many files, joined to one table of each kind. */
final class BatchTables {

	/** By kind, as in "parcels.csv", the tables of the files that have one. */
	private final Map<String, Map<String, Path>> kinds = new LinkedHashMap<>();

	/**
	 * @param name of the file, with which the names of its results begin
	 * @param files its results
	 */
	void add(final String name, final List<Path> files) {
		for (final Path file : files) {
			final String result = file.getFileName().toString();
			if (result.endsWith(FileNames.CSV) && result.startsWith(name + "_"))
				kinds.computeIfAbsent(result.substring(name.length() + 1), kind -> new LinkedHashMap<>()).put(name, file);
		}
	}

	Set<String> kinds() {
		return Collections.unmodifiableSet(kinds.keySet());
	}

	/** Writes the tables of a kind, each row with the name of its file first; a column that one lacks is empty there. */
	void write(final String kind, final Path to) throws IOException {
		final Map<String, CsvTable> tables = new LinkedHashMap<>();
		kinds.get(kind).forEach((name, file) -> tables.put(name, CsvTable.read(file, "table")));
		final Set<String> columns = new LinkedHashSet<>();
		tables.values().forEach(table -> columns.addAll(table.names()));
		try (CsvWriter writer = new CsvWriter(to)) {
			final List<String> names = new ArrayList<>(List.of("image"));
			names.addAll(columns);
			writer.names(names);
			for (final Map.Entry<String, CsvTable> entry : tables.entrySet())
				for (int row = 0; row < entry.getValue().rows(); row++)
					writer.row(row(entry.getKey(), entry.getValue(), row, columns));
		}
	}

	private static List<String> row(final String name, final CsvTable table, final int row, final Set<String> columns) {
		final List<String> fields = new ArrayList<>(List.of(name));
		for (final String column : columns) {
			final int at = table.names().indexOf(column);
			fields.add(at < 0 ? "" : table.text(row, at));
		}
		return fields;
	}
}
