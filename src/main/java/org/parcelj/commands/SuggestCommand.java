package org.parcelj.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Terms;
import org.parcelj.choice.ChoiceMemory;
import org.parcelj.choice.ChoiceMethod;
import org.parcelj.choice.ChoiceOfK;
import org.parcelj.choice.Comparison;
import org.parcelj.choice.MethodCriteria;
import org.parcelj.choice.SpectralCuts;
import org.parcelj.choice.SplitHalf;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.EqualPixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.CriterionFigures;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compares numbers of clusters for a method by several criteria, suggests one, and says whether they agree. */
@Plugin(type = Command.class, name = "suggest", label = "Suggest Number of Clusters", headless = true, visible = false)
public class SuggestCommand extends FeaturesCommand {

	/** Finer than the usual ones: where components overlap, a fit that ends early has too high a BIC. */
	private static final double MIXTURE_TOLERANCE = 1e-5;
	private static final int MIXTURE_ITERATIONS = 500;

	/** Those of {@link SpectralCommand}, so that the graph is the one that it cuts. */
	private static final double BETA = 3;
	private static final double EPS = 1e-6;

	private static final String COVARIANCE = CovarianceType.FULL.label();

	@Parameter(label = "Method", required = false, persist = false,
		choices = { "agglomerative", "gmm", "spectral", "kmeans" },
		description = "The method that will be used with " + "the suggested number.")
	private String method = "agglomerative";

	@Parameter(label = "Smallest number", required = false, persist = false, min = "1",
		description = "The smallest number of clusters to compare.")
	private int smallest = 2;

	@Parameter(label = "Largest number", required = false, persist = false, min = "1",
		description = "The largest number of clusters to compare.")
	private int largest = 10;

	@Parameter(label = "Criterion", required = false, persist = false,
		choices = { "auto", "all", "aic", "above_random", "bic", "calinski_harabasz", "davies_bouldin", "eigengap",
			"gap_statistic", "icl", "prediction_strength", "reproducibility", "separation", "silhouette", "variance" },
		description = "auto looks at four criteria that suit the method and takes the number that most of them " +
			"prefer; all looks at all those of the method; reproducibility compares the two halves of a series or of " +
			"the subjects.")
	private String criterion = "auto";

	@Parameter(label = "Edge weight β (spectral)", required = false, persist = false, min = "0",
		description = "For spectral, its key beta: how strongly an edge separates its two sides.")
	private double beta = BETA;

	@Parameter(label = "Shape of classes (mixture)", required = false, persist = false,
		choices = { "full", "tied", "diag", "spherical" },
		description = "For gmm, its key covariance: the shape of " + "the classes.")
	private String covariance = COVARIANCE;

	@Parameter(label = "Height (pixels)", required = false, persist = false, min = "0", max = "10000",
		description = HEIGHT, attrs = @Attr(name = SECTION, value = PICTURES))
	private int height;

	@Parameter(type = ItemIO.OUTPUT, label = "Criterion", attrs = @Attr(name = OutputRole.FILE, value = "criterion.csv"))
	private ResultsTable criteria;

