package org.parcelj.zarr.ngff;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.List;

import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * Writes NGFF's field "multiscales": which array is which level, and where its pixels lie.
 *
 * @param scales of the levels, the finest first
 * @param version of NGFF
 */
record Multiscales(List<Axis> axes, List<LabelGrid.Scale> scales, ZarrFormat format, String version) {

	JsonArray ofLabels() {
		final JsonObject multiscale = named("labels");
		multiscale.addProperty("type", "nearest");
		return filled(multiscale, 1);
	}

	/** @param interval between frames */
	JsonArray of(final String name, final double interval) {
		return filled(named(name), interval);
	}

	private JsonObject named(final String name) {
		final JsonObject multiscale = new JsonObject();
		if (format == ZarrFormat.V2) multiscale.addProperty("version", version);
		multiscale.addProperty("name", name);
		return multiscale;
	}

	private JsonArray filled(final JsonObject multiscale, final double interval) {
		final JsonArray list = new JsonArray();
		for (final Axis axis : axes)
			list.add(axis.json());
		multiscale.add("axes", list);
		final JsonArray datasets = new JsonArray();
		for (int level = 0; level < scales.size(); level++)
			datasets.add(dataset(level, interval));
		multiscale.add("datasets", datasets);
		final JsonArray multiscales = new JsonArray();
		multiscales.add(multiscale);
		return multiscales;
	}

	private JsonObject dataset(final int level, final double interval) {
		final JsonArray steps = new JsonArray();
		for (final String type : new String[] { "scale", "translation" }) {
			final JsonObject step = new JsonObject();
			step.addProperty("type", type);
			step.add(type, numbers(scales.get(level), type.equals("scale"), interval));
			steps.add(step);
		}
		final JsonObject dataset = new JsonObject();
		dataset.addProperty("path", Integer.toString(level));
		dataset.add("coordinateTransformations", steps);
		return dataset;
	}

	/** A number for each axis; channels and frames are not shifted. */
	private JsonArray numbers(final LabelGrid.Scale level, final boolean isScale, final double interval) {
		final JsonArray numbers = new JsonArray();
		for (final Axis axis : axes) {
			final int i = axis.dimension().ordinal();
			if (i > 2) numbers.add(!isScale ? 0.0 : axis.dimension() == Dimension.T ? interval : 1.0);
			else numbers.add(isScale ? level.scale()[i] : level.translation()[i]);
		}
		return numbers;
	}
}
