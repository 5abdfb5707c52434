package org.parcelj.commands;

import java.util.Locale;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Plural;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.rena.Superpixels;
import org.parcelj.grid.GridGraph;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Assignment;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.cluster.spectral.Similarities;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.cluster.spectral.SpectralResult;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.CoarseGrid;
import org.parcelj.grid.RegionGraph;
import org.parcelj.parcels.Parcellation;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Spectral clustering of an image's pixels: regions that are bounded by edges, however long or bent they are. */
@Plugin(type = Command.class, name = "spectral", label = "Spectral Segmentation", headless = true, visible = false)
public class SpectralCommand extends ClusteringCommand {

	@Parameter(label = "Edge weight β", required = false, persist = false, min = "0",
		description = "How strongly an edge separates its two sides: the similarity of neighbours is exp(-beta · " +
			"gradient / contrast) + eps.")
	private double beta = 3;

	@Parameter(label = "Smallest similarity ε", required = false, persist = false, min = "0",
		description = "The similarity that remains across even the strongest edge.")
	private double eps = 1e-6;

	@Parameter(label = "Contrast scale", required = false, persist = false, choices = { "sklearn", "edges" },
		description = "The unit of gradients: their standard deviation over the edges, or scikit-learn's scale, " +
			"which grows with the offset of the image.")
	private String contrast = "edges";

	@Parameter(label = "Assignment of pixels", required = false, persist = false,
		choices = { "kmeans", "discretize", "cluster_qr", "best" },
		description = "How pixels are assigned to clusters from the eigenvectors; best tries all three ways and " +
			"keeps the one with the lowest cut.")
	private String assignment = "cluster_qr";

	@Parameter(label = "Tolerance", required = false, persist = false,
		description = "The largest residual allowed " + "for an eigenpair.")
	private double tolerance = 1e-7;

	@Parameter(label = "Smoothing σ (pixels)", required = false, persist = false, min = "0",
		description = "Gaussian smoothing before the solve, in pixels; 0 is off.")
	private double sigma = 0;

	@Parameter(label = "Size to solve at (1: full)", required = false, persist = false, min = "0", max = "1",
		description = "Clusters the picture shrunk by this factor; the labels are brought back to the full grid.")
	private double scale = 1;

	@Parameter(label = "Superpixels (0: none)", required = false, persist = false, min = "0",
		description = "Makes this many small regions first, by ReNA, and cuts between those, which is quicker on " +
			"large images; 0 cuts between pixels.")
	private int superpixels = 0;

	/** The last that was found. */
	private SpectralResult result;

	public SpectralCommand() {
		clusters = 26;
	}

	/** On a coarser grid the solver says itself what it needs, before anything is solved. */
	@Override
	protected String method() {
		return "spectral";
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		if (scale != 1) return 0;
		final GridGraph graph = input.graph();
		final long similarities = graph.arrayBytes(progress()) + (long) Double.BYTES * graph.edges();
		// with superpixels the similarities are there until the results are
		return similarities + (superpixels > 0
			? Math.max(Superpixels.bytes(graph, features), input.resultBytes())
			: method(clusters).bytes(graph, progress()));
	}

	@Override
	protected void cluster() {
		final Affinity affinity = new Affinity(beta, eps, Labelled.parse(Contrast.class, "contrast", contrast));
		final SpectralClustering method = method(clusters);
		final Superpixels regions = superpixels == 0 ? null : new Superpixels(superpixels, clusters);
		InputException.requireAtLeast("sigma", sigma, 0);
		final ClusteringInput input = input();
		final CoarseGrid grid = new CoarseGrid(input.mask().dimensions(), sigma, scale);
		final ClusteringInput coarse = input.on(grid);
		if (scale != 1 && clusters > coarse.mask().size())
			throw new InputException("clusters is " + clusters + ", but at scale " + InputException.plain(scale) +
				" the mask has only " + Plural.of(coarse.mask().size(), "pixel"));
		if (regions == null) method.requireMemory(coarse.graph(), progress());
		final FeatureMatrix features = clustered(coarse);
		final Similarities similarities = affinity.of(features, coarse.graph().withArrays(progress()), progress());
		describe(similarities);
		spent(Phase.PREPARING);
		final RegionGraph parts = regions == null ? null : regions.of(features, coarse.graph(), progress().part(0, 0.3));
		final Clustering found = withoutSmall(input,
			Math.min(few(coarse), regions == null ? Integer.MAX_VALUE : superpixels), number -> {
				result = fit(number == clusters ? method : method(number), parts, similarities);
				return grid.enlarge(result.clustering().sharedLabels(), input.mask(), progress());
			});
		describe(result);
		spent(Phase.FITTING);
		publish(input, new Parcellation(input.mask(), found));
	}

	private SpectralClustering method(final int number) {
		return new SpectralClustering(
			SpectralClustering.Options.of(number).withAssignment(Labelled.parse(Assignment.class, "assignment", assignment))
				.withTolerance(tolerance).withSeed(seed));
	}

	private SpectralResult fit(final SpectralClustering method, final RegionGraph parts,
		final Similarities similarities)
	{
		return parts == null
			? method.fit(similarities, progress())
			: method.fit(parts, similarities, progress().part(0.3, 1));
	}

	private void describe(final Similarities similarities) {
		say(String.format(Locale.ROOT, "contrast scale %.6g, standard deviation over the edges alone %.6g",
			similarities.scale(), similarities.edgeDeviation()));
		if (similarities.isLowContrast()) warn("the edges are weak beside the offset of the image; try contrast=edges");
	}

	private void describe(final SpectralResult result) {
		say(String.format(Locale.ROOT, "normalised cut %.6g, by %s", result.normalizedCut(), result.assignment().label()));
		if (result.isAmbiguous())
			warn("eigenvalue " + result.clustering().size() +
				" cannot be told from the next one, so other regions would be just as good; " +
				"ask for more or fewer clusters");
	}
}
