package org.parcelj.imagej.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;
import org.parcelj.tiff.TiffPage;

/**
 * Python's tifffile's description of the array in a file, <code>{"axes": "TZYX", "shape": [4, 3, 20, 24]}</code>: which
 * of its axes are channels, slices and frames. Without axes, and with axes of other kinds, all planes are slices.
 */
final class NumpyShape {

	private static final Pattern SHAPE = Pattern.compile("^\\s*\\{[^\\[]*\"shape\"\\s*:\\s*\\[([\\d\\s,]+)\\]");
	private static final Pattern AXES = Pattern.compile("\"axes\"\\s*:\\s*\"([A-Z]+)\"");
	/** All planes follow the single directory. */
	private static final Pattern TRUNCATED = Pattern.compile("\"truncated?\"\\s*:\\s*true");

	private final List<TiffPage> pages;
	private final String axes;
	private final long[] shape;
	private final int planes;

	private NumpyShape(final List<TiffPage> pages, final String axes, final long[] shape) {
		this.pages = pages;
		this.axes = axes;
		this.shape = shape;
		final TiffPage first = pages.get(0);
		final boolean truncated = pages.size() == 1 && TRUNCATED.matcher(first.description()).find();
		final long plane = (long) first.width() * first.height() * first.samples();
		double values = 1;
		for (final long size : shape)
			values *= size;
		planes = truncated && values / plane <= Integer.MAX_VALUE ? (int) (values / plane) : pages.size();
	}

	/** Empty where the first page says nothing of the kind. */
	static Optional<TiffAxes> axes(final List<TiffPage> pages) {
		final String description = pages.get(0).description();
		final Matcher shape = SHAPE.matcher(description);
		if (!shape.find()) return Optional.empty();
		final Matcher axes = AXES.matcher(description);
		return new NumpyShape(pages, axes.find() ? axes.group(1) : "", sizes(shape.group(1))).axes();
	}

	/** The sizes in a list; a loop, since most files are of single images, for which streams take longer to start. */
	private static long[] sizes(final String list) {
		final String[] words = list.split(",");
		final long[] sizes = new long[words.length];
		int count = 0;
		for (final String word : words) {
			final String size = word.strip();
			if (size.matches("\\d{1,9}")) sizes[count++] = Long.parseLong(size);
		}
		return Arrays.copyOf(sizes, count);
	}

	private Optional<TiffAxes> axes() {
		final int behind = pages.size() == 1 ? Math.max(1, planes) : 1;
		final int channels = size('C');
		final int slices = size('Z');
		final int frames = size('T');
		if (axes.length() != shape.length || (long) channels * slices * frames != Math.max(behind, pages.size()))
			return behind > 1 ? Optional.of(new TiffAxes(pages, behind, 1, behind, 1)) : Optional.empty();
		if (behind > 1 && !order().equals(ordered()))
			throw new InputException("its planes have the axes " + axes + " without directories of their own, but are read " +
				"so only in the order " + ordered() + "YX");
		return Optional.of(new TiffAxes(behind > 1 ? pages : sorted(), behind, channels, slices, frames));
	}

	private int size(final char axis) {
		final int at = axes.indexOf(axis);
		return at < 0 || at >= shape.length ? 1 : (int) shape[at];
	}

	/** Slowest first. */
	private String order() {
		return axes.replaceAll("[^TZC]", "");
	}

	private String ordered() {
		return "TZC".replaceAll("[^" + order() + "]", "");
	}

	/** The pages with channels fastest, then slices, then frames. */
	private List<TiffPage> sorted() {
		final List<TiffPage> sorted = new ArrayList<>();
		for (int frame = 0; frame < size('T'); frame++)
			for (int slice = 0; slice < size('Z'); slice++)
				for (int channel = 0; channel < size('C'); channel++)
					sorted.add(pages.get(place(channel, slice, frame)));
		return sorted;
	}

	private int place(final int channel, final int slice, final int frame) {
		int place = 0;
		for (final char axis : order().toCharArray())
			place = place * size(axis) + (axis == 'C' ? channel : axis == 'Z' ? slice : frame);
		return place;
	}
}
