package org.parcelj.cluster.spectral;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * A dense symmetric matrix, of which the first columns are eliminated: those become columns of a factor L with A = L ·
 * diag(±1) · Lᵀ, and what is left of the others is the Schur complement. Only the lower triangle is used, column by
 * column, each column an array of the matrix's full height so that all share one index.
 */
final class Front {

	/** The columns that are eliminated before the ones behind them are updated. */
	private static final int PANEL = 8 * Kernels.GROUP;

	/** The rows of a tile: six columns of it stay in the nearest cache. */
	private static final int TILE = 512;

	/** The columns that one thread updates at a time. */
	private static final int SHARE = 48;

	private final double[][] columns;
	private final Progress progress;
	private final boolean parallel;
	private final double[] factors = new double[Kernels.GROUP];
	private final boolean[] negative;

	/**
	 * @param eliminated number of columns to eliminate
	 * @param parallel whether to use several threads, where the front is large enough
	 */
	Front(final double[][] columns, final int eliminated, final boolean parallel, final Progress progress) {
		this.columns = columns;
		this.parallel = parallel && columns.length > 4 * SHARE;
		this.progress = progress;
		negative = new boolean[eliminated];
	}

	/** Eliminates, and gives the number of negative pivots. */
	int eliminate() {
		final int n = negative.length;
		for (int panel = 0; panel < n; panel += PANEL) {
			final int end = Math.min(n, panel + PANEL);
			factorPanel(panel, end);
			updateBehind(panel, end);
		}
		int count = 0;
		for (final boolean one : negative)
			if (one) count++;
		return count;
	}

	private void factorPanel(final int panel, final int end) {
		for (int j = panel; j < end; j++) {
			for (int group = panel; group < j; group += Kernels.GROUP)
				update(j, group, Math.min(j, group + Kernels.GROUP), j, columns.length, factors);
			final double pivot = columns[j][j];
			negative[j] = pivot < 0;
			// A pivot of exactly 0 means a shift that is an eigenvalue of a part; any tiny number serves as well.
			final double root = Math.sqrt(Math.max(Math.abs(pivot), Double.MIN_NORMAL));
			Kernels.scale(columns[j], (negative[j] ? -1 : 1) / root, j + 1, columns.length);
			columns[j][j] = root;
		}
	}

	private void updateBehind(final int panel, final int end) {
		final int behind = columns.length - end;
		if (parallel) Chunks.forEach(behind, SHARE, (chunk, from, to) -> updateShare(panel, end, end + from, end + to));
		else for (int from = 0; from < behind; from += SHARE)
			updateShare(panel, end, end + from, end + Math.min(behind, from + SHARE));
	}

	/** Updates columns {@code from} … {@code to}-1 by those of a panel, tile by tile. */
	private void updateShare(final int panel, final int end, final int from, final int to) {
		progress.check();
		final double[] own = new double[Kernels.GROUP];
		for (int tile = from; tile < columns.length; tile += TILE) {
			final int bottom = Math.min(columns.length, tile + TILE);
			for (int group = panel; group < end; group += Kernels.GROUP)
				for (int j = from; j < Math.min(to, bottom); j++)
					update(j, group, Math.min(end, group + Kernels.GROUP), Math.max(j, tile), bottom, own);
		}
	}

	/** Takes from column j, between two rows, what eliminated columns {@code group} … {@code groupEnd}-1 contribute. */
	private void update(final int j, final int group, final int groupEnd, final int top, final int bottom,
		final double[] own)
	{
		for (int q = group; q < groupEnd; q++)
			own[q - group] = negative[q] ? columns[q][j] : -columns[q][j];
		Kernels.add(columns[j], columns, group, groupEnd - group, own, top, bottom);
	}
}
