package org.parcelj.commands;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.mixture.BiasFit;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.MixtureResult;
import org.parcelj.cluster.mixture.MixtureStart;
import org.parcelj.cluster.mixture.ModelTable;
import org.parcelj.cluster.mixture.Regularization;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.files.TextFiles;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.FeatureImages;
import org.parcelj.imagej.tables.MixtureTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A mixture of Gaussians fitted to the pixels' values: tissues that differ in several contrasts. */
@Plugin(type = Command.class, name = "gmm", label = "Gaussian Mixture", headless = true, visible = false)
public class GaussianMixtureCommand extends ClusteringCommand {

	@Parameter(label = "Shape of classes", required = false, persist = false,
		choices = { "full", "tied", "diag", "spherical" },
		description = "The covariances of the classes: one of any shape for each (full), a single one for all " +
			"(tied), without correlations (diag), or the same in all directions (spherical).")
	private String covariance = "full";

	@Parameter(label = "Restarts", required = false, persist = false, min = "1",
		description = "How many random starts are tried; the one with the highest likelihood is kept.")
	private int restarts = 1;

	@Parameter(label = "Iterations", required = false, persist = false, min = "1",
		description = "The largest number of iterations for each start.")
	private int iterations = 300;

	@Parameter(label = "Tolerance", required = false, persist = false, min = "0",
		description = "The fit ends when the mean log-likelihood of a pixel changes by less than this.")
	private double tolerance = 1e-5;

	@Parameter(label = "Regularisation", required = false, persist = false,
		description = "Added to the variances so that no class shrinks to a point: auto is a millionth of each " +
			"contrast's variance; a number is in squared units of the values.")
	private String regularization = "auto";

	@Parameter(label = "Pull of neighbours", required = false, persist = false, min = "0",
		description = "How strongly neighbours pull a pixel towards their class, which suppresses noise; 0 is off, " +
			"and 0.5 to 2 is usual.")
	private double spatial = 0;

	@Parameter(label = "Bias field FWHM", required = false, persist = false, min = "0",
		description = "Corrects for a smooth field of the scanner's coil or for uneven light. The value says how " +
			"smooth the field is: the full width at half maximum of a Gaussian, in the image's unit; 0 is off.",
		attrs = @Attr(name = "unit", value = "image"))
	private double biasfield = 0;

	@Parameter(label = "Fitted model", required = false, persist = false, style = "open",
		description = "The table of an earlier run (model.csv), applied to the image as it is. The number of " +
			"clusters and the keys of the fit cannot be given with it.")
	private String fitted = "";

	@Parameter(label = "Labels to start from", required = false, persist = false, autoFill = false,
		description = "A label image that says where the classes start, in the order of its labels, in place of " +
			"random starts. It also sets the number of clusters. Pixels without a label take part all the same.")
	private ImagePlus start;

	@Parameter(label = "Images of probabilities", required = false, persist = false,
		description = "Gives the probabilities of the classes as an image with one channel for each class.")
	private boolean probabilities;

	@Parameter(type = ItemIO.OUTPUT, label = "Model")
	private ResultsTable model;

	@Parameter(type = ItemIO.OUTPUT, label = "Posteriors", attrs = @Attr(name = OutputRole.WHEN, value = "probabilities"))
	private ImagePlus posteriors;

	@Parameter(type = ItemIO.OUTPUT, label = "Field", attrs = @Attr(name = OutputRole.WHEN, value = "biasfield"))
	private ImagePlus field;

	/** The last that was found. */
	private BiasFit.Result found;

	public GaussianMixtureCommand() {
		clusters = 3;
	}

	@Override
	protected String method() {
		return "gmm";
	}

	@Override
	protected Basis basis() {
		return spatial > 0 || !fitted.isBlank() ? Basis.BOTH : Basis.VALUES;
	}

