package org.parcelj.cluster.spectral;

import org.parcelj.grid.GridGraph;

/**
 * How alike neighbouring pixels are: a number of 0 or more for each edge of a {@link GridGraph}, in the order of
 * {@link GridGraph#neighbours()}. Immutable: {@link #values()} gives its own array, for speed, and is not to be written
 * to.
 */
public final class Similarities {

	private final double[] values;
	private final double scale;
	private final double edgeDeviation;

	Similarities(final double[] values, final double scale, final double edgeDeviation) {
		this.values = values;
		this.scale = scale;
		this.edgeDeviation = edgeDeviation;
	}

	/** [edges]. Not to be written to. */
	public double[] values() {
		return values;
	}

	/** The contrast scale s by which differences were divided; 0 for a flat image. */
	public double scale() {
		return scale;
	}

	/** The population standard deviation of the differences along the edges alone. */
	public double edgeDeviation() {
		return edgeDeviation;
	}

	/**
	 * Whether the differences along the edges spread by less than a tenth of the scale, so that beta hardly sees them: so
	 * it is where a picture's offset dominates scikit-learn's scale.
	 */
	public boolean isLowContrast() {
		return edgeDeviation < 0.1 * scale;
	}
}
