package org.parcelj.commands.input;

import java.util.List;
import java.util.function.Supplier;

import ij.ImagePlus;

import org.parcelj.grid.Mask;

/**
 * The images of a command and the mask over them, as its keys {@code image}, {@code more} and {@code mask} name them.
 */
public final class MaskedImages {

	public static final String MORE_LABEL = "Further images";
	public static final String MORE = "Further images on the same grid, which give each pixel more features: their " +
		"titles, separated by commas.";
	public static final String MASK_LABEL = "Mask";
	public static final String MASK = "Which pixels take part: auto, all, nonzero, otsu, background, epi, selection, or the title of a mask image.";
	public static final String MASK_SUGGESTIONS = "auto,all,nonzero,otsu,background,epi,selection,*";

	private final List<ImagePlus> images;
	private final MaskChoice choice;
	private final Session session;

	/**
	 * @param first the image that results refer to
	 * @param more further images that a script gives, may be null
	 * @param names of further images, separated by commas
	 * @param mask a keyword, or the name of a mask image
	 * @param maskImage a mask image that a script gives, or null
	 * @throws org.parcelj.InputException if there is no image of such a name, or it is on another grid
	 */
	public MaskedImages(final ImagePlus first, final ImagePlus[] more, final String names, final String mask,
		final ImagePlus maskImage, final Session session)
	{
		this.session = session;
		images = NamedImages.of(first, more, names, session.images());
		choice = new MaskChoice("mask", mask, maskImage, session.images(), session::say, session::warn);
	}

	/** The first of them is the one that results refer to. */
	public List<ImagePlus> images() {
		return images;
	}

	/**
	 * The mask for these images, and where there are further subjects for those too.
	 *
	 * @throws org.parcelj.InputException if the mask holds no pixel, or is an image that leaves out none
	 */
	public Mask mask(final List<Supplier<ImagePlus>> subjects) {
		return choice.of(images, subjects, session.progress());
	}

	/** The same with further subjects by an engine. */
	public Mask mask(final SubjectRuns subjects) {
		return choice.of(images, method -> subjects.masks(method, session.progress()), session.progress());
	}
}
