package org.parcelj.imagej.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.imagej.pictures.Legend;

/** The key below a figure that says which colour is which label, by names or numbers. Immutable. */
public final class ColourKey {

	/** No such thing. */
	public static final ColourKey NONE = new ColourKey(false, List.of());

	private static final int MOST = 100;

	private final boolean isShown;
	private final List<String> names;

	private ColourKey(final boolean isShown, final List<String> names) {
		this.isShown = isShown;
		this.names = names;
	}

	/**
	 * @param names of the labels, in the order of their numbers, separated by commas; empty for the numbers
	 */
	public static ColourKey of(final String names) {
		return new ColourKey(true,
			names.isBlank() ? List.of() : Arrays.stream(names.split(",", -1)).map(String::trim).toList());
	}

	/**
	 * The entries for each label image; where there are several each begins with its name.
	 *
	 * @throws InputException if there are too many labels to tell apart, or not as many as names
	 */
	List<List<Legend.Entry>> entries(final List<FigureLabels> maps) {
		final List<List<Legend.Entry>> entries = new ArrayList<>();
		final boolean several = maps.stream().filter(map -> map != null).count() > 1;
		for (final FigureLabels map : maps)
			if (isShown && map != null) entries.add(entries(map, several));
		return entries;
	}

	private List<Legend.Entry> entries(final FigureLabels map, final boolean several) {
		final int[] numbers = map.numbers();
		if (numbers.length > MOST)
			throw new InputException(
				"a colour key is for up to " + MOST + " labels, but \"" + map.name() + "\" has " + numbers.length);
		if (!names.isEmpty() && names.size() != numbers.length)
			throw new InputException(
				"labelnames has " + names.size() + " names, but \"" + map.name() + "\" has " + numbers.length + " labels");
		final List<Legend.Entry> entries = new ArrayList<>();
		if (several) entries.add(Legend.Entry.heading(map.name()));
		for (int i = 0; i < numbers.length; i++)
			entries.add(new Legend.Entry(names.isEmpty() ? Integer.toString(numbers[i]) : names.get(i),
				new Color(map.colour(numbers[i])), Legend.Sample.AREA));
		return entries;
	}
}