	@Override
	protected boolean isRandom() {
		return fitted.isBlank() && start == null;
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		final long field = biasfield > 0 ? BiasFit.bytes(input.mask().size(), features, clusters) : 0;
		final long fit = new GaussianMixture(options(clusters)).bytes(input.graph(), features, progress());
		final long matrix = Float.BYTES * (long) input.mask().gridSize();
		final long shares = probabilities ? matrix * clusters : 0;
		// the field, what is divided by it, and the image of the field
		final long images = shares + (biasfield > 0 ? 3 * matrix * features : 0);
		return Math.max(field + fit, images + Math.max(shares, input.resultBytes()));
	}

	@Override
	protected void cluster() {
		final MixtureModel known = fitted.isBlank() ? null : ModelTable.read(TextFiles.path("fitted", fitted));
		requireNoContradiction(known != null);
		// whatever is wrong is said before anything is read
		if (known == null) options(clusters);
		final ClusteringInput input = input();
		final MixtureStart begun = start == null ? null : MixtureStart.ofLabels(startLabels(input));
		final FeatureMatrix features = clustered(input);
		final GridGraph graph = (known != null ? known.spatial() : spatial) > 0
			? input.graph().withArrays(progress())
			: null;
		spent(Phase.PREPARING);
		final Clustering clustering = known != null
			? apply(known, features, graph)
			: classes(input, features, graph, begun);
		final MixtureResult result = found.mixture();
		final ImagePlus classes = probabilities
			? image(input, result.model().posteriors(found.corrected(), graph, progress().part(0.9, 1)), "posteriors")
			: null;
		final ImagePlus bias = found.field() == null ? null : image(input, found.field(), "field");
		spent(Phase.FITTING);
		publish(input, new Parcellation(input.mask(), clustering));
		posteriors = classes;
		field = bias;
		model = MixtureTables.of(result.fitted());
		describe(result);
	}

	private void requireNoContradiction(final boolean known) {
		InputException.requireAtLeast("biasfield", biasfield, 0);
		refuseIf(known, "fitted is given too, and a fitted model is applied as it is", "clusters", "covariance", "restarts",
			"iterations", "tolerance", "regularization", "spatial", "biasfield", "start", "compactness", "smallest");
		refuseIf(start != null, "start is given too, and its labels say how many classes there are and where each begins",
			"clusters", "restarts", "smallest");
		refuseIf(probabilities, "probabilities is given too, and they are of the classes before small ones are absorbed",
			"smallest");
		if (biasfield > 0 && isCompact())
			throw new InputException("biasfield and compactness are both given, but places have no bias");
	}

	private Clustering apply(final MixtureModel known, final FeatureMatrix features, final GridGraph graph) {
		found = new BiasFit.Result(known.apply(features, graph, progress().part(0, 0.9)), null, features);
		return presentClasses(found.mixture());
	}

	/** The classes of a fitted mixture; where small ones are absorbed, not all of its own. */
	private Clustering classes(final ClusteringInput input, final FeatureMatrix features, final GridGraph graph,
		final MixtureStart begun)
	{
		final IntFunction<Clustering> fit = number -> {
			found = fit(input, features, graph, begun, number, progress().part(0, 0.9));
			return dividesEqualPixels() ? found.mixture().clusteringOfEqualPixels() : found.mixture().clustering();
		};
		if (!absorbsSmall()) return fit.apply(clusters);
		return input.numbered(withoutSmall(input, few(input), number -> fit.apply(number).sharedLabels()).sharedLabels());
	}

	/** Without a field the values are their own correction. */
	private BiasFit.Result fit(final ClusteringInput input, final FeatureMatrix features, final GridGraph graph,
		final MixtureStart begun, final int number, final Progress fitting)
	{
		if (biasfield > 0) return new BiasFit(options(number), smoothing(input)).fit(features, graph, begun, fitting);
		final GaussianMixture method = new GaussianMixture(options(number));
		return new BiasFit.Result(
			begun == null ? method.fit(features, graph, fitting) : method.fit(features, graph, begun, fitting), null,
			features);
	}

