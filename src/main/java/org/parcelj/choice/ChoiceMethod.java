package org.parcelj.choice;

import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/**
 * The methods whose number of clusters can be suggested, and their criteria: first those that are used together, of
 * which the first decides a tie, then those that are used only when asked for.
 */
public enum ChoiceMethod implements Labelled {

	AGGLOMERATIVE(4, "gap_statistic", "silhouette", "davies_bouldin", "above_random", "calinski_harabasz", "variance",
		ChoiceMethod.REPRODUCIBILITY),

	GMM(4, "icl", "bic", "silhouette", "davies_bouldin", "aic", "calinski_harabasz", ChoiceMethod.REPRODUCIBILITY),

	SPECTRAL(4, "separation", "silhouette", "eigengap", "davies_bouldin", "above_random", ChoiceMethod.REPRODUCIBILITY),

	KMEANS(4, "silhouette", "davies_bouldin", "prediction_strength", "gap_statistic", "calinski_harabasz", "variance",
		ChoiceMethod.REPRODUCIBILITY);

	/** Criteria that look at random places do so with no more pixels than this. */
	public static final int RANDOM_PIXELS = CoarsePixels.ENOUGH;

	/** The criterion that needs two halves of the data. */
	public static final String REPRODUCIBILITY = "reproducibility";

	private static final String AUTO = "auto";
	private static final String ALL = "all";

	private final int usual;
	private final List<String> criteria;

	ChoiceMethod(final int usual, final String... criteria) {
		this.usual = usual;
		this.criteria = List.of(criteria);
	}

	/** Whether a criterion compares with pixels or parcels in random places. */
	public boolean isOfRandomPlaces(final String criterion) {
		return criterion.equals("above_random") || criterion.equals("gap_statistic") && this == AGGLOMERATIVE;
	}

	/**
	 * The criteria that a user asks for.
	 *
	 * @param criterion the name of one, {@code auto} for the usual ones or {@code all}
	 * @throws InputException if the method has no such criterion
	 */
	public List<String> criteria(final String criterion) {
		if (criterion.equals(AUTO)) return criteria.subList(0, usual);
		if (criterion.equals(ALL)) return criteria;
		if (!criteria.contains(criterion))
			throw new InputException(
				"criterion is \"" + criterion + "\", but for " + label() + " must be one of " + String.join(", ", criteria));
		return List.of(criterion);
	}
}
