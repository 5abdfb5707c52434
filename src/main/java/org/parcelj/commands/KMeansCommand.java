package org.parcelj.commands;

import java.util.Locale;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Plural;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.kmeans.KMeansResult;
import org.parcelj.cluster.kmeans.LocalKMeans;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** k-means of the pixels' features, wherever the pixels lie: classes of colour, of contrast, or of time course. */
@Plugin(type = Command.class, name = "kmeans", label = "K-Means Clustering", headless = true, visible = false)
public class KMeansCommand extends ClusteringCommand {

	/** From this compactness on what lies beyond the cells around a pixel is hardly ever the nearest. */
	private static final double LOCAL = 0.3;

	@Parameter(label = "Algorithm", required = false, persist = false,
		choices = { "auto", "minibatch", "lloyd", "local" },
		description = "lloyd uses all pixels in each iteration; minibatch uses random batches of them, which is " +
			"quicker on large images; local (SLIC) compares each pixel only with the centres near it, and needs " +
			"compactness; auto finds the best division of one channel of whole numbers, and otherwise chooses by the image's " +
			"size and the compactness.")
	private String algorithm = "auto";

	@Parameter(label = "Restarts", required = false, persist = false, min = "1",
		description = "How many random starts are tried; the best one is kept.")
	private int restarts = 3;

	@Parameter(label = "Iterations", required = false, persist = false, min = "1",
		description = "The largest number of iterations (for minibatch, on each batch).")
	private int iterations = 100;

	@Parameter(type = ItemIO.OUTPUT, label = "Centres")
	private ResultsTable centres;

	/** The last that was found. */
	private KMeansResult result;

	public KMeansCommand() {
		clusters = 8;
	}

	@Override
	protected String method() {
		return "k-means";
	}

	@Override
	protected Basis basis() {
		return Basis.VALUES;
	}

	@Override
	protected void check() {
		super.check();
		warnIf(isLocal(), "the local search has a single start, spread evenly over the mask", "restarts");
	}

	@Override
	protected boolean isRandom() {
		return !isLocal();
	}

	private KMeansAlgorithm algorithm() {
		return Labelled.parse(KMeansAlgorithm.class, "algorithm", algorithm);
	}

	private boolean isLocal() {
		return algorithm() == KMeansAlgorithm.LOCAL || algorithm() == KMeansAlgorithm.AUTO && compactness() >= LOCAL;
	}

	@Override
	protected boolean arePlacesFeatures() {
		return isCompact() && !isLocal();
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		return isLocal() ? LocalKMeans.bytes(input.mask().size()) : KMeans.bytes(clusters, input.mask().size(), features);
	}

	@Override
	protected void cluster() {
		final KMeans.Options options = options(clusters);
		if (options.algorithm() == KMeansAlgorithm.LOCAL && !isCompact())
			throw new InputException("algorithm is local, which needs a compactness above 0");
		final ClusteringInput input = input();
		final FeatureMatrix features = isLocal() ? input.features() : clustered(input);
		spent(Phase.PREPARING);
		final Clustering found = withoutSmall(input, few(input), number -> {
			result = fit(options(number), features, input);
			return result.labels();
		});
		final Parcellation parcels = new Parcellation(input.mask(), input.numbered(found.sharedLabels()));
		spent(Phase.FITTING);
		say(String.format(Locale.ROOT, "%s, inertia %.6g", Plural.of(result.iterations(), "iteration"), result.inertia()));
		final ResultsTable table = ParcelTables.centres(parcels.transform(input.measures()), input.measureNames());
		publish(input, parcels);
		centres = table;
	}

	private KMeans.Options options(final int number) {
		return KMeans.Options.of(number).withAlgorithm(algorithm()).withRestarts(restarts).withIterations(iterations)
			.withSeed(seed);
	}

	private KMeansResult fit(final KMeans.Options options, final FeatureMatrix features, final ClusteringInput input) {
		return isLocal()
			? new LocalKMeans(options, compactness()).fit(features, input.mask(), input.space(), progress())
			: new KMeans(options).fit(features, progress());
	}
}
