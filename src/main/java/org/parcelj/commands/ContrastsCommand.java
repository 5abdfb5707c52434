package org.parcelj.commands;

import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.commands.input.MaskedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.Preparation;
import org.parcelj.commands.input.SeriesCleaning;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.signal.Whitening;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys of the commands that show the values of several contrasts as they are. */
abstract class ContrastsCommand extends PictureCommand {

	private static final String UNSMOOTHED = "0";

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image whose values are shown, with all its channels; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, style = "images",
		description = MaskedImages.MORE)
	private String more = "";

	@Parameter(label = MaskedImages.MORE_LABEL, required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] moreimages;

	@Parameter(label = MaskedImages.MASK_LABEL, required = false, persist = false, description = MaskedImages.MASK,
		attrs = @Attr(name = "suggestions", value = MaskedImages.MASK_SUGGESTIONS))
	protected String mask = "auto";

	@Parameter(label = "Mask image", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	protected ImagePlus maskimage;

	/** The image that is looked at, or the first of several. */
	protected final ImagePlus first() {
		image = images().orActive(image);
		return image;
	}

	/** The images that the keys name, and a mask over them. */
	protected final MaskedImages contrasts(final String maskName, final ImagePlus maskImage) {
		return new MaskedImages(first(), moreimages, more, maskName, maskImage, session());
	}

	/** Their masked values. */
	protected final ClusteringInput values(final MaskedImages contrasts, final boolean scaled) {
		spent(Phase.READING);
		return new ClusteringInput(contrasts.images(), List.of(), contrasts.mask(List.of()), Connectivity.FACES,
			new Preparation(UNSMOOTHED, SeriesCleaning.NONE, scaled, 0, Whitening.OFF, 0), progress());
	}

	/** A name for each feature of some images. */
	protected static List<String> names(final List<ImagePlus> contrasts, final FeatureMatrix values) {
		if (contrasts.size() == 1 && values.features() == 1)
			return List.of(FileNames.withoutEnding(contrasts.get(0).getTitle()));
		return FeatureNames.of(contrasts, values.features()).stream().map(FileNames::withoutEnding)
			.collect(Collectors.toList());
	}
}
