package org.parcelj.zarr.ngff;

import com.google.gson.JsonElement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.parcelj.zarr.Fields;
import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * NGFF's description of an image: its axes and where its levels are.
 *
 * @param version of NGFF, "0.1" to "0.5"
 * @param axes in the order of the arrays'
 * @param datasets finest first
 * @param name of the image; empty where it has none that can be shown
 * @param images how many images the group holds, of which this is the first
 */
record Multiscale(String version, List<Axis> axes, List<Dataset> datasets, String name, int images) {

	private static final int MOST_LEVELS = 64;
	private static final int LONGEST_WORD = 40;

	/**
	 * A level.
	 *
	 * @param path relative to the group
	 * @param scale size of a pixel along each axis
	 * @param translation place of the first pixel's centre
	 */
	record Dataset(String path, double[] scale, double[] translation) {}

	/**
	 * Reads it from the attributes of a group.
	 *
	 * @param ngff the object that has "multiscales"
	 * @throws org.parcelj.InputException if they are damaged, or ask for what is not known
	 */
	static Multiscale of(final Fields ngff) {
		final List<Fields> multiscales = ngff.objects("multiscales");
		if (multiscales.isEmpty()) throw ngff.wrong("multiscales", "a list of at least one image");
		final Fields first = multiscales.get(0);
		final List<Axis> axes = axes(first);
		final List<Fields> datasets = first.objects("datasets");
		if (datasets.isEmpty() || datasets.size() > MOST_LEVELS)
			throw first.wrong("datasets", "a list of 1 to " + MOST_LEVELS + " levels");
		final List<Dataset> levels = new ArrayList<>();
		for (final Fields dataset : datasets)
			levels.add(dataset(dataset, first, axes.size()));
		return new Multiscale(ngff.text("version", first.text("version", "0.4")), axes, levels, name(first),
			multiscales.size());
	}

	/** What is no name is left out, since nothing depends on it. */
	private static String name(final Fields multiscale) {
		final JsonElement name = multiscale.json().get("name");
		if (name == null || !name.isJsonPrimitive()) return "";
		final String text = name.getAsString();
		return text.length() > LONGEST_WORD || text.chars().anyMatch(Character::isISOControl) ? "" : text;
	}

	private static List<Axis> axes(final Fields multiscale) {
		// until version 0.2 images had all five
		if (!multiscale.has("axes")) return named("t", "c", "z", "y", "x");
		final List<Axis> axes = new ArrayList<>();
		final Set<Dimension> seen = EnumSet.noneOf(Dimension.class);
		for (final JsonElement element : multiscale.list("axes")) {
			final Axis axis = element.isJsonObject()
				? axis(multiscale, new Fields("axes", element.getAsJsonObject()))
				: new Axis(dimension(multiscale, element.isJsonPrimitive() ? element.getAsString() : "", ""), "");
			if (!seen.add(axis.dimension())) throw multiscale.wrong("axes", "different axes");
			axes.add(axis);
		}
		if (!seen.contains(Dimension.X) || !seen.contains(Dimension.Y))
			throw multiscale.wrong("axes", "a list with x and y among them");
		return axes;
	}

	private static Axis axis(final Fields multiscale, final Fields axis) {
		final String unit = axis.text("unit", "");
		if (unit.length() > LONGEST_WORD || unit.chars().anyMatch(Character::isISOControl))
			throw multiscale.wrong("axes", "axes whose units are words");
		return new Axis(dimension(multiscale, axis.text("name"), axis.text("type", "")), unit);
	}

	private static Dimension dimension(final Fields multiscale, final String name, final String kind) {
		for (final Dimension dimension : Dimension.values()) {
			final boolean space = dimension.kind().equals("space");
			if (dimension.letter().equals(name.toLowerCase(Locale.ROOT))) return dimension;
			if (!space && dimension.kind().equals(kind)) return dimension;
		}
		throw multiscale.wrong("axes", "of x, y, z, c and t");
	}

	/** Axes of one letter each. */
	static List<Axis> named(final String... letters) {
		return Arrays.stream(letters).map(letter -> new Axis(Dimension.valueOf(letter.toUpperCase(Locale.ROOT)), ""))
			.toList();
	}

	private static Dataset dataset(final Fields dataset, final Fields multiscale, final int axes) {
		final double[] scale = new double[axes];
		final double[] translation = new double[axes];
		Arrays.fill(scale, 1);
		for (final Fields fields : new Fields[] { dataset, multiscale })
			transform(fields, scale, translation);
		return new Dataset(dataset.text("path"), scale, translation);
	}

	private static void transform(final Fields fields, final double[] scale, final double[] translation) {
		if (!fields.has("coordinateTransformations")) return;
		for (final Fields step : fields.objects("coordinateTransformations")) {
			final String type = step.text("type");
			if (type.equals("identity")) continue;
			if (!type.equals("scale") && !type.equals("translation")) throw step.wrong("type", "scale or translation");
			final double[] numbers = step.numbers(type, scale.length);
			for (int axis = 0; axis < scale.length; axis++) {
				if (type.equals("translation")) translation[axis] += numbers[axis];
				else if (!(numbers[axis] > 0)) throw step.wrong("scale", "numbers above 0");
				else {
					scale[axis] *= numbers[axis];
					translation[axis] *= numbers[axis];
				}
				if (!(scale[axis] > 0) || !Double.isFinite(scale[axis]) || !Double.isFinite(translation[axis]))
					throw step.wrong(type, "of pixels and places that are finite, together with what came before");
			}
		}
	}
}