	private UnaryOperator<float[]> smoothing(final ClusteringInput input) {
		final Mask mask = input.mask();
		final double[] widths = new double[mask.numDimensions()];
		Arrays.fill(widths, biasfield);
		final GaussianSmoothing smoothing = GaussianSmoothing.ofFwhm("biasfield", widths, input.space());
		if (smoothing.isOff())
			throw new InputException("biasfield is " + InputException.plain(biasfield) +
				", narrower than a pixel: such a field would take the image itself out");
		return values -> {
			final float[] grid = new float[mask.gridSize()];
			mask.forEach(0, values.length, (index, position) -> grid[position] = values[index]);
			smoothing.smooth(grid, progress(), mask.dimensions());
			final float[] smoothed = new float[values.length];
			mask.forEach(0, values.length, (index, position) -> smoothed[index] = grid[position]);
			return smoothed;
		};
	}

	private static ImagePlus image(final ClusteringInput input, final FeatureMatrix values, final String word) {
		return FeatureImages.toImagePlus(values, input.mask(), input.image(), titled(input.image(), word));
	}

	/** The labels of the masked pixels from 0 on, -1 where there is none; sets the number of clusters to theirs. */
	private int[] startLabels(final ClusteringInput input) {
		final LabelMap map = LabelChoice.of(start, input.image(), this::say, progress());
		final int[] labels = new int[input.mask().size()];
		input.mask().forEach(0, labels.length, (index, position) -> labels[index] = map.sharedLabels()[position]);
		final int[] present = Arrays.stream(labels).filter(label -> label > 0).distinct().sorted().toArray();
		if (present.length == 0)
			throw new InputException("start: \"" + start.getTitle() + "\" has no label inside the mask");
		clusters = present.length;
		return Arrays.stream(labels).map(label -> label == 0 ? -1 : Arrays.binarySearch(present, label)).toArray();
	}

	private GaussianMixture.Options options(final int number) {
		InputException.requireRange("clusters", number, 1, Integer.MAX_VALUE);
		return GaussianMixture.Options.of(number)
			.withCovariance(Labelled.parse(CovarianceType.class, "covariance", covariance)).withRestarts(restarts)
			.withIterations(iterations).withTolerance(tolerance).withRegularization(Regularization.parse(regularization))
			.withSpatial(spatial).withSeed(seed);
	}

	/** A known model, or a start, says itself how many classes there are. */
	@Override
	protected boolean countsClusters() {
		return fitted.isBlank() && start == null;
	}

	/** Another image need not have all the classes of the one that a model was fitted to. */
	private Clustering presentClasses(final MixtureResult result) {
		final int[] present = Arrays.stream(result.labels()).distinct().sorted().map(label -> label + 1).toArray();
		if (present.length < result.model().components())
			warn("of the model's " + result.model().components() + " classes the image has " + present.length +
				": its labels from 1 on are the classes " +
				Arrays.stream(present).mapToObj(Integer::toString).collect(Collectors.joining(", ")));
		return Clustering.byLabel(result.labels());
	}

	private void describe(final MixtureResult result) {
		final String criteria = String.format(Locale.ROOT, "log-likelihood per pixel %.5f, BIC %.6g, AIC %.6g, ",
			result.meanLogLikelihood(), result.bic(), result.aic());
		say(criteria + (fitted.isBlank()
			? Plural.of(result.iterations(), "iteration") + " over all pixels"
			: "by the model of " + fitted));
		if (fitted.isBlank() && result.model().spatial() < spatial)
			warn(String.format(Locale.ROOT,
				"spatial=%s would leave a class without pixels; %.3g was used, the strongest that keeps them all", spatial,
				result.model().spatial()));
		if (!result.converged())
			warn("the fit did not converge within " + Plural.of(iterations, "iteration") +
				"; allow more, or a larger tolerance");
	}
}
