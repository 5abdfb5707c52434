package org.parcelj.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.Terms;

/**
 * The number of clusters that most criteria prefer, and whether the others agree; with the values of all over all
 * numbers that were compared. Immutable.
 */
public final class ChoiceOfK {

	/**
	 * A highest mean silhouette width of no more than this says that the values fall into no clusters (L. Kaufman and P.
	 * J. Rousseeuw, Finding groups in data, 1990, chapter 2, doi:10.1002/9780470316801).
	 */
	private static final double NO_STRUCTURE = 0.25;

	private final int[] clusters;
	private final List<Curve> curves;

	private ChoiceOfK(final int[] clusters, final List<Curve> curves) {
		this.clusters = clusters.clone();
		this.curves = List.copyOf(curves);
	}

	/**
	 * @param criteria the first of them decides where as many are for one number as for another
	 */
	public static ChoiceOfK of(final Comparison comparison, final List<Criterion> criteria) {
		final List<Curve> curves = new ArrayList<>();
		for (final Criterion criterion : criteria) {
			comparison.begin(curves.size(), criteria.size());
			curves.add(criterion.of(comparison));
		}
		return new ChoiceOfK(comparison.clusters(), curves);
	}

	/** The numbers of clusters that were compared, ascending. */
	public int[] clusters() {
		return clusters.clone();
	}

	/** The criteria, in the order that was asked for. */
	public List<Curve> curves() {
		return curves;
	}

	/** The number that most criteria prefer; of several that as many prefer, the one whose criterion comes first. */
	public int suggestion() {
		return first().best();
	}

	/** Why this one, in a few words. */
	public String reason() {
		return first().reason();
	}

	/** The first criterion that prefers the suggestion. */
	private Curve first() {
		Curve first = curves.get(0);
		for (final Curve curve : curves)
			if (agreeing(curve.best()) > agreeing(first.best())) first = curve;
		return first;
	}

	private int agreeing(final int k) {
		return (int) curves.stream().filter(curve -> curve.best() == k).count();
	}

	/** How many criteria prefer it. */
	public int agreeing() {
		return agreeing(suggestion());
	}

	/**
	 * Whether at least two criteria and more than half of all prefer it, and larger numbers were compared. A silhouette
	 * that finds no clusters is not counted among those that prefer it.
	 */
	public boolean isConfident() {
		final long sound = curves.stream().filter(curve -> curve.best() == suggestion() && !isUnfounded(curve)).count();
		return sound > 1 && 2 * sound > curves.size() && suggestion() < clusters[clusters.length - 1];
	}

	private static boolean isUnfounded(final Curve curve) {
		return curve.name().equals("silhouette") &&
			Arrays.stream(curve.values()).filter(width -> width > NO_STRUCTURE).findAny().isEmpty();
	}

	/** Says in a sentence whether the criteria agree, and what those prefer that do not. */
	public String verdict() {
		if (curves.size() == 1) return "one criterion alone";
		final String count = agreeing() + " of " + curves.size() + " criteria agree";
		final StringBuilder others = new StringBuilder();
		for (final Curve curve : curves)
			if (curve.best() != suggestion())
				others.append(others.length() == 0 ? "; " : ", ").append(Terms.of(curve.name())).append(' ')
					.append(curve.best());
		if (curves.stream().anyMatch(curve -> curve.best() == suggestion() && isUnfounded(curve)))
			others.append("; no silhouette above ").append(NO_STRUCTURE);
		return (isConfident() ? count : count + ", too few to rely on") + others;
	}
}
