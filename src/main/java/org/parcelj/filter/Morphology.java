package org.parcelj.filter;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/**
 * Erosion and dilation of masks by the neighbours that share a face. Everything outside the image is background: it
 * erodes the mask, and nothing grows in from there.
 */
public final class Morphology {

	private static final int CHUNK = 1 << 16;

	private Morphology() {
		// not to be instantiated
	}

	/** Takes the outermost layer of pixels away, so many times. */
	public static Mask erode(final Mask mask, final int times, final Progress progress) {
		return repeat(mask, times, true, progress);
	}

	/** Adds a layer of pixels, so many times. */
	public static Mask dilate(final Mask mask, final int times, final Progress progress) {
		return repeat(mask, times, false, progress);
	}

	private static Mask repeat(final Mask mask, final int times, final boolean erode, final Progress progress) {
		InputException.requireRange("times", times, 0, Integer.MAX_VALUE);
		if (times == 0) return mask;
		final boolean[] start = new boolean[mask.gridSize()];
		mask.forEach(0, mask.size(), (index, position) -> start[position] = true);
		boolean[] member = start;
		for (int i = 0; i < times; i++) {
			progress.check();
			member = layer(member, mask.dimensions(), erode);
		}
		final boolean[] last = member;
		return Mask.of(mask.dimensions(), position -> last[position]);
	}

	/** Erosion of the mask is dilation of the background, but for what lies outside the image. */
	private static boolean[] layer(final boolean[] member, final long[] dimensions, final boolean erode) {
		final boolean[] changed = member.clone();
		Chunks.forEach(member.length, CHUNK, (chunk, from, to) -> {
			int stride = 1;
			for (final long length : dimensions) {
				final int span = stride * (int) length;
				// counted, since a division for each pixel takes longer than all else
				int place = from % span - 1;
				for (int p = from; p < to; p++) {
					place = place + 1 == span ? 0 : place + 1;
					if (member[p] != erode) continue;
					final boolean before = place >= stride && member[p - stride];
					final boolean after = place < span - stride && member[p + stride];
					if (erode && !(before && after)) changed[p] = false;
					if (!erode && (before || after)) changed[p] = true;
				}
				stride = span;
			}
		});
		return changed;
	}
}
