package org.parcelj.imagej.tables;

import java.util.List;
import java.util.stream.IntStream;

import ij.measure.ResultsTable;

import org.parcelj.PixelSpace;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.ParcelNeighbours;
import org.parcelj.parcels.ParcelPlaces;
import org.parcelj.parcels.ParcelStatistics;

/** The measurements of parcels as ImageJ's tables. */
public final class ParcelTables {

	private static final String[] AXES = { "x", "y", "z" };
	private static final String[] EXTENTS = { "width", "height", "depth" };
	/** Digits after the point that the table shows. */
	private static final int DIGITS = 4;

	private ParcelTables() {
		// not to be instantiated
	}

	/** A row for each parcel, with labels 1 … k. */
	public static ResultsTable parcels(final ParcelStatistics statistics, final PixelSpace space) {
		return parcels(statistics, space, labels(statistics.places()));
	}

	private static int[] labels(final ParcelPlaces places) {
		return IntStream.rangeClosed(1, places.size()).toArray();
	}

	/**
	 * A row for each parcel: {@code label}; {@code pixels}; {@code size}, the area or volume in {@code unit}; the
	 * centroid {@code x}, {@code y}, {@code z} in pixels, of which the first one's centre is 0; with an affine, the
	 * centroid {@code x_mm}, {@code y_mm}, {@code z_mm} in the scanner, without one but with a unit of length the
	 * centroid {@code x_µm}, … in that unit from the corner of pixel 0; the bounding box {@code xmin}, {@code ymin},
	 * {@code zmin}, {@code width}, {@code height}, {@code depth} in pixels; {@code neighbours}, how many parcels touch it
	 * by faces of their pixels; {@code border}, the length of the edges (in 3-D the area of the faces) that it shares
	 * with them, in the unit (in 3-D its square); {@code mean} and {@code sd} of all values; {@code homogeneity}, where
	 * any parcel has one. Columns of z are there where the grid has one.
	 *
	 * @param labels the label of each parcel
	 */
	public static ResultsTable parcels(final ParcelStatistics statistics, final PixelSpace space, final int[] labels) {
		return table(statistics.places(), statistics, space, labels);
	}

	/** The same without the columns of values. */
	public static ResultsTable parcels(final ParcelPlaces places, final PixelSpace space, final int[] labels) {
		return table(places, null, space, labels);
	}

	private static ResultsTable table(final ParcelPlaces places, final ParcelStatistics statistics,
		final PixelSpace space, final int[] labels)
	{
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		add(table, null, places, statistics, space, labels);
		Decimals.fit(table);
		return table;
	}

	/**
	 * The same of one or several label images, one after the other, with the image's name in a first column
	 * {@code image}, and without values.
	 *
	 * @param numbers of each image's labels
	 * @param places of each image's labels
	 */
	public static ResultsTable ofImages(final List<String> names, final List<PixelSpace> spaces,
		final List<int[]> numbers, final List<ParcelPlaces> places)
	{
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < names.size(); i++)
			add(table, names.get(i), places.get(i), null, spaces.get(i), numbers.get(i));
		Decimals.fit(table);
		return table;
	}

	/**
	 * @param image null for no column
	 * @param statistics null for no columns of values
	 */
	private static void add(final ResultsTable table, final String image, final ParcelPlaces places,
		final ParcelStatistics statistics, final PixelSpace space, final int[] labels)
	{
		final String unit = space.numDimensions() == 1 ? space.unit() : space.unit() + "^" + space.numDimensions();
		final double[] borders = places.neighbours().borders(space);
		final boolean homogeneous = statistics != null &&
			IntStream.range(0, statistics.size()).anyMatch(parcel -> !Double.isNaN(statistics.homogeneity(parcel)));
		final boolean hasUnit = !space.unit().matches("|pixels?");
		for (int parcel = 0; parcel < places.size(); parcel++) {
			table.addRow();
			if (image != null) table.addValue("image", image);
			table.addValue("label", labels[parcel]);
			table.addValue("pixels", places.pixels(parcel));
			table.addValue("size", places.pixels(parcel) * space.pixelVolume());
			table.addValue("unit", unit);
			addPlace(table, places, parcel, space, hasUnit);
			table.addValue("neighbours", places.neighbours().degree(parcel));
			table.addValue("border", borders[parcel]);
			if (statistics == null) continue;
			table.addValue("mean", statistics.mean(parcel));
			table.addValue("sd", statistics.sd(parcel));
			if (homogeneous) table.addValue("homogeneity", statistics.homogeneity(parcel));
		}
	}

	/**
	 * A row for each two parcels that touch by faces of their pixels: {@code label} and {@code neighbour}, the lower and
	 * the higher; {@code faces}, the pairs of pixels that share one; {@code border}, the length of the shared edges (in
	 * 3-D the area of the shared faces), in {@code unit}.
	 *
	 * @param labels the label of each parcel, ascending
	 */
	public static ResultsTable neighbours(final ParcelNeighbours neighbours, final PixelSpace space, final int[] labels) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (int pair = 0; pair < neighbours.size(); pair++) {
			table.addRow();
			table.addValue("label", labels[neighbours.first(pair)]);
			table.addValue("neighbour", labels[neighbours.second(pair)]);
			table.addValue("faces", neighbours.faces(pair));
			table.addValue("border", neighbours.border(pair, space));
			table.addValue("unit", space.numDimensions() > 2 ? space.unit() + "^2" : space.unit());
		}
		return table;
	}

	/**
	 * A row for each cluster, in the order of the labels, and a column for each feature.
	 *
	 * @param centres [clusters × features]
	 * @param names of the features, no two alike
	 */
	public static ResultsTable centres(final FeatureMatrix centres, final List<String> names) {
		final ResultsTable table = new ResultsTable(centres.pixels());
		table.setPrecision(DIGITS);
		for (int f = 0; f < centres.features(); f++) {
			final int column = table.getFreeColumn(names.get(f));
			for (int cluster = 0; cluster < centres.pixels(); cluster++)
				table.setValue(column, cluster, centres.get(cluster, f));
		}
		return table;
	}

	private static void addPlace(final ResultsTable table, final ParcelPlaces places, final int parcel,
		final PixelSpace space, final boolean hasUnit)
	{
		final int axes = space.numDimensions();
		final double[] centroid = new double[3];
		for (int axis = 0; axis < axes; axis++) {
			centroid[axis] = places.centroid(parcel, axis);
			table.addValue(AXES[axis], centroid[axis]);
		}
		if (space.hasAffine()) {
			final double[] scanner = space.toScanner(centroid[0], centroid[1], centroid[2]);
			for (int axis = 0; axis < scanner.length; axis++)
				table.addValue(AXES[axis] + "_mm", scanner[axis]);
		}
		else if (hasUnit) {
			// a pixel's centre lies half a pixel from its corner, as ImageJ measures
			for (int axis = 0; axis < axes; axis++)
				table.addValue(AXES[axis] + "_" + space.unit(), (centroid[axis] + 0.5) * space.pixelSize(axis));
		}
		for (int axis = 0; axis < axes; axis++)
			table.addValue(AXES[axis] + "min", places.lowest(parcel, axis));
		for (int axis = 0; axis < axes; axis++)
			table.addValue(EXTENTS[axis], places.highest(parcel, axis) - places.lowest(parcel, axis) + 1);
	}
}
