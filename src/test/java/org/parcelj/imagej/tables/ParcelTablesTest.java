package org.parcelj.imagej.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelStatistics;

class ParcelTablesTest {

	private final LabelMap map = new LabelMap(new long[] { 2, 1, 2 }, new int[] { 4, 4, 0, 9 });
	private final ParcelStatistics statistics = ParcelStatistics.of(map.parcellation(),
		new FeatureMatrix(3, 1, new float[] { 1, 2, 0.1f }), Progress.NONE);

	@Test
	void aRowForEachParcel() {
		final double[][] affine = { { 2, 0, 0, -10 }, { 0, 3, 0, 0 }, { 0, 0, 4, 100 } };
		final ResultsTable table = ParcelTables.parcels(statistics, new PixelSpace(new double[] { 2, 3, 4 }, "mm", affine),
			map.numbers());
		assertEquals(
			"label pixels size unit x y z x_mm y_mm z_mm xmin ymin zmin width height depth neighbours border mean sd",
			String.join(" ", table.getHeadings()));
		assertEquals(2, table.size());
		assertEquals(4, table.getValue("label", 0));
		assertEquals(48, table.getValue("size", 0));
		assertEquals("mm^3", table.getStringValue("unit", 0));
		assertEquals(0.5, table.getValue("x", 0));
		assertEquals(-9, table.getValue("x_mm", 0));
		assertEquals(104, table.getValue("z_mm", 1));
		assertEquals(2, table.getValue("width", 0));
		assertEquals(1, table.getValue("zmin", 1));
		assertEquals(1, table.getValue("neighbours", 1));
		assertEquals(6, table.getValue("border", 0));
		final ResultsTable pairs = ParcelTables.neighbours(statistics.places().neighbours(),
			new PixelSpace(new double[] { 2, 3, 4 }, "mm", affine), map.numbers());
		assertEquals("label neighbour faces border unit", String.join(" ", pairs.getHeadings()));
		assertEquals("4 9 1 6.0 mm^2", (int) pairs.getValue("label", 0) + " " + (int) pairs.getValue("neighbour", 0) + " " +
			(int) pairs.getValue("faces", 0) + " " + pairs.getValue("border", 0) + " " + pairs.getStringValue("unit", 0));
		assertEquals(1, pairs.size());
	}

	@Test
	void decimalsAreFitForReading() {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(9);
		for (final double[] row : new double[][] { { 3, 1234.5678, 0.12345678, 0.0000123456, Double.NaN },
			{ 12, 2.5, -0.5, 0.000045678, 0.25 } }) {
			table.addRow();
			for (int column = 0; column < row.length; column++)
				table.setValue("c" + column, table.size() - 1, row[column]);
		}
		Decimals.fit(table);
		assertEquals("3 1234.6 0.1235 1.2346E-5 NaN", table.getRowAsString(0).replaceFirst("^1\t", "").replace('\t', ' '));
		assertEquals("12 2.5 -0.5000 4.5678E-5 0.2500",
			table.getRowAsString(1).replaceFirst("^2\t", "").replace('\t', ' '));
	}

	@Test
	void channelsAreMeasuredEach() {
		final FeatureMatrix values = new FeatureMatrix(3, 2, new float[] { 1, 10, 2, 30, 7, 5 });
		final ResultsTable table = ParcelTables.parcels(statistics, PixelSpace.uncalibrated(3));
		ChannelColumns.put(table, map.parcellation(), groups(), values, List.of("red", "green"), Progress.NONE);
		assertEquals("mean_red sd_red min_red max_red median_red mean_green sd_green min_green max_green median_green",
			String.join(" ", Arrays.copyOfRange(table.getHeadings(), 15, 25)));
		assertEquals(25, table.getHeadings().length);
		final double[] first = { 1.5, Math.sqrt(0.5), 1, 2, 1.5, 20, Math.sqrt(200), 10, 30, 20 };
		final double[] second = { 7, 0, 7, 7, 7, 5, 0, 5, 5, 5 };
		for (int i = 0; i < first.length; i++) {
			assertEquals(first[i], table.getValue(table.getHeadings()[15 + i], 0), 1e-12);
			assertEquals(second[i], table.getValue(table.getHeadings()[15 + i], 1), 1e-12);
		}
		ChannelColumns.put(table, map.parcellation(), groups(), values.columns(0, 1), List.of("value"), Progress.NONE);
		assertEquals(1.5, table.getValue("median", 0));
	}

	@Test
	void lengthsHaveCentroidsInTheirUnit() {
		final ResultsTable table = ParcelTables.parcels(statistics, new PixelSpace(new double[] { 2, 3, 4 }, "µm", null));
		assertEquals((table.getValue("x", 0) + 0.5) * 2, table.getValue("x_µm", 0));
		assertEquals((table.getValue("z", 1) + 0.5) * 4, table.getValue("z_µm", 1));
	}

	@Test
	void tablesAreSavedWithFullPrecisionInAnyLocale(@TempDir final Path folder) throws Exception {
		final Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			final ResultsTable table = ParcelTables.parcels(statistics, PixelSpace.uncalibrated(3));
			Tables.write(table, folder.resolve("new/parcels.csv"));
		}
		finally {
			Locale.setDefault(before);
		}
		assertEquals(
			Arrays.asList("label,pixels,size,unit,x,y,z,xmin,ymin,zmin,width,height,depth,neighbours,border,mean,sd",
				"1,2,2,pixel^3,0.5,0,0,0,0,0,2,1,1,1,1,1.5,0.7071067811865476",
				"2,1,1,pixel^3,1,0,1,1,0,1,1,1,1,1,1,0.10000000149011612,0"),
			Files.readAllLines(folder.resolve("new/parcels.csv")));
		assertArrayEquals(new String[] { "parcels.csv" }, folder.resolve("new").toFile().list());
	}

	@Test
	void textIsQuotedWhereItMustBe(@TempDir final Path folder) throws Exception {
		final ResultsTable table = new ResultsTable();
		table.addRow();
		table.addLabel("a \"b\"");
		table.addValue("x, y", "1,5");
		table.addValue("n", 1e300);
		Tables.write(table, folder.resolve("t.csv"));
		assertEquals(Arrays.asList("Label,\"x, y\",n", "\"a \"\"b\"\"\",\"1,5\",1.0E300"),
			Files.readAllLines(folder.resolve("t.csv")));
	}

	@Test
	void whereNothingCanBeWrittenWhatWasThereStays(@TempDir final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("file"), "before");
		final ResultsTable table = new ResultsTable();
		assertThrows(InputException.class, () -> Tables.write(table, file.resolve("t.csv")));
		assertEquals("before", Files.readString(file));
	}

	private Groups groups() {
		return map.parcellation().groups(Progress.NONE);
	}
}
