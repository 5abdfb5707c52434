package org.parcelj.commands;

import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.commands.input.MaskChoice;
import org.parcelj.commands.input.NamedImages;
import org.parcelj.commands.input.Preparation;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.signal.Cleaning;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys of the commands that show the values of several contrasts as they are. */
abstract class ContrastsCommand extends ParcelCommand {

	private static final String UNSMOOTHED = "0";
	private static final String FILE_ENDING = "(?i)(?<=.)\\.(nii\\.gz|nii|hdr|img|tiff?|png)$";

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image whose values are shown, with all its channels: the active one where none is named.")
	private ImagePlus image;

	@Parameter(label = "Further images", required = false, persist = false,
		description = "More images on the same grid, as more contrasts: titles, separated by commas.")
	private String more = "";

	@Parameter(label = "Further images", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] moreimages;

	@Parameter(label = "Mask", required = false, persist = false,
		description = "Which pixels take part: auto, all, nonzero, otsu, background, epi, selection, or the title of a mask image.",
		attrs = @Attr(name = "suggestions", value = "auto,all,nonzero,otsu,background,epi,selection,*"))
	protected String mask = "auto";

	@Parameter(label = "Mask image", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	protected ImagePlus maskimage;

	/** The images that the keys name. */
	protected final List<ImagePlus> contrasts() {
		if (image == null) image = images().active();
		return NamedImages.of(image, moreimages, more, images());
	}

	/** Their masked values. */
	protected final ClusteringInput values(final List<ImagePlus> contrasts, final boolean scaled, final String maskName,
		final ImagePlus maskImage)
	{
		final MaskChoice choice = new MaskChoice(maskName, maskImage, images(), this::say, this::warn);
		spent("reading");
		return new ClusteringInput(contrasts, List.of(), choice.of(contrasts, List.of(), progress()), Connectivity.FACES,
			new Preparation(UNSMOOTHED, Cleaning.NONE, scaled, 0, false, 0), progress());
	}

	/** A name for each feature of some images. */
	protected static List<String> names(final List<ImagePlus> contrasts, final FeatureMatrix values) {
		if (contrasts.size() == 1 && values.features() == 1)
			return List.of(contrasts.get(0).getTitle().replaceFirst(FILE_ENDING, ""));
		return FeatureNames.of(contrasts, values.features()).stream().map(name -> name.replaceFirst(FILE_ENDING, ""))
			.collect(Collectors.toList());
	}
}
