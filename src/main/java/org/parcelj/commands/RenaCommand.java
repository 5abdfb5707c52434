package org.parcelj.commands;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.rena.RenaResult;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.Parcellation;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Recursive neighbor agglomeration: many connected parcels of similar pixels, in time linear in the pixels. */
@Plugin(type = Command.class, name = "rena", label = "ReNA Clustering", headless = true, visible = false)
public class RenaCommand extends ClusteringCommand {

	/** The last that was found. */
	private RenaResult result;

	public RenaCommand() {
		clusters = 1000;
	}

	@Override
	protected String method() {
		return "rena";
	}

	@Override
	protected boolean isRandom() {
		return false;
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		return Rena.bytes(input.graph(), features);
	}

	@Override
	protected void cluster() {
		final Rena method = new Rena(clusters);
		final ClusteringInput input = input();
		method.requireClusters(input.graph(), progress());
		final FeatureMatrix features = clustered(input);
		spent(Phase.PREPARING);
		final Clustering found = withoutSmall(input, input.mask().size(), number -> {
			result = (number == clusters ? method : new Rena(number)).fit(features, input.graph(), progress());
			return result.clustering().sharedLabels();
		});
		spent(Phase.FITTING);
		say("clusters after each round: " +
			Arrays.stream(result.sizes()).mapToObj(Integer::toString).collect(Collectors.joining(", ")));
		publish(input, new Parcellation(input.mask(), found));
	}
}
