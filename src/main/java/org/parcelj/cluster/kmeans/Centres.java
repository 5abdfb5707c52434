package org.parcelj.cluster.kmeans;

/** Some of the centres of a run, as {@link Block#score} needs them. Immutable. */
final class Centres {

	private final int[] numbers;
	private final double[] coordinates;
	private final float[] negated;
	private final float[] halfNorms;
	private final double largestNorm;

	/**
	 * @param coordinates [all centres × features], in the matrix's own units; kept, and not to change
	 * @param numbers which of them
	 */
	Centres(final Frame frame, final double[] coordinates, final int[] numbers) {
		this.numbers = numbers;
		this.coordinates = coordinates;
		final int p = frame.features();
		negated = new float[numbers.length * p];
		halfNorms = new float[numbers.length];
		for (int c = 0; c < numbers.length; c++) {
			final int first = numbers[c] * p;
			for (int f = 0; f < p; f++)
				negated[c * p + f] = (float) -inFrame(frame, first + f);
			halfNorms[c] = (float) (squaredNorm(frame, numbers[c]) / 2);
		}
		double largest = 0;
		for (int c = 0; c < coordinates.length / p; c++)
			largest = Math.max(largest, squaredNorm(frame, c));
		largestNorm = Math.sqrt(largest);
	}

	private double inFrame(final Frame frame, final int index) {
		return (coordinates[index] - frame.shift(index % frame.features())) * frame.scale();
	}

	private double squaredNorm(final Frame frame, final int centre) {
		double sum = 0;
		for (int i = centre * frame.features(); i < (centre + 1) * frame.features(); i++)
			sum += inFrame(frame, i) * inFrame(frame, i);
		return sum;
	}

	int count() {
		return numbers.length;
	}

	/** The number of the c-th of them among all centres. */
	int number(final int c) {
		return numbers[c];
	}

	/** [all centres × features], in the matrix's own units. */
	double[] coordinates() {
		return coordinates;
	}

	/** [count × features]: their negatives, in the frame's units. */
	float[] negated() {
		return negated;
	}

	/** Half the squared norm of the c-th of them, in the frame's units. */
	float halfNorm(final int c) {
		return halfNorms[c];
	}

	/** The largest norm among all centres, in the frame's units. */
	double largestNorm() {
		return largestNorm;
	}
}
