package org.parcelj.commands;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import ij.gui.Plot;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.plots.CriterionFigures;
import org.parcelj.parcels.ChoiceOfK;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;
import org.parcelj.parcels.SplitHalf;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compares numbers of clusters for a method by a criterion, and suggests one. */
@Plugin(type = Command.class, name = "suggest", label = "Suggest Number of Clusters", headless = true, visible = false)
public class SuggestCommand extends FeaturesCommand {

	/** Finer than the usual ones: where components overlap, a fit that ends early has too high a BIC. */
	private static final double MIXTURE_TOLERANCE = 1e-5;
	private static final int MIXTURE_ITERATIONS = 500;

	private static final String AUTO = "auto";
	private static final String REPRODUCIBILITY = "reproducibility";
	private static final String SILHOUETTE = "silhouette";
	private static final String VARIANCE = "variance";

	/** For each method its criteria, the first of which is its own. */
	private static final Map<String, List<String>> CRITERIA = Map.of( //
		"agglomerative", List.of(VARIANCE, SILHOUETTE, REPRODUCIBILITY), //
		"gmm", List.of("bic", "aic", SILHOUETTE, REPRODUCIBILITY), //
		"spectral", List.of("eigengap", SILHOUETTE, REPRODUCIBILITY), //
		"kmeans", List.of(SILHOUETTE, VARIANCE, REPRODUCIBILITY));

	@Parameter(label = "Method", required = false, persist = false,
		choices = { "agglomerative", "gmm", "spectral", "kmeans" }, description = "The method that the number is for.")
	private String method = "agglomerative";

	@Parameter(label = "Smallest number", required = false, persist = false, min = "1",
		description = "The smallest number of clusters to compare.")
	private int smallest = 2;

	@Parameter(label = "Largest number", required = false, persist = false, min = "1",
		description = "The largest number of clusters to compare.")
	private int largest = 10;

	@Parameter(label = "Criterion", required = false, persist = false,
		choices = { AUTO, "bic", "aic", "eigengap", VARIANCE, SILHOUETTE, REPRODUCIBILITY },
		description = "auto is bic for gmm, eigengap for spectral, the knee of the variance " +
			"for agglomerative, silhouette for kmeans; reproducibility compares the halves of a series or of the subjects.")
	private String criterion = AUTO;

	@Parameter(label = "Edge weight β (spectral)", required = false, persist = false, min = "0",
		description = "For spectral: how strongly an edge separates; little, so that the eigenvalues tell of regions, not of noise.")
	private double beta = 1;

	@Parameter(label = "Shape of classes (mixture)", required = false, persist = false,
		choices = { "full", "tied", "diag", "spherical" }, description = "For gmm: the shape of the classes.")
	private String covariance = "full";

	@Parameter(type = ItemIO.OUTPUT, label = "Criterion", attrs = @Attr(name = OutputRole.FILE, value = "criterion.csv"))
	private ResultsTable criteria;

	@Parameter(type = ItemIO.OUTPUT, label = "Criterion over clusters")
	private Plot plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Suggestion")
	private int suggestion;

	@Override
	protected void compute() {
		final String chosen = chosenCriterion();
		InputException.requireRange("smallest", smallest, chosen.equals(SILHOUETTE) ? 2 : 1, largest);
		if (chosen.equals(VARIANCE) && largest - smallest < 2)
			throw new InputException(
				"largest is " + largest + ", but a knee needs at least 3 numbers from " + smallest + " on");
		final ClusteringInput input = input();
		final SplitHalf halves = chosen.equals(REPRODUCIBILITY) ? input.halves() : null;
		if (halves == null) input.features();
		spent(Phase.PREPARING);
		final ChoiceOfK choice = choice(chosen, input, halves);
		spent(Phase.FITTING);
		criteria = CriterionFigures.table(choice);
		plot = CriterionFigures.plot(choice, titled(input.image(), "number of clusters"));
		suggestion = choice.suggestion();
		say("suggestion: " + suggestion + " clusters (" + choice.reason() + ", of " + smallest + " to " + largest + ")");
		if (suggestion == largest) warn("it is the largest number compared; a larger one may be better still");
	}

	private String chosenCriterion() {
		final List<String> fitting = CRITERIA.get(method);
		if (fitting == null)
			throw new InputException("method is \"" + method + "\", but must be one of agglomerative, gmm, spectral, kmeans");
		if (criterion.equals(AUTO)) return fitting.get(0);
		if (!fitting.contains(criterion))
			throw new InputException(
				"criterion is \"" + criterion + "\", but for " + method + " must be one of " + String.join(", ", fitting));
		return criterion;
	}

	@Override
	protected void requireClusters(final int pixels) {
		// the gap after the last one needs one more
		InputException.requireRange("largest", largest, 1, method.equals("spectral") ? pixels - 1 : pixels);
	}

	private ChoiceOfK choice(final String chosen, final ClusteringInput input, final SplitHalf halves) {
		final int[] clusters = IntStream.rangeClosed(smallest, largest).toArray();
		switch (chosen) {
			case "bic" :
			case "aic" :
				return ChoiceOfK.ofMixtures(input.features(), clusters, this::mixture, chosen.equals("aic"), progress());
			case "eigengap" :
				return ChoiceOfK.ofSpectrum(spectral(input).eigenvalues(input.features(), largest + 1, progress()), clusters);
			case VARIANCE :
				return ChoiceOfK.ofVariance(explained(input), clusters);
			case SILHOUETTE :
				return ChoiceOfK.ofSilhouettes(input.features(), labeler(input), clusters, seed, progress());
			default :
				return ChoiceOfK.ofHalves(halves, labeler(input), clusters, progress());
		}
	}

	private IntToDoubleFunction explained(final ClusteringInput input) {
		final FeatureMatrix features = input.features();
		if (method.equals("agglomerative")) {
			final ExplainedVariance tree = ExplainedVariance.of(new Labelers.Trees(input.graph()).tree(features, progress()),
				features);
			return tree::at;
		}
		return k -> new Parcellation(input.mask(), Clustering.byFirstPixel(labeler(input).labels(features, k, progress())))
			.explainedVariance(features);
	}

	private SplitHalf.Method labeler(final ClusteringInput input) {
		switch (method) {
			case "agglomerative" :
				return new Labelers.Trees(input.graph());
			case "gmm" :
				return (features, k, progress) -> mixture(k).fit(features, progress).labels();
			case "spectral" :
				return spectral(input);
			default :
				return Labelers.kmeans(seed);
		}
	}

	private Labelers.Spectral spectral(final ClusteringInput input) {
		return new Labelers.Spectral(input.graph(), beta, seed);
	}

	private GaussianMixture mixture(final int components) {
		return new GaussianMixture(GaussianMixture.Options.of(components)
			.withCovariance(Labelled.parse(CovarianceType.class, "covariance", covariance)).withIterations(MIXTURE_ITERATIONS)
			.withTolerance(MIXTURE_TOLERANCE).withSeed(seed));
	}
}
