package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.parcelj.files.CsvTable;

/** Strategies choose what nilearn's {@code load_confounds} chooses of a table as fMRIPrep writes them. */
class LoadConfoundsTest {

	private static final CsvTable TABLE = CsvTable.read(Path.of("src/test/resources/reference/load-confounds/table.tsv"),
		"confounds");

	@ParameterizedTest
	@CsvFileSource(resources = "/reference/load-confounds/expected.csv", delimiter = ';', numLinesToSkip = 1,
		maxCharsPerColumn = 1 << 14)
	void columnsFramesAndFirstValuesAreThoseOfNilearn(final String key, final String names, final String frames,
		final String first)
	{
		final ConfoundColumns columns = ConfoundColumns.parse(key);
		final Confounds confounds = columns.confounds(TABLE);
		final Map<String, Double> found = new TreeMap<>();
		for (int c = 0; c < confounds.columns(); c++)
			found.put(confounds.name(c), confounds.values()[0][c]);
		assertEquals(names, String.join(" ", found.keySet()));
		assertEquals(frames, Arrays.stream(columns.scrubbing(TABLE).kept(TABLE.rows())).mapToObj(Integer::toString)
			.collect(Collectors.joining(" ")));
		final String[] expected = first.split(" ");
		int c = 0;
		for (final double value : found.values())
			assertEquals(Double.parseDouble(expected[c++]), value, 1e-9);
	}
}
