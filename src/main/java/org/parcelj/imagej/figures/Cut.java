package org.parcelj.imagej.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.parcelj.InputException;

/** One slice through a volume: from which side it is seen and where it lies. Immutable. */
final class Cut {

	/** Larger numbers are no places, but a user's slip. */
	private static final double LONGEST = 1e7;

	private final View view;
	private final double place;
	private final String text;

	/**
	 * @param place along the view's axis, in coordinates of the space
	 */
	Cut(final View view, final double place, final SliceSpace space) {
		this.view = view;
		this.place = place;
		// a true minus sign is as wide as a digit
		final String number = written(space.number(view.axis(), place)).replace('-', '\u2212');
		text = space.isFlat() ? "" : view.label() + " = " + number + (space.isAnatomical() ? " mm" : "");
	}

	View view() {
		return view;
	}

	double place() {
		return place;
	}

	/** Such as "z = 12 mm"; of a volume without an affine the slice's number; nothing where there is but one slice. */
	String text() {
		return text;
	}

	/** As users write it, with one decimal at most. */
	static String written(final double number) {
		if (Math.abs(number) > LONGEST) return InputException.plain(number);
		final BigDecimal rounded = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
		return rounded.signum() == 0 ? "0" : rounded.toPlainString();
	}
}
