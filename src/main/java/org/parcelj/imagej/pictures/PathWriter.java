package org.parcelj.imagej.pictures;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/** Writes the outline of a shape in the operators of a vector format. */
final class PathWriter {

	private static final int THOUSAND = 1000;

	/** The operators of a format. */
	interface Operators {

		String moveTo(double... at);

		String lineTo(double... at);

		String curveTo(double... at);

		String close();
	}

	/** SVG's, each before its numbers. */
	static final Operators SVG = new Operators() {

		@Override
		public String moveTo(final double... at) {
			return "M" + numbers(at);
		}

		@Override
		public String lineTo(final double... at) {
			return "L" + numbers(at);
		}

		@Override
		public String curveTo(final double... at) {
			return "C" + numbers(at);
		}

		@Override
		public String close() {
			return "Z";
		}
	};

	/** PDF's, each behind its numbers. */
	static final Operators PDF = new Operators() {

		@Override
		public String moveTo(final double... at) {
			return numbers(at) + " m\n";
		}

		@Override
		public String lineTo(final double... at) {
			return numbers(at) + " l\n";
		}

		@Override
		public String curveTo(final double... at) {
			return numbers(at) + " c\n";
		}

		@Override
		public String close() {
			return "h\n";
		}
	};

	private PathWriter() {
		// not to be instantiated
	}

	/** Quadratic curves become cubic ones, which both formats have. */
	static String of(final Shape shape, final Operators operators) {
		final StringBuilder path = new StringBuilder();
		final double[] at = new double[6];
		double x = 0;
		double y = 0;
		for (final PathIterator parts = shape.getPathIterator(null); !parts.isDone(); parts.next()) {
			final int part = parts.currentSegment(at);
			switch (part) {
				case PathIterator.SEG_MOVETO -> path.append(operators.moveTo(at[0], at[1]));
				case PathIterator.SEG_LINETO -> path.append(operators.lineTo(at[0], at[1]));
				case PathIterator.SEG_QUADTO -> path.append(operators.curveTo((x + 2 * at[0]) / 3, (y + 2 * at[1]) / 3,
					(2 * at[0] + at[2]) / 3, (2 * at[1] + at[3]) / 3, at[2], at[3]));
				case PathIterator.SEG_CUBICTO -> path.append(operators.curveTo(at));
				default -> path.append(operators.close());
			}
			final int last = part == PathIterator.SEG_CUBICTO ? 4 : part == PathIterator.SEG_QUADTO ? 2 : 0;
			if (part != PathIterator.SEG_CLOSE) {
				x = at[last];
				y = at[last + 1];
			}
		}
		return path.toString();
	}

	private static String numbers(final double... values) {
		final StringBuilder text = new StringBuilder();
		for (final double value : values)
			text.append(text.length() > 0 ? " " : "").append(number(value));
		return text.toString();
	}

	/** With up to three decimals. */
	static String number(final double value) {
		final long thousandths = Math.round(Math.abs(value) * THOUSAND);
		final StringBuilder text = new StringBuilder(value < 0 && thousandths > 0 ? "-" : "")
			.append(thousandths / THOUSAND);
		long rest = thousandths % THOUSAND;
		if (rest > 0) text.append('.');
		for (long place = THOUSAND / 10; rest > 0; rest %= place, place /= 10)
			text.append(rest / place);
		return text.toString();
	}
}
