package org.parcelj.pictures;

import org.parcelj.InputException;

/** The filters of PNG, by which rows are stored as differences from their neighbours. */
final class PngFilter {

	private PngFilter() {
		// not to be instantiated
	}

	/**
	 * Turns differences into values.
	 *
	 * @param filter the number of the kind of differences
	 * @param line bytes of a row, changed in place
	 * @param above those of the row above
	 * @param step bytes from a pixel to the next
	 * @throws InputException if there is no such filter
	 */
	static void undo(final int filter, final byte[] line, final byte[] above, final int step) {
		for (int i = 0; i < line.length; i++) {
			final int left = i < step ? 0 : line[i - step] & 0xff;
			final int up = above[i] & 0xff;
			switch (filter) {
				case 0 :
					return;
				case 1 :
					line[i] += left;
					break;
				case 2 :
					line[i] += up;
					break;
				case 3 :
					line[i] += (left + up) / 2;
					break;
				case 4 :
					line[i] += nearest(left, up, i < step ? 0 : above[i - step] & 0xff);
					break;
				default :
					throw new InputException("a row has filter " + filter + ", which does not exist");
			}
		}
	}

	/** Paeth's predictor. */
	private static int nearest(final int left, final int up, final int corner) {
		final int toLeft = Math.abs(up - corner);
		final int toUp = Math.abs(left - corner);
		final int toCorner = Math.abs(left + up - 2 * corner);
		return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
	}
}
