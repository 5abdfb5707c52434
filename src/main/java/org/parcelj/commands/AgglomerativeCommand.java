package org.parcelj.commands;

import java.util.Arrays;
import java.util.Locale;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.rena.Superpixels;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.KnownTrees;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.imagej.plots.DendrogramPlots;
import org.parcelj.imagej.tables.DendrogramTables;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Spatially constrained agglomerative clustering: parcels of similar pixels, any number of them from one tree. */
@Plugin(type = Command.class, name = "agglomerative", label = "Agglomerative Clustering (Ward)", headless = true,
	visible = false)
public class AgglomerativeCommand extends ClusteringCommand {

	private static final double LARGE = 0.5;

	/**
	 * For each pixel, what cutting a tree takes, of which large arrays need room in one piece beside what regions left.
	 */
	private static final long CUT_BYTES = 5L * Integer.BYTES;

	@Parameter(label = "Linkage", required = false, persist = false,
		choices = { "ward", "average", "complete", "single" },
		description = "How the distance between clusters is measured; ward keeps the variance within clusters small.")
	private String linkage = "ward";

	@Parameter(label = "Cut at height", required = false, persist = false, min = "0",
		description = "Cuts the tree at this height instead of at a number of clusters; 0 is off.")
	private double height;

	@Parameter(label = "Join separate parts of the mask", required = false, persist = false,
		description = "Joins the parts of a mask that do not touch, at their nearest pixels.")
	private boolean bridge;

	@Parameter(label = "Superpixels (0: none)", required = false, persist = false, min = "0",
		description = "Makes this many small regions first, by ReNA, and merges those, which is quicker on large " +
			"images; 0 merges pixels.")
	private int superpixels = 0;

	@Parameter(label = "Tables and plots of the tree", required = false, persist = false,
		description = "Gives the tree as a table, its top as a plot, and the explained variance for every number of " +
			"parcels.")
	private boolean tree;

	@Parameter(type = ItemIO.OUTPUT, label = "Dendrogram", attrs = @Attr(name = OutputRole.WHEN, value = "tree"))
	private ResultsTable dendrogram;

	@Parameter(type = ItemIO.OUTPUT, label = "Explained Variance", attrs = @Attr(name = OutputRole.WHEN, value = "tree"))
	private ResultsTable variance;

