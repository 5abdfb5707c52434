package org.parcelj.imagej.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** An axis of a plot: where values lie on it, and where its ticks are. Immutable. */
final class Axis {

	private enum Scale {
		LINEAR, WHOLE, LOG, PLACES
	}

	/** A mark on an axis; without a text it is a small one. */
	record Tick(double value, String text) {}

	/** The most numbers on an axis, however long it is. */
	private static final int MOST = 8;
	private static final int DECADE = 10;
	/** Decades with small ticks between powers of ten. */
	private static final int MOST_DIVIDED = 8;
	private static final double ROUNDING = 1e-9;

	private final Scale scale;
	private final double lowest;
	private final double highest;

	private Axis(final Scale scale, final double lowest, final double highest) {
		this.scale = scale;
		this.lowest = lowest;
		this.highest = highest;
	}

	/** From the lowest to the highest value; half a unit to both sides where there is but one. */
	static Axis linear(final double lowest, final double highest) {
		return of(new Range(lowest, highest));
	}

	static Axis of(final Range range) {
		return new Axis(Scale.LINEAR, range.lowest(), range.highest());
	}

	/** An axis of whole numbers, which alone have ticks. */
	static Axis whole(final double lowest, final double highest) {
		return new Axis(Scale.WHOLE, lowest, highest);
	}

	/**
	 * @param lowest above 0
	 * @param highest above the lowest
	 */
	static Axis log(final double lowest, final double highest) {
		return new Axis(Scale.LOG, lowest, highest);
	}

	/** An axis of places that have no numbers. */
	static Axis places(final double lowest, final double highest) {
		return new Axis(Scale.PLACES, lowest, highest);
	}

	/** Where a value lies, 0 … 1 from the lowest to the highest. */
	double share(final double value) {
		return scale == Scale.LOG
			? Math.log(value / lowest) / Math.log(highest / lowest)
			: (value - lowest) / (highest - lowest);
	}

	/**
	 * The ticks at round numbers: as many as can be written without touching.
	 *
	 * @param length of the axis
	 * @param room that a text takes along it, with what it must be apart from the next
	 */
	List<Tick> ticks(final double length, final ToDoubleFunction<String> room) {
		if (scale == Scale.PLACES) return List.of();
		final List<List<Tick>> choices = scale == Scale.LOG && highest / lowest >= DECADE ? logTicks() : evenTicks();
		for (final List<Tick> ticks : choices)
			if (fit(ticks, length, room)) return ticks;
		return choices.get(choices.size() - 1);
	}

	private boolean fit(final List<Tick> ticks, final double length, final ToDoubleFunction<String> room) {
		double end = Double.NEGATIVE_INFINITY;
		for (final Tick tick : ticks) {
			if (tick.text.isEmpty()) continue;
			final double half = room.applyAsDouble(tick.text) / 2;
			final double middle = share(tick.value) * length;
			if (middle - half < end) return false;
			end = middle + half;
		}
		return true;
	}

	/** From dense to sparse. */
	private List<List<Tick>> evenTicks() {
		final List<List<Tick>> choices = new ArrayList<>();
		for (int count = MOST; count > 0; count--) {
			final double step = roundStep((highest - lowest) / count);
			choices.add(evenTicks(scale == Scale.WHOLE ? Math.max(1, step) : step));
		}
		return choices;
	}

	private List<Tick> evenTicks(final double step) {
		final List<Tick> ticks = new ArrayList<>();
		for (double i = Math.ceil(lowest / step - ROUNDING); i * step <= highest + ROUNDING * step; i++)
			ticks.add(new Tick(i * step, Numbers.text(i * step, step, Math.max(Math.abs(lowest), Math.abs(highest)))));
		return ticks;
	}

	/** The next larger one of 1, 2 and 5 times a power of ten. */
	private static double roundStep(final double raw) {
		final double power = Math.pow(10, Math.floor(Math.log10(raw)));
		for (final int factor : new int[] { 1, 2, 5 })
			if (raw <= factor * power) return factor * power;
		return 10 * power;
	}

	/** From dense to sparse: at 1, 2 and 5 times powers of ten, at powers of ten, at every second one, … */
	private List<List<Tick>> logTicks() {
		final List<List<Tick>> choices = new ArrayList<>();
		choices.add(logTicks(1, 2, 5));
		choices.add(logTicks(1, 3));
		for (int every = 1; every <= MOST_DIVIDED; every++)
			choices.add(powers(every));
		return choices;
	}

	private List<Tick> logTicks(final int... written) {
		final List<Tick> ticks = new ArrayList<>();
		for (int power = firstPower(); power <= Math.log10(highest); power++)
			for (int factor = 1; factor < DECADE; factor++)
				add(ticks, factor, power, contains(written, factor));
		return ticks;
	}

	private List<Tick> powers(final int every) {
		final boolean divided = Math.log10(highest / lowest) <= MOST_DIVIDED;
		final List<Tick> ticks = new ArrayList<>();
		for (int power = firstPower(); power <= Math.log10(highest); power++)
			for (int factor = 1; factor < (divided ? DECADE : 2); factor++)
				add(ticks, factor, power, factor == 1 && power % every == 0);
		return ticks;
	}

	private int firstPower() {
		return (int) Math.floor(Math.log10(lowest));
	}

	private void add(final List<Tick> ticks, final int factor, final int power, final boolean isWritten) {
		final double unit = Math.pow(10, power);
		final double value = factor * unit;
		if (value < lowest * (1 - ROUNDING) || value > highest * (1 + ROUNDING)) return;
		ticks.add(new Tick(value, isWritten ? Numbers.text(value, unit, highest) : ""));
	}

	private static boolean contains(final int[] numbers, final int number) {
		for (final int each : numbers)
			if (each == number) return true;
		return false;
	}
}