	@Parameter(type = ItemIO.OUTPUT, label = "Criterion over clusters",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE))
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Suggestion")
	private int suggestion;

	@Override
	protected void compute() {
		final PictureOptions options = picture(height);
		final ChoiceMethod chosen = Labelled.parse(ChoiceMethod.class, "method", method);
		final List<String> names = chosen.criteria(criterion);
		checkKeys(chosen, names);
		final ClusteringInput input = input();
		sayReduced(chosen, names, input.features().pixels());
		final SplitHalf halves = halves(input, names);
		if (halves == null || names.size() > 1) requireDifferences(input.features());
		spent(Phase.PREPARING);
		final MethodCriteria fitting = criteria(chosen, input);
		if (halves != null) fitting.withHalves(halves);
		final Comparison comparison = new Comparison(input.features(), IntStream.rangeClosed(smallest, largest).toArray(),
			fitting.method(), progress());
		final ChoiceOfK choice = ChoiceOfK.of(comparison,
			names.stream().filter(name -> halves != null || !name.equals(ChoiceMethod.REPRODUCIBILITY))
				.map(fitting::criterion).collect(Collectors.toList()));
		spent(Phase.FITTING);
		criteria = CriterionFigures.table(choice);
		plot = CriterionFigures.plot(choice, options).image(titled(input.image(), "number of clusters"));
		suggestion = choice.suggestion();
		say("suggestion: " + suggestion + " clusters (" + choice.reason() + ", of " + smallest + " to " + largest + ")");
		if (names.size() > 1) say(choice.verdict());
		if (suggestion == largest) warn("it is the largest number compared; a larger one may be better still");
	}

	private void checkKeys(final ChoiceMethod chosen, final List<String> names) {
		InputException.requireRange("smallest", smallest, names.size() == 1 && names.get(0).equals("silhouette") ? 2 : 1,
			largest);
		if (names.contains("variance") && largest - smallest < 2)
			throw new InputException(
				"largest is " + largest + ", but a knee needs at least 3 numbers from " + smallest + " on");
		refuseIf(chosen != ChoiceMethod.SPECTRAL, "only spectral has that key, not " + chosen.label(), "beta");
		refuseIf(chosen != ChoiceMethod.GMM, "only gmm has that key, not " + chosen.label(), "covariance");
		warnIf(chosen == ChoiceMethod.GMM || chosen == ChoiceMethod.KMEANS,
			"the method takes no account of which pixels touch", "connectivity");
	}

	private void sayReduced(final ChoiceMethod chosen, final List<String> names, final int pixels) {
		final List<String> random = names.stream().filter(chosen::isOfRandomPlaces).map(Terms::of).toList();
		if (pixels > ChoiceMethod.RANDOM_PIXELS && !random.isEmpty())
			say(String.join(" and ", random) + ": random data of no more than " + ChoiceMethod.RANDOM_PIXELS + " of the " +
				pixels + " pixels");
	}

	/** What is the same everywhere has no number of clusters. */
	private void requireDifferences(final FeatureMatrix features) {
		final int values = EqualPixels.values(features, largest, progress());
		if (values == 1)
			throw new InputException("all " + features.pixels() +
				" pixels have the same value, so no number of clusters suits them better than another");
		if (values < largest && (method.equals("kmeans") || method.equals("gmm")))
			warn("the pixels have only " + values + " different values, so more clusters than that divide equal pixels");
	}

	/** Null where nothing asks for them, or one criterion of many does and they cannot be made. */
	private SplitHalf halves(final ClusteringInput input, final List<String> names) {
		if (!names.contains(ChoiceMethod.REPRODUCIBILITY)) return null;
		return names.size() > 1 && !input.hasHalves() ? null : input.halves();
	}

	@Override
	protected void requireClusters(final int pixels) {
		// the gap after the last one needs one more
		InputException.requireRange("largest", largest, 1, method.equals("spectral") ? pixels - 1 : pixels);
	}

	@Override
	protected long bytes(final ClusteringInput input, final int features) {
		final ChoiceMethod chosen = Labelled.parse(ChoiceMethod.class, "method", method);
		final List<String> names = new ArrayList<>(chosen.criteria(criterion));
		if (names.size() > 1 && !input.hasHalves()) names.remove(ChoiceMethod.REPRODUCIBILITY);
		return new ChoiceMemory(chosen, input.graph(), features, progress()).bytes(names, smallest, largest);
	}

	private MethodCriteria criteria(final ChoiceMethod chosen, final ClusteringInput input) {
		return switch (chosen) {
			case AGGLOMERATIVE -> MethodCriteria.ofWard(input.graph(), seed);
			case GMM -> MethodCriteria.ofMixtures(this::mixture, input.features(), seed);
			case SPECTRAL -> MethodCriteria.ofSpectral(input.graph(), input.features(),
				new SpectralCuts.Options(new Affinity(beta, EPS, Contrast.EDGES), largest, seed));
			case KMEANS -> MethodCriteria.ofKMeans(seed);
		};
	}

	private GaussianMixture mixture(final int components) {
		return new GaussianMixture(GaussianMixture.Options.of(components)
			.withCovariance(Labelled.parse(CovarianceType.class, "covariance", covariance)).withIterations(MIXTURE_ITERATIONS)
			.withTolerance(MIXTURE_TOLERANCE).withSeed(seed));
	}
}
