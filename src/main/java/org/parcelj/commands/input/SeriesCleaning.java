package org.parcelj.commands.input;

import java.io.Serializable;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.HighVariance;

/** How the series of the image and of further subjects are cleaned. Immutable. */
public final class SeriesCleaning implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Leaves all series as they are. */
	public static final SeriesCleaning NONE = new SeriesCleaning(List.of(Cleaning.NONE), 0);

	private final List<Cleaning> cleanings;
	private final int highVariance;

	/**
	 * @param cleanings of the image and of each further subject, or one for all
	 * @param highVariance how many confounds are taken from each series' own most variable pixels; 0 is off
	 * @throws InputException if it is below 0
	 */
	public SeriesCleaning(final List<Cleaning> cleanings, final int highVariance) {
		this.cleanings = List.copyOf(cleanings);
		this.highVariance = InputException.requireRange("highvariance", highVariance, 0, Integer.MAX_VALUE);
	}

	/** Whether series stay as they are. */
	public boolean isOff() {
		return highVariance == 0 && cleanings.stream().allMatch(Cleaning::isOff);
	}

	/** That of one subject alone. */
	SeriesCleaning only(final int subject) {
		return new SeriesCleaning(List.of(of(subject)), highVariance);
	}

	/** What is known before a series is read. */
	public Cleaning of(final int subject) {
		return cleanings.get(cleanings.size() == 1 ? 0 : subject);
	}

	/**
	 * The cleaning of one series.
	 *
	 * @param subject whose series it is, 0 for the image itself
	 * @param series on the grid's axes and those of its frames
	 */
	public Cleaning of(final int subject, final RandomAccessibleInterval<? extends RealType<?>> series,
		final int gridAxes, final Progress progress)
	{
		if (highVariance == 0) return of(subject);
		return of(subject).withConfounds(new HighVariance(highVariance).of(series, gridAxes, progress));
	}
}
