package org.parcelj.signal;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.files.CsvReader;
import org.parcelj.files.CsvRow;
import org.parcelj.files.Separator;

/** The frames of a series that are left out, counted from 0. Immutable. */
public final class Scrubbing implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final String KEY = "scrub";

	/** Leaves nothing out. */
	public static final Scrubbing NONE = new Scrubbing(KEY, new int[0]);

	/** What messages call them. */
	private final String called;
	private final int[] frames;

	private Scrubbing(final String called, final int[] frames) {
		this.called = called;
		this.frames = Arrays.stream(frames).sorted().distinct().toArray();
	}

	/**
	 * @throws InputException if a frame is below 0
	 */
	public static Scrubbing of(final int... frames) {
		for (final int frame : frames)
			InputException.requireRange("a frame to leave out", frame, 0, Integer.MAX_VALUE);
		return new Scrubbing(KEY, frames);
	}

	/**
	 * Reads a text file of frame numbers, separated by white space, commas or semicolons; an empty one leaves nothing
	 * out.
	 *
	 * @throws InputException if the file cannot be read, has anything but whole numbers of 0 or more, has one twice, or
	 * has a flag of 0 or 1 for each frame instead
	 */
	public static Scrubbing read(final Path file) {
		final String table = KEY + " " + file.getFileName();
		final Map<Integer, CsvRow> found = new TreeMap<>();
		InputException twice = null;
		try (CsvReader in = new CsvReader(file, table, Separator.ANY)) {
			for (CsvRow row = in.next(); row != null; row = in.next())
				for (int c = 0; c < row.size(); c++) {
					final int frame = frame(row, c);
					if (found.put(frame, row) != null && twice == null) twice = row.wrong(c, "frame " + frame + " occurs twice");
				}
		}
		if (twice != null && found.keySet().stream().allMatch(frame -> frame < 2))
			throw new InputException(table + " has only 0s and 1s, of which one may mean leave out or keep; it must have " +
				"the numbers of the frames to leave out, counted from 0");
		if (twice != null) throw twice;
		return new Scrubbing(table, found.keySet().stream().mapToInt(frame -> frame).toArray());
	}

	private static int frame(final CsvRow row, final int column) {
		if (!row.text(column).matches("\\d{1,9}"))
			throw row.wrong(column, row.quoted(column) + " is not the number of a frame, counted from 0");
		return Integer.parseInt(row.text(column));
	}

	/** These frames and others. */
	public Scrubbing and(final Scrubbing others) {
		return new Scrubbing(isEmpty() ? others.called : called,
			IntStream.concat(Arrays.stream(frames), Arrays.stream(others.frames)).toArray());
	}

	/** How many frames are left out. */
	public int size() {
		return frames.length;
	}

	/** Whether nothing is left out. */
	public boolean isEmpty() {
		return frames.length == 0;
	}

	/**
	 * The frames of a series that stay, ascending.
	 *
	 * @throws InputException if the series has no such frame as is left out, or none is left
	 */
	public int[] kept(final int length) {
		if (frames.length > 0 && frames[frames.length - 1] >= length)
			throw new InputException(called + " has frame " + frames[frames.length - 1] + ", but the series' last frame is " +
				(length - 1) + ", counted from 0");
		if (frames.length == length) throw new InputException(called + " leaves out all " + length + " frames");
		final int[] kept = new int[length - frames.length];
		for (int t = 0, k = 0, s = 0; t < length; t++) {
			if (s < frames.length && frames[s] == t) s++;
			else kept[k++] = t;
		}
		return kept;
	}
}
