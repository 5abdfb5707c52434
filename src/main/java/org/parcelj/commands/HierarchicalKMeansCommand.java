package org.parcelj.commands;

import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.HierarchicalKMeans;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.Parcellation;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** k-means in two levels, for parcels of more even sizes. */
@Plugin(type = Command.class, name = "hierarchical-kmeans", label = "Hierarchical K-Means", headless = true,
	visible = false)
public class HierarchicalKMeansCommand extends ClusteringCommand {

	@Parameter(label = "Restarts", required = false, persist = false, min = "1",
		description = "How many random starts of each k-means are tried; the best one is kept.")
	private int restarts = 3;

	public HierarchicalKMeansCommand() {
		clusters = 50;
	}

	@Override
	protected String method() {
		return "hierarchical k-means";
	}

	@Override
	protected Basis basis() {
		return Basis.VALUES;
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		return HierarchicalKMeans.bytes(clusters, input.mask().size(), features);
	}

	@Override
	protected void cluster() {
		final HierarchicalKMeans method = new HierarchicalKMeans(clusters, restarts, seed);
		final ClusteringInput input = input();
		final FeatureMatrix features = clustered(input);
		spent(Phase.PREPARING);
		final Clustering found = withoutSmall(input, few(input),
			number -> (number == clusters ? method : new HierarchicalKMeans(number, restarts, seed)).fit(features, progress())
				.labels());
		final Parcellation parcels = new Parcellation(input.mask(), input.numbered(found.sharedLabels()));
		spent(Phase.FITTING);
		publish(input, parcels);
	}
}
