package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/**
 * The side from which a volume is seen: along which axis it is cut, and which axes run across and up the picture. In a
 * scanner's coordinates (x to the right, y to the front, z up) these are sagittal, coronal and axial slices.
 */
public enum View implements Labelled {

	/** Sagittal: y across, z up. */
	X(1, 2),
	/** Coronal: x across, z up. */
	Y(0, 2),
	/** Axial: x across, y up. */
	Z(0, 1);

	private final int across;
	private final int along;

	View(final int across, final int along) {
		this.across = across;
		this.along = along;
	}

	/** The axis that the slices are normal to, 0 … 2. */
	int axis() {
		return ordinal();
	}

	/** The axis from left to right. */
	int across() {
		return across;
	}

	/** The axis from bottom to top, or, as images are stored, from top to bottom. */
	int along() {
		return along;
	}

	/**
	 * Views by their letters, such as "xyz"; none where the text is empty.
	 *
	 * @throws InputException if another letter is among them, or one twice
	 */
	public static List<View> parse(final String text) {
		final List<View> views = new ArrayList<>();
		for (final char letter : text.trim().toUpperCase(Locale.ROOT).toCharArray()) {
			final View view = letter >= 'X' && letter <= 'Z' ? values()[letter - 'X'] : null;
			if (view == null || views.contains(view))
				throw new InputException("view is \"" + text +
					"\", but must be of the letters x, y and z, each at most once, such as \"z\" or \"xyz\"");
			views.add(view);
		}
		return views;
	}
}
