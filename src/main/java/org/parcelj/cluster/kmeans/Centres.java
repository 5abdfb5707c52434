package org.parcelj.cluster.kmeans;

/** The centres of a run at one moment, as {@link ScoreBlock#score} needs them. Immutable. */
final class Centres {

	private final double[] coordinates;
	private final float[] negated;
	private final float[] halfNorms;
	private final double largestNorm;

	/**
	 * @param coordinates [clusters × features], in the matrix's own units; kept, and not to change
	 */
	Centres(final CentredFeatures data, final double[] coordinates) {
		this.coordinates = coordinates;
		final int p = data.features();
		negated = new float[coordinates.length];
		halfNorms = new float[coordinates.length / p];
		double largest = 0;
		for (int c = 0; c < halfNorms.length; c++) {
			double norm = 0;
			for (int f = 0; f < p; f++) {
				final double x = (coordinates[c * p + f] - data.shift(f)) * data.scale();
				norm += x * x;
				negated[c * p + f] = (float) -x;
			}
			halfNorms[c] = (float) (norm / 2);
			largest = Math.max(largest, norm);
		}
		largestNorm = Math.sqrt(largest);
	}

	int count() {
		return halfNorms.length;
	}

	/** [clusters × features], in the matrix's own units. */
	double[] coordinates() {
		return coordinates;
	}

	/** [clusters × features]: their negatives, in the centred features' units. */
	float[] negated() {
		return negated;
	}

	/** Half the squared norm of a centre, in the centred features' units. */
	float halfNorm(final int c) {
		return halfNorms[c];
	}

	/** The largest norm among them, in the centred features' units. */
	double largestNorm() {
		return largestNorm;
	}
}
