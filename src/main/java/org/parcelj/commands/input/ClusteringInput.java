package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.CoarseGrid;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.choice.SplitHalf;

/**
 * The input of a method: the masked pixels of one or several images on a grid. Features and graph are made when they
 * are first asked for, and kept.
 */
public final class ClusteringInput {

	private static final int MOST_CHANNELS = 16;
	/** Bytes of a pixel of the grid. */
	private static final long RESULT_BYTES = 24;
	/** For reading and writing files. */
	private static final long BUFFERS = 1 << 23;
	/** Two in each half. */
	private static final int FEWEST_FRAMES = 4;

	/** What results refer to. */
	private final ImagePlus image;
	/** What is measured. */
	private final List<ImagePlus> images;
	private final PixelSpace space;
	private final List<RandomAccessibleInterval<? extends RealType<?>>> imgs;
	/** Further series on the same grid, opened one after the other when features are asked for. */
	private final List<Supplier<RandomAccessibleInterval<? extends RealType<?>>>> subjects;
	private final Mask mask;
	private final Connectivity connectivity;
	private final Preparation preparation;
	private final Progress progress;
	/** By an engine; null where subjects are read one after the other here. */
	private SubjectRuns runs;

	private FeatureMatrix values;
	private FeatureMatrix features;
	private GridGraph graph;

	/**
	 * @param images the first of them is the one that results refer to
	 * @param subjects further series on the same grid, opened one after the other when features are asked for
	 */
	public ClusteringInput(final List<ImagePlus> images, final List<Supplier<ImagePlus>> subjects, final Mask mask,
		final Connectivity connectivity, final Preparation preparation, final Progress progress)
	{
		this(images, ChannelChoice.ALL, subjects, mask, connectivity, preparation, progress);
	}

	/**
	 * The same with some of the images' channels.
	 *
	 * @throws org.parcelj.InputException if an image lacks one of them
	 */
	public ClusteringInput(final List<ImagePlus> images, final ChannelChoice channels,
		final List<Supplier<ImagePlus>> subjects, final Mask mask, final Connectivity connectivity,
		final Preparation preparation, final Progress progress)
	{
		this(images.get(0), images.stream().map(image -> channels.of(image, progress)).toList(),
			subjects.stream()
				.<Supplier<RandomAccessibleInterval<? extends RealType<?>>>>map(
					subject -> () -> img(channels.of(subject.get(), progress)))
				.toList(),
			mask, connectivity, preparation, progress);
	}

	private ClusteringInput(final ImagePlus image, final List<ImagePlus> measured,
		final List<Supplier<RandomAccessibleInterval<? extends RealType<?>>>> subjects, final Mask mask,
		final Connectivity connectivity, final Preparation preparation, final Progress progress)
	{
		this(image, measured, ImagePlusImgs.space(image),
			measured.stream().map(ClusteringInput::img).collect(Collectors.toList()), subjects, mask, connectivity,
			preparation, progress);
	}

	private static RandomAccessibleInterval<? extends RealType<?>> img(final ImagePlus image) {
		return ImagePlusImgs.of(image).img();
	}

	private ClusteringInput(final ImagePlus image, final List<ImagePlus> images, final PixelSpace space,
		final List<RandomAccessibleInterval<? extends RealType<?>>> imgs,
		final List<Supplier<RandomAccessibleInterval<? extends RealType<?>>>> subjects, final Mask mask,
		final Connectivity connectivity, final Preparation preparation, final Progress progress)
	{
		this.image = image;
		this.images = images;
		this.space = space;
		this.imgs = imgs;
		this.subjects = subjects;
		this.mask = mask;
		this.connectivity = connectivity;
		this.preparation = preparation;
		this.progress = progress;
	}

	/**
	 * @param method the bytes that clustering takes beside so many features
	 * @param beside the bytes that what is asked for beside the results takes
	 * @throws InputException if less memory is free than what is clustered takes, and what the method takes or what comes
	 * of it: labels, their image, their table
	 */
	public void requireMemory(final IntToLongFunction method, final long beside) {
		int features = 0;
		for (final RandomAccessibleInterval<?> img : imgs)
			features += (int) (Intervals.numElements(img) / mask.gridSize());
		final int clustered = subjects.isEmpty() ? preparation.clustered(features) : preparation.wanted().count();
		final long made = Float.BYTES * (long) mask.size() *
			(features + preparation.further(features, clustered) + preparation.copied(features, imgs.size())) +
			subjectBytes(features);
		Memory.require("clustering " + mask.size() + " pixels × " + Plural.of(features, "feature"),
			made + Math.max(resultBytes() + beside, method.applyAsLong(clustered)));
	}

	/**
	 * The bytes of one more subject's image, assumed to be as large as the first, and of the components of all of them.
	 */
	private long subjectBytes(final int features) {
		if (subjects.isEmpty() || runs != null) return 0;
		final long components = Math.min(features, preparation.wanted().count()) * (subjects.size() + 1L);
		return (long) image.getSizeInBytes() + Float.BYTES * mask.size() * components;
	}

	/** What comes of clustering: labels, their image, their table. */
	public long resultBytes() {
		return RESULT_BYTES * mask.gridSize() + BUFFERS;
	}

	/** The same with the further subjects by an engine. */
	public ClusteringInput withSubjects(final SubjectRuns others) {
		final ClusteringInput input = new ClusteringInput(image, images, space, imgs, subjects, mask, connectivity,
			preparation, progress);
		input.runs = others;
		return input;
	}

