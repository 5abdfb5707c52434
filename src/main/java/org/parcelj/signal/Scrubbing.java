package org.parcelj.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.parcelj.InputException;

/** The frames of a series that are left out, counted from 0. Immutable. */
public final class Scrubbing {

	/** Leaves nothing out. */
	public static final Scrubbing NONE = new Scrubbing(new int[0]);

	private final int[] frames;

	private Scrubbing(final int[] frames) {
		this.frames = Arrays.stream(frames).sorted().distinct().toArray();
	}

	/**
	 * @throws InputException if a frame is below 0
	 */
	public static Scrubbing of(final int... frames) {
		for (final int frame : frames)
			InputException.requireRange("a frame to leave out", frame, 0, Integer.MAX_VALUE);
		return new Scrubbing(frames);
	}

	/**
	 * Reads a text file of frame numbers, parted by white space, commas or semicolons; an empty one leaves nothing out.
	 *
	 * @throws InputException if the file cannot be read, or has something else than whole numbers of 0 or more
	 */
	public static Scrubbing read(final Path file) {
		final String text;
		try {
			text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new InputException("scrub " + file + " cannot be read: " + e.getMessage(), e);
		}
		return new Scrubbing(Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isEmpty())
			.mapToInt(word -> frame(file, word)).toArray());
	}

	private static int frame(final Path file, final String word) {
		if (!word.matches("\\d{1,9}"))
			throw new InputException(
				"scrub " + file.getFileName() + " has \"" + word + "\", but must have numbers of frames, counted from 0");
		return Integer.parseInt(word);
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
			throw new InputException("scrub has frame " + frames[frames.length - 1] + ", but the series' last frame is " +
				(length - 1) + ", counted from 0");
		if (frames.length == length) throw new InputException("scrub leaves out all " + length + " frames");
		final int[] kept = new int[length - frames.length];
		for (int t = 0, k = 0, s = 0; t < length; t++) {
			if (s < frames.length && frames[s] == t) s++;
			else kept[k++] = t;
		}
		return kept;
	}
}
