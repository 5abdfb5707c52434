package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.InputException;

/** How far apart two clusters are. */
public enum Linkage {

	/**
	 * What merging adds to the squared deviations from the cluster means: Δ = |a||b| / (|a|+|b|) · ‖mean a - mean b‖².
	 * The height of the merge is √(2Δ), for two pixels their distance. Ward (1963), doi:10.1080/01621459.1963.10500845.
	 */
	WARD("ward"),

	/** The mean over the edges between the clusters, a common neighbour's two values weighted by the merged sizes. */
	AVERAGE("average"),

	/** The longest of the edges between the clusters. */
	COMPLETE("complete"),

	/** The shortest of the edges between the clusters: the minimum spanning tree. */
	SINGLE("single");

	private final String label;

	Linkage(final String label) {
		this.label = label;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/**
	 * @throws InputException if no linkage has that label
	 */
	public static Linkage fromLabel(final String label) {
		return Arrays.stream(values()).filter(l -> l.label.equalsIgnoreCase(label)).findFirst()
			.orElseThrow(() -> new InputException(
				"linkage is \"" + label + "\", but must be \"ward\", \"average\", \"complete\" or \"single\""));
	}
}