	/** The same images, subjects and settings on a coarse grid; this itself where that is no coarser. */
	public ClusteringInput on(final CoarseGrid grid) {
		if (grid.isOff()) return this;
		// what is no number inside the mask is refused here; outside it must not spread into the mask
		values();
		final ClusteringInput coarse = new ClusteringInput(image, images, grid.shrink(space),
			imgs.stream().map(img -> grid.shrink(img, progress)).collect(Collectors.toList()),
			subjects.stream().map(subject -> onto(grid, subject)).collect(Collectors.toList()), grid.shrink(mask, progress),
			connectivity, preparation, progress);
		return runs == null ? coarse : coarse.withSubjects(runs.on(grid));
	}

	private Supplier<RandomAccessibleInterval<? extends RealType<?>>> onto(final CoarseGrid grid,
		final Supplier<RandomAccessibleInterval<? extends RealType<?>>> subject)
	{
		return () -> grid.shrink(subject.get(), progress);
	}

	public ImagePlus image() {
		return image;
	}

	/**
	 * The clusters by ascending value of the first channel or image, where features are such; those of series by their
	 * first pixels, since no frame means more than another.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster
	 */
	public Clustering numbered(final int[] labels) {
		final boolean series = !subjects.isEmpty() || image().getNFrames() > 1;
		return series ? Clustering.byFirstPixel(labels) : Clustering.byFirstFeature(labels, values());
	}

	public PixelSpace space() {
		return space;
	}

	public Mask mask() {
		return mask;
	}

	/**
	 * The smoothed and cleaned values of the images at the masked pixels, all of them finite; of several subjects their
	 * common components.
	 */
	public FeatureMatrix values() {
		if (values == null) values = subjects.isEmpty() ? valuesOf(imgs, 0) : features();
		return values;
	}

	/** What is clustered. */
	public FeatureMatrix features() {
		if (features == null) features = subjects.isEmpty() ? preparation.features(values(), progress) : ofSubjects();
		return features;
	}

	private FeatureMatrix ofSubjects() {
		return runs == null
			? preparation.features(allSubjects(), progress)
			: runs.features(() -> valuesOf(imgs, 0), mask, space, preparation, progress);
	}

	/** Whether there are halves of the subjects or frames. */
	public boolean hasHalves() {
		return !subjects.isEmpty() || image().getNFrames() >= FEWEST_FRAMES;
	}

	/**
	 * What is clustered, from the first and from the second half: of the subjects where there are several, else of the
	 * frames.
	 *
	 * @throws InputException if there are neither
	 */
	public SplitHalf halves() {
		if (!subjects.isEmpty()) {
			final List<Supplier<FeatureMatrix>> all = allSubjects();
			final int half = all.size() / 2;
			return new SplitHalf(preparation.features(all.subList(0, half), progress),
				preparation.features(all.subList(half, all.size()), progress));
		}
		final int frames = image().getNFrames();
		if (!hasHalves())
			throw new InputException("reproducibility needs further subjects, or a series of at least " + FEWEST_FRAMES +
				" frames, but \"" + image().getTitle() + "\" has " + frames);
		final int each = values().features() / imgs.size();
		final int half = each / 2 / image().getNChannels() * image().getNChannels();
		return new SplitHalf(preparation.features(part(0, half), progress),
			preparation.features(part(half, each), progress));
	}

	/** For each image(), the features from one to another, without the latter. */
	private FeatureMatrix part(final int from, final int to) {
		final int each = values().features() / imgs.size();
		final List<FeatureMatrix> parts = new ArrayList<>();
		for (int i = 0; i < imgs.size(); i++)
			parts.add(values().columns(i * each + from, i * each + to));
		return FeatureMatrix.sideBySide(parts);
	}

	/** What is clustered, in the images' own units where it has not been reduced to components. */
	public FeatureMatrix measures() {
		return isReduced() ? features() : values();
	}

	/** A name for each feature of {@link #measures()}. */
	public List<String> measureNames() {
		return isReduced()
			? FeatureNames.numbered("component", measures().features())
			: FeatureNames.of(images, measures().features());
	}

	/** A name for each of {@link #values()} where these are channels or contrasts, few enough to be looked at each. */
	public List<String> channelNames() {
		final boolean channels = subjects.isEmpty() && image().getNFrames() == 1 && values().features() <= MOST_CHANNELS;
		return channels ? FeatureNames.of(images, values().features()) : List.of();
	}

	private boolean isReduced() {
		return !subjects.isEmpty() || preparation.isReducing();
	}

	private List<Supplier<FeatureMatrix>> allSubjects() {
		final List<Supplier<FeatureMatrix>> all = new ArrayList<>();
		all.add(() -> valuesOf(imgs, 0));
		for (final Supplier<RandomAccessibleInterval<? extends RealType<?>>> subject : subjects) {
			final int number = all.size();
			all.add(() -> valuesOf(List.of(subject.get()), number));
		}
		return all;
	}

	private FeatureMatrix valuesOf(final List<RandomAccessibleInterval<? extends RealType<?>>> some, final int subject) {
		return preparation.values(some, subject, space, mask, progress);
	}

	public GridGraph graph() {
		if (graph == null) graph = GridGraph.of(mask, connectivity);
		return graph;
	}
}
