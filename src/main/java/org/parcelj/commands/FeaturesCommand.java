package org.parcelj.commands;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.commands.input.ChannelChoice;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.ColourSpace;
import org.parcelj.commands.input.MaskedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.Preparation;
import org.parcelj.commands.input.SubjectRuns;
import org.parcelj.commands.input.Subjects;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelSource;
import org.parcelj.signal.Whitening;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys that say which pixels are clustered, and by which features. */
abstract class FeaturesCommand extends SeriesCommand {

	static final String INPUT = "Input";

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image whose pixels are clustered; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, style = "images",
		description = MaskedImages.MORE, attrs = @Attr(name = SECTION, value = INPUT))
	private String more = "";

	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] moreimages;

	@Parameter(label = MaskedImages.MASK_LABEL, required = false, persist = false, description = MaskedImages.MASK,
		attrs = { @Attr(name = SECTION, value = INPUT),
			@Attr(name = "suggestions", value = MaskedImages.MASK_SUGGESTIONS) })
	private String mask = "auto";

	@Parameter(label = "Mask image", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus maskimage;

	@Parameter(label = "Channels", required = false, persist = false,
		description = "Which channels are used, for example 1,3 or 2-4; if empty, all. The mask is always found from " +
			"all channels.",
		attrs = @Attr(name = SECTION, value = INPUT))
	private String channels = "";

	@Parameter(label = "Colour space", required = false, persist = false, choices = { "rgb", "lab", "od" },
		description = "How the colours of RGB images are expressed: as they are, as CIE L*a*b*, or as the amounts of " +
			"haematoxylin, eosin and DAB, found from optical densities.",
		attrs = @Attr(name = SECTION, value = INPUT))
	private String colourspace = "rgb";

	@Parameter(label = "Smoothing FWHM", required = false, persist = false,
		description = "Full width at half maximum of a Gaussian, in the image's unit: one number, or one for each " +
			"axis (6,6,4); 0 is off.",
		attrs = { @Attr(name = SECTION, value = INPUT), @Attr(name = "unit", value = "image") })
	private String fwhm = "0";

	@Parameter(label = "Scale channels", required = false, persist = false,
		description = "Scales each feature to mean 0 and standard deviation 1 over the mask before clustering.",
		attrs = @Attr(name = SECTION, value = INPUT))
	private boolean scalechannels;

	@Parameter(label = "Further subjects", required = false, persist = false, style = "paths",
		description = "Series of further subjects on the same grid: folders, patterns (sub-*.nii.gz) and files, separated by commas.",
		attrs = { @Attr(name = SECTION, value = SERIES), @Attr(name = "paths", value = "true") })
	private String subjects = "";

	@Parameter(label = "Principal components (0: off)", required = false, persist = false, min = "0",
		description = "How many principal components to cluster instead of the features; 0 is off.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private int components;

	@Parameter(label = "Whiten", required = false, persist = false,
		description = "Clusters the components without their singular values, as nilearn's Parcellations does.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private boolean whiten;

	@Parameter(label = "Connectivity", required = false, persist = false, choices = { "faces", "full" },
		description = "Which pixels are neighbours: those that share a face (4 in 2-D, 6 in 3-D), or those that " +
			"share an edge or corner too (8 in 2-D, 26 in 3-D).",
		attrs = @Attr(name = SECTION, value = INPUT))
	private String connectivity = "faces";

	@Parameter(label = "Random seed", required = false, persist = false,
		description = "Starting value of the random numbers; the same seed gives the same result.",
		attrs = @Attr(name = SECTION, value = INPUT))
	protected int seed;

	/** The image, mask, features and graph that the common keys ask for. */
	protected final ClusteringInput input() {
		check();
		final Connectivity touching = Labelled.parse(Connectivity.class, "connectivity", connectivity);
		final ChannelChoice choice = new ChannelChoice(channels,
			Labelled.parse(ColourSpace.class, "colourspace", colourspace));
		mainImage();
		if (LabelImages.isShownAsLabels(image))
			warn("\"" + image.getTitle() + "\" is a label image, so its label numbers are being clustered; " +
				LabelSource.of(image).map(source -> "its source is \"" + source.getTitle() + "\"")
					.orElse("name the image that it was made from"));
		final Subjects others = new Subjects(subjects, image, session()::note);
		final Preparation preparation = new Preparation(fwhm, cleaning(image, others.files()), scalechannels, components,
			whiten ? Whitening.ON : Whitening.OFF, seed);
		final MaskedImages all = new MaskedImages(image, moreimages, more, mask, maskimage, session());
		others.files().forEach(session().files()::read);
		final List<Supplier<ImagePlus>> further = others.images(progress());
		spent(Phase.READING);
		final Optional<SubjectRuns> runs = session().subjectsPlace().filter(place -> !further.isEmpty())
			.map(place -> SubjectRuns.of(place, others.files(), image, choice, session()));
		final Mask pixels = runs.filter(SubjectRuns::isUsedForMasks).map(all::mask).orElseGet(() -> all.mask(further));
		requireClusters(pixels.size());
		if (choice.isConverting())
			requireMemory(new ClusteringInput(all.images(), further, pixels, touching, preparation, progress()),
				choice.bytes(all.images()));
		ClusteringInput input = new ClusteringInput(all.images(), choice, further, pixels, touching, preparation,
			progress());
		if (runs.isPresent() && runs.get().isUsed(pixels.size(), image.getNFrames(), preparation))
			input = input.withSubjects(runs.get());
		requireMemory(input, 0);
		if (image.getNFrames() > 1 && further.isEmpty())
			preparation.describe(input.values(), this::say, this::warn, progress());
		return input;
	}

	/** Whether principal components are made, for which there may be random starts. */
	protected final boolean isReduced() {
		return components > 0 || whiten || !subjects.isBlank();
	}

	private void requireMemory(final ClusteringInput input, final long further) {
		input.requireMemory(features -> further + bytes(input, features), bytesBeside());
	}

	/** The memory that what is asked for beside the results takes, as far as it does not depend on them. */
	protected long bytesBeside() {
		return 0;
	}

	/**
	 * Looks at keys that no method has, before anything is read.
	 *
	 * @throws InputException if one is out of its range
	 */
	protected void check() {
		// by default there are none
	}

	/**
	 * @throws InputException if the masked pixels cannot make as many clusters as are asked for
	 */
	protected abstract void requireClusters(int pixels);

	/**
	 * The memory that the method takes beside the features, asked before these are made.
	 *
	 * @param features how many are clustered
	 */
	protected abstract long bytes(ClusteringInput input, int features);

	/** The image that is clustered: the one given, or the active one. */
	protected final ImagePlus mainImage() {
		image = images().orActive(image);
		return image;
	}

	/** @throws InputException if there are further subjects, which a key does not go with */
	protected final void requireOneSubject(final String key, final String value) {
		if (!subjects.isBlank())
			throw new InputException(key + " is " + value + ", but with further subjects it must be at its default");
	}

	/** The image that results refer to; the active one once {@link #input()} has found that none is named. */
	protected final ImagePlus image() {
		return image;
	}
}