	@Parameter(type = ItemIO.OUTPUT, label = "Explained Variance Plot", attrs = {
		@Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE), @Attr(name = OutputRole.WHEN, value = "tree") })
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Top of the Dendrogram", attrs = {
		@Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE), @Attr(name = OutputRole.WHEN, value = "tree") })
	private ImagePlus treetop;

	public AgglomerativeCommand() {
		clusters = 100;
	}

	@Override
	protected String method() {
		return "agglomerative";
	}

	@Override
	protected boolean isRandom() {
		return false;
	}

	@Override
	protected boolean hasPlots() {
		return tree;
	}

	@Override
	protected long methodBytes(final ClusteringInput input, final int features) {
		final int pixels = input.mask().size();
		final long results = input.resultBytes() + (tree ? DendrogramTables.bytes(pixels) : 0);
		// the tree of an earlier run may do
		if (KnownTrees.of(input.image()).isAny()) return results;
		final long made = superpixels == 0
			? new AgglomerativeClustering(Labelled.parse(Linkage.class, "linkage", linkage)).bytes(features, input.graph(),
				progress())
			: Superpixels.bytes(input.graph(), features) + CUT_BYTES * pixels;
		return Math.max(made, Dendrogram.bytes(pixels) + results);
	}

	@Override
	protected void cluster() {
		final Linkage chosen = Labelled.parse(Linkage.class, "linkage", linkage);
		final AgglomerativeClustering method = bridge
			? new AgglomerativeClustering(chosen).withBridges()
			: new AgglomerativeClustering(chosen);
		final Superpixels regions = superpixels == 0 ? null : new Superpixels(superpixels, clusters);
		InputException.requireAtLeast("height", height, 0);
		if (regions != null && height > 0)
			throw new InputException(
				"height is " + height + ", but must be 0 with superpixels, whose own heights are not known");
		warnIf(height > 0, "height takes precedence", "clusters");
		final ClusteringInput input = input();
		if (height == 0 && !bridge)
			Dendrogram.requireClusters(clusters, Components.of(input.graph(), progress()).count(), input.mask().size());
		final FeatureMatrix features = clustered(input);
		spent(Phase.PREPARING);
		final LabelTree found = tree(input, features, method, regions);
		final Parcellation parcels = absorbsSmall()
			? cutWithoutSmall(input, found)
			: found.cut(found.clusters(clusters, height));
		spent(Phase.FITTING);
		final ImagePlus labels = publish(input, parcels);
		found.putBehind(labels, chosen);
		describe(parcels);
		if (height > 0) found.above(height).ifPresent(this::warn);
		if (tree) publish(found, parcels, input.image());
	}

	/** A height gives as many clusters as it does, less the small ones. */
	private Parcellation cutWithoutSmall(final ClusteringInput input, final LabelTree found) {
		return new Parcellation(input.mask(),
			height > 0
				? withoutSmall(input, found.cut(found.clusters(clusters, height)).sharedLabels())
				: withoutSmall(input, found.dendrogram().mostClusters(), number -> found.cut(number).sharedLabels()));
	}

	@Override
	protected void requireOfPortions() {
		if (tree)
			throw new InputException("a tree is of the image as a whole: tree must be false with each=slice or each=frame");
	}

	/** A height gives as many clusters as it does. */
	@Override
	protected boolean countsClusters() {
		return height == 0;
	}

	private LabelTree tree(final ClusteringInput input, final FeatureMatrix features,
		final AgglomerativeClustering method, final Superpixels regions)
	{
		final KnownTrees trees = KnownTrees.of(input.image());
		final KnownTrees.Origin origin = KnownTrees.Origin.of(features, input.graph(), method, superpixels, progress());
		final LabelTree known = trees.find(origin);
		if (known != null) {
			say("the tree of an earlier run is used again");
			return known;
		}
		final Dendrogram made = regions == null
			? method.fit(features, input.graph(), progress())
			: method.fit(features,
				regions.of(features, method.joined(features, input.graph(), progress()), progress().part(0, 0.5)),
				progress().part(0.5, 1));
		final LabelTree found = new LabelTree(made, input.mask(), varianceOf(made, input, method.linkage()));
		trees.add(origin, found);
		return found;
	}

	private ExplainedVariance varianceOf(final Dendrogram tree, final ClusteringInput input, final Linkage linkage) {
		if (linkage != Linkage.WARD || isCompact()) return ExplainedVariance.of(tree, input.features(), progress());
		return tree.components() == 1
			? ExplainedVariance.ofWard(tree)
			: ExplainedVariance.ofWard(tree, input.features(), progress());
	}

	private void describe(final Parcellation parcels) {
		final double share = (double) Arrays.stream(parcels.sizes()).max().getAsInt() / parcels.mask().size();
		say(String.format(Locale.ROOT, "largest parcel: %.1f %% of the pixels", 100 * share));
		if (share > LARGE && parcels.size() > 1 && !dividesEqualPixels())
			warn(String.format(Locale.ROOT, "one parcel holds %.1f %% of the pixels; " +
				(linkage.equals("ward") ? "ask for more parcels" : "linkage=ward gives more even ones"), 100 * share));
	}

	private void publish(final LabelTree found, final Parcellation parcels, final ImagePlus image) {
		dendrogram = DendrogramTables.merges(found.dendrogram(), progress());
		variance = DendrogramTables.variance(found.dendrogram(), found.variance(), progress());
		plot = DendrogramPlots.variance(found.variance(), parcels.size(), picture())
			.image(titled(image, "explained variance"));
		treetop = DendrogramPlots.top(found.dendrogram(), parcels, picture()).image(titled(image, "top of the dendrogram"));
		spent(Phase.PUBLISHING);
	}
}
