package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.parcelj.InputException;

/** Which slices a figure shows: the views, and where they cut, or how many are to be found. Immutable. */
public final class Cuts {

	private static final int MOST = 100;
	/** Where one view is asked for, and no number. */
	private static final int CUSTOMARY = 7;

	private final List<View> views;
	private final List<List<Double>> numbers;
	private final int slices;

	/**
	 * @param view letters of {@link View}; empty for all three views of a volume with an affine, else the planes as
	 * stored
	 * @param cuts in mm, or slices from 1 where there is no affine: of one view separated by commas; of several views one
	 * each, or those of each view separated by semicolons; empty for the best ones
	 * @param slices how many best ones for each view; 0 for 7 of one view, or 1 of each of several
	 * @throws InputException if one of them cannot be understood, or there are not as many cuts as views
	 */
	public Cuts(final String view, final String cuts, final int slices) {
		views = View.parse(view);
		numbers = parse(cuts);
		this.slices = InputException.requireRange("slices", slices, 0, MOST);
		final int count = numbers.stream().mapToInt(List::size).sum();
		InputException.requireRange("the number of cuts", count, 0, MOST);
	}

	private static List<List<Double>> parse(final String cuts) {
		final List<List<Double>> groups = new ArrayList<>();
		if (cuts.isBlank()) return groups;
		for (final String group : cuts.split(";", -1)) {
			final List<Double> numbers = new ArrayList<>();
			for (final String number : group.split(",", -1))
				numbers.add(number(number.trim(), cuts));
			groups.add(numbers);
		}
		return groups;
	}

	private static double number(final String text, final String cuts) {
		try {
			final double number = Double.parseDouble(text);
			if (Double.isFinite(number)) return number;
		}
		catch (final NumberFormatException e) {
			// the message is the same
		}
		throw new InputException(
			"cuts is \"" + cuts + "\", but must be numbers separated by commas, and of several views " +
				"one each, or those of each view separated by semicolons");
	}

	/**
	 * The cuts through an image.
	 *
	 * @param title of the image, for messages
	 * @throws InputException if the image has no such view, or a cut lies outside of it
	 */
	List<Cut> of(final SliceSpace space, final SliceCounts counts, final String title) {
		final List<View> shown = views(space, title);
		final List<List<Double>> places = numbers.isEmpty() ? null : placesFor(shown);
		final List<Cut> cuts = new ArrayList<>();
		for (int v = 0; v < shown.size(); v++) {
			final View view = shown.get(v);
			if (places == null)
				counts.find(view, number(view, shown.size(), space, title))
					.forEach(place -> cuts.add(new Cut(view, round(place, view, space), space)));
			else
				for (final double number : places.get(v))
				cuts.add(new Cut(view, inside(view, number, space, title), space));
		}
		return cuts;
	}

	/** Whole millimetres are easier to read, and lie in the same slice. */
	private static double round(final double place, final View view, final SliceSpace space) {
		return space.isAnatomical() && space.step(view.axis()) >= 1 ? Math.floor(place + 0.5) : place;
	}

	private List<View> views(final SliceSpace space, final String title) {
		final View natural = space.natural();
		if (space.isFlat() && !views.isEmpty() && !views.equals(List.of(natural)))
			throw new InputException("view is \"" + letters(views) + "\", but \"" + title +
				"\" is a single plane, which is seen along " + natural.label() + " alone");
		if (!views.isEmpty()) return views;
		return space.isFlat() || !space.isAnatomical() ? List.of(natural) : List.of(View.values());
	}

	/** One view takes all numbers, several take one each, or a group each. */
	private List<List<Double>> placesFor(final List<View> shown) {
		if (numbers.size() == shown.size()) return numbers;
		if (numbers.size() == 1 && numbers.get(0).size() == shown.size()) {
			final List<List<Double>> each = new ArrayList<>();
			numbers.get(0).forEach(number -> each.add(Collections.singletonList(number)));
			return each;
		}
		final boolean groups = numbers.size() > 1;
		throw new InputException("cuts has " + (groups ? numbers.size() + " groups" : numbers.get(0).size() + " numbers") +
			", but view \"" + letters(shown) + "\" needs " + shown.size() +
			(groups ? "" : ", or " + shown.size() + " groups separated by semicolons"));
	}

	private int number(final View view, final int views, final SliceSpace space, final String title) {
		final int most = space.slices(view.axis());
		if (slices > most)
			throw new InputException(
				"slices is " + slices + ", but \"" + title + "\" has " + most + " along " + view.label());
		return slices > 0 ? slices : Math.min(most, views > 1 ? 1 : CUSTOMARY);
	}

	private static double inside(final View view, final double number, final SliceSpace space, final String title) {
		final int axis = view.axis();
		final double place = space.coordinate(axis, number);
		// a cut through the outermost half of a slice still shows it
		if (place >= space.lowest(axis) && place <= space.highest(axis)) return place;
		final int last = space.slices(axis) - 1;
		throw new InputException("cuts has " + view.label() + " = " + Cut.written(number) + ", which is outside of \"" +
			title + "\", which reaches from " + Cut.written(space.number(axis, space.slice(axis, 0))) + " to " +
			Cut.written(space.number(axis, space.slice(axis, last))) + (space.isAnatomical() ? " mm" : ""));
	}

	private static String letters(final List<View> views) {
		final StringBuilder letters = new StringBuilder();
		views.forEach(view -> letters.append(view.label()));
		return letters.toString();
	}
}
