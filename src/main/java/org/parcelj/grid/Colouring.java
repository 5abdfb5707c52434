package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * The pixels of a graph in colours, so that no two neighbours share one: work on all pixels of a colour at once meets
 * no half-done neighbours. Each pixel, in order, takes the first colour that none of its earlier neighbours has; on a
 * whole grid these are 2 colours for faces, and 4 or 8 with corners. Immutable.
 */
public final class Colouring {

	private static final int MOST = Integer.SIZE;

	private final int[] starts;
	private final int[] pixels;

	private Colouring(final int[] starts, final int[] pixels) {
		this.starts = starts;
		this.pixels = pixels;
	}

	/**
	 * @throws InputException if it would take more than 32 colours, more than a grid of three axes ever does
	 */
	public static Colouring of(final GridGraph graph, final Progress progress) {
		final byte[] colours = colours(graph, progress);
		final int[] starts = new int[MOST + 1];
		for (final byte colour : colours)
			starts[colour + 1]++;
		int count = 0;
		while (count < MOST && starts[count + 1] > 0)
			count++;
		for (int c = 0; c < count; c++)
			starts[c + 1] += starts[c];
		final int[] next = starts.clone();
		final int[] pixels = new int[colours.length];
		progress.check();
		for (int i = 0; i < pixels.length; i++)
			pixels[next[colours[i]]++] = i;
		return new Colouring(Arrays.copyOf(starts, count + 1), pixels);
	}

	private static byte[] colours(final GridGraph graph, final Progress progress) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final byte[] colours = new byte[graph.size()];
		/** A bit for each colour that an earlier neighbour has. */
		final int[] taken = new int[graph.size()];
		for (int i = 0; i < colours.length; i++) {
			progress.checkAt(i);
			final int colour = Integer.numberOfTrailingZeros(~taken[i]);
			if (colour == MOST) throw new InputException("pixel " + i + " has neighbours of " + MOST + " colours already");
			colours[i] = (byte) colour;
			for (int e = starts[i]; e < starts[i + 1]; e++)
				taken[neighbours[e]] |= 1 << colour;
		}
		return colours;
	}

	/** The number of colours. */
	public int count() {
		return starts.length - 1;
	}

	/** Where the pixels of a colour start in the order of colours; the next colour's start is their end. */
	public int start(final int colour) {
		return starts[colour];
	}

	/** The pixel at a place in the order of colours; those of one colour ascend. */
	public int pixel(final int place) {
		return pixels[place];
	}
}
