package org.parcelj.commands;

import java.util.Locale;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansResult;
import org.parcelj.cluster.kmeans.MiniBatchKMeans;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** k-means of the pixels' features, wherever the pixels lie: classes of colour, of contrast, or of time course. */
@Plugin(type = Command.class, name = "kmeans", label = "K-Means Clustering", headless = true)
public class KMeansCommand extends ClusteringCommand {

	private static final String MINIBATCH = "minibatch";
	private static final String LLOYD = "lloyd";

	@Parameter(label = "Algorithm", required = false, persist = false, choices = { MINIBATCH, LLOYD },
		description = "Random batches of pixels, which is quicker, or all pixels in each iteration, which fits a little closer.")
	private String algorithm = MINIBATCH;

	@Parameter(label = "Restarts", required = false, persist = false, min = "1",
		description = "How many random starts are tried; the best is kept.")
	private int restarts = 3;

	@Parameter(label = "Iterations", required = false, persist = false, min = "1",
		description = "Most iterations (with minibatch, on each batch).")
	private int iterations = 100;

	@Parameter(type = ItemIO.OUTPUT, label = "Centres")
	private ResultsTable centres;

	public KMeansCommand() {
		clusters = 8;
	}

	@Override
	protected void compute() {
		final Method method = method();
		final ClusteringInput input = input();
		input.features();
		spent(Phase.PREPARING);
		final KMeansResult result = method.fit(input);
		final Parcellation parcels = new Parcellation(input.mask(), input.numbered(result.labels()));
		spent(Phase.FITTING);
		say(String.format(Locale.ROOT, "%d iterations, inertia %.6g", result.iterations(), result.inertia()));
		final ResultsTable table = ParcelTables.centres(parcels.transform(input.measures()), input.measureNames());
		publish(input, parcels);
		centres = table;
	}

	@FunctionalInterface
	private interface Method {

		KMeansResult fit(ClusteringInput input);
	}

	/** With the parameters checked. */
	private Method method() {
		if (algorithm.equals(LLOYD)) {
			final KMeans lloyd = new KMeans(clusters, restarts, iterations, 0, seed);
			return input -> lloyd.fit(input.features(), progress());
		}
		if (!algorithm.equals(MINIBATCH))
			throw new InputException("algorithm is \"" + algorithm + "\", but must be one of " + MINIBATCH + ", " + LLOYD);
		final MiniBatchKMeans miniBatch = new MiniBatchKMeans(clusters, restarts, iterations, seed);
		return input -> miniBatch.fit(input.features(), progress());
	}
}
