package org.parcelj.commands;

import java.util.Optional;
import java.util.function.IntFunction;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.SmallestSize;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.Positions;
import org.parcelj.imagej.images.Portion;
import org.parcelj.imagej.labels.JoinedLabels;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * What all clustering commands share: the keys that say how many clusters of what size there are to be, and their use.
 */
abstract class ClusteringCommand extends PublishingCommand {

	static final String EACH = "each";

	/** Times as many clusters as are wanted. */
	private static final int FEW = 4;

	@Parameter(label = "One clustering for each", required = false, persist = false,
		choices = { "image", "slice", "frame" },
		description = "What is clustered separately: the image as a whole, each slice, or each frame. The labels of " +
			"the second slice follow on from those of the first.",
		attrs = @Attr(name = SECTION, value = INPUT))
	private String each = Portion.IMAGE.label();

	@Parameter(label = "Number of clusters", persist = false, min = "1", description = "The exact number of parcels.")
	protected int clusters;

	@Parameter(label = "Compactness", required = false, persist = false, min = "0",
		description = "How much the pixels' positions count beside their values: 0 not at all, 1 as much as the " +
			"values; the higher, the more compact and even the parcels.")
	private double compactness;

	@Parameter(label = "Smallest size (pixels)", required = false, persist = false, min = "1",
		description = "Parcels with fewer pixels than this are absorbed by the neighbour whose values are nearest, " +
			"and as many others are found instead.")
	private int smallest = 1;

	private boolean dividesEqualPixels;

	/** What a method goes by. */
	protected enum Basis {
		/** The values of pixels, wherever these lie. */
		VALUES,
		/** Which pixels touch, so that clusters hang together. */
		NEIGHBOURS,
		/** Both, so that clusters need not. */
		BOTH
	}

	/** What the method goes by, with the keys as they are set. */
	protected Basis basis() {
		return Basis.NEIGHBOURS;
	}

	/** Whether the number of clusters counts, with the other keys as they are set. */
	protected boolean countsClusters() {
		return true;
	}

	/**
	 * The memory that the method takes beside the features, before these are made.
	 *
	 * @param features how many are clustered, with the places of the pixels where these count
	 */
	protected abstract long methodBytes(ClusteringInput input, int features);

	@Override
	protected final long bytes(final ClusteringInput input, final int features) {
		if (!arePlacesFeatures()) return methodBytes(input, features);
		final int axes = input.mask().numDimensions();
		final long placed = Positions.bytes(input.mask().size(), axes, features);
		final long kept = placed - Positions.bytes(input.mask().size(), axes, 0) / 2;
		return Math.max(placed, kept + methodBytes(input, features + axes));
	}

	/** Whether the places of the pixels are clustered as features beside their values. */
	protected boolean arePlacesFeatures() {
		return isCompact();
	}

	/** Clusters the image and publishes what comes of it. */
	protected abstract void cluster();

	/**
	 * Looks at keys of the method that mean nothing for an image whose slices or frames are clustered each for itself.
	 *
	 * @throws InputException if one is set
	 */
	protected void requireOfPortions() {
		// by default all of them go
	}

	@Override
	protected final void compute() {
		final Portion portion = Labelled.parse(Portion.class, EACH, each);
		portion.require(mainImage());
		if (portion.count(mainImage()) == 1) cluster();
		else clusterEach(portion);
	}

	private void clusterEach(final Portion portion) {
		requireOneSubject(EACH, portion.label());
		if (hasReport() && portion == Portion.FRAME)
			throw new InputException("a report is of one volume of labels: report must be false with each=frame");
		requireOfPortions();
		final ImagePlus whole = mainImage();
		final PortionRuns runs = new PortionRuns(this, portion, whole);
		runs.run();
		spent(Phase.FITTING);
		final JoinedLabels joined = runs.labels();
		final int[] offsets = joined.offsets();
		final ImagePlus image = joined.image(portion, whole,
			titled(whole, method() + " " + clusters + " per " + portion.label()));
		progress().check();
		setLabels(image);
		runs.setOutputs(joined);
		addOutlines(whole, image);
		spent(Phase.PUBLISHING);
		say((offsets.length - 1) + " " + portion.label() + "s, " + offsets[offsets.length - 1] + " clusters");
	}

	@Override
	protected final void requireClusters(final int pixels) {
		if (!countsClusters()) return;
		InputException.requireRange("clusters", clusters, 1, pixels);
		new SmallestSize(smallest).require(clusters, pixels);
	}

	/** What a method clusters: the features, and where compactness is asked for the places of the pixels. */
	protected final FeatureMatrix clustered(final ClusteringInput input) {
		if (countsClusters()) warnOfEqualPixels(input);
		return Positions.beside(input.features(), input.mask(), input.space(), compactness, clusters);
	}

	/** Clusters of which there are more than the pixels have kinds are arbitrary in part. */
	private void warnOfEqualPixels(final ClusteringInput input) {
		final Optional<String> few = basis() == Basis.NEIGHBOURS
			? PixelKinds.fewAreas(input, clusters, progress())
			: PixelKinds.fewValues(input, clusters, progress());
		dividesEqualPixels |= few.isPresent();
		few.ifPresent(kinds -> warn(
			"the pixels have only " + kinds + ", so some of the " + clusters + " clusters divide equal pixels"));
	}

	/** Whether there are more clusters to make than the pixels have kinds. */
	protected final boolean dividesEqualPixels() {
		return dividesEqualPixels;
	}

	/**
	 * What a method finds, without parcels below the smallest size, and all the same as many as are asked for.
	 *
	 * @param most clusters that the method can find
	 * @param fit labels of so many clusters
	 */
	protected final Clustering withoutSmall(final ClusteringInput input, final int most, final IntFunction<int[]> fit) {
		final int[] asked = { clusters };
		final SmallestSize size = new SmallestSize(smallest);
		final Clustering found = (basis() == Basis.NEIGHBOURS || isCompact() ? size : size.anywhere()).of(clusters, most,
			number -> fit.apply(asked[0] = number), input.features(), input.graph(), progress());
		if (asked[0] > clusters)
			say("smallest=" + smallest + ": " + found.size() + " clusters are left of up to " + asked[0]);
		if (found.size() < clusters)
			warn("only " + found.size() + " of " + clusters + " clusters have " + smallest + " pixels");
		return found;
	}

	/** The most clusters that a method is asked for that takes longer the more there are. */
	protected final int few(final ClusteringInput input) {
		return (int) Math.min(input.mask().size(), (long) FEW * clusters);
	}

	/** Labels that are there, without those below the smallest size. */
	protected final Clustering withoutSmall(final ClusteringInput input, final int[] labels) {
		return new SmallestSize(smallest).of(labels, input.features(), input.graph(), progress());
	}

	/** Whether small parcels are absorbed. */
	protected final boolean absorbsSmall() {
		return smallest > 1;
	}

	/** How much the places of the pixels count. */
	protected final double compactness() {
		return compactness;
	}

	/** Whether the places of the pixels count. */
	protected final boolean isCompact() {
		return compactness > 0;
	}

	@Override
	protected void check() {
		Positions.requireCompactness(compactness);
		InputException.requireRange("smallest", smallest, 1, Integer.MAX_VALUE);
		warnIf(basis() == Basis.VALUES, "the method takes no account of which pixels touch", "connectivity");
		warnIf(!isFiltered(), "no filter is set, which it would be for", "tr");
		warnIf(!isRandom() && !isReduced(), "nothing in this run is random", "seed");
		super.check();
	}

	/** Whether the method has random numbers. */
	protected boolean isRandom() {
		return true;
	}
}
