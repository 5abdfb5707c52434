package org.parcelj.cluster.spectral;

import org.parcelj.InputException;
import org.parcelj.grid.GridGraph;

/**
 * How similar neighbouring pixels are: a graph with a number of 0 or more for each of its edges, in the order of
 * {@link GridGraph#neighbours()}. Immutable.
 */
public final class Similarities {

	private final GridGraph graph;
	private final double[] values;
	private final double scale;
	private final double edgeDeviation;

	/**
	 * @param values taken over, not copied
	 */
	Similarities(final GridGraph graph, final double[] values, final double scale, final double edgeDeviation) {
		this.graph = graph;
		this.values = values;
		this.scale = scale;
		this.edgeDeviation = edgeDeviation;
	}

	/**
	 * Similarities of the caller's own making; they have no contrast scale.
	 *
	 * @param values of each edge of the graph a finite number of 0 or more
	 * @throws InputException if there are more or fewer values than edges, or one is below 0 or not finite
	 */
	public static Similarities of(final GridGraph graph, final double... values) {
		if (values.length != graph.edges())
			throw new InputException(values.length + " similarities for a graph of " + graph.edges() + " edges");
		for (int e = 0; e < values.length; e++)
			InputException.requireAtLeast("similarity " + e, values[e], 0);
		return new Similarities(graph, values.clone(), Double.NaN, Double.NaN);
	}

	/** The graph whose edges these are. */
	public GridGraph graph() {
		return graph;
	}

	/** The similarity of one edge. */
	public double value(final int edge) {
		return values[edge];
	}

	/** [edges], not a copy: for those who only read them. */
	double[] sharedValues() {
		return values;
	}

	/** [edges], a copy. */
	public double[] values() {
		return values.clone();
	}

	/** The contrast scale s by which differences were divided; 0 for a flat image, NaN where there is none. */
	public double scale() {
		return scale;
	}

	/** The population standard deviation of the differences along the edges alone; NaN where there is no scale. */
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
