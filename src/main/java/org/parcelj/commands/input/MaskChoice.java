package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.parcelj.imagej.images.Portion;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.masking.ComputedMask;
import org.parcelj.masking.MaskMethod;
import org.parcelj.masking.Masks;
import org.parcelj.masking.NoMaskException;

/** What a user writes for the mask: a method, "selection", "auto", or the name of a mask image. */
public final class MaskChoice {

	private static final String AUTO = "auto";
	private static final String SELECTION = "selection";

	private static final double MORE_THAN_HALF = 0.5;

	private final String name;
	private final ImagePlus maskImage;
	private final Consumer<String> said;
	private final Consumer<String> warned;

	/**
	 * @param key that the name is of, for messages
	 * @param name a keyword, or the name of a mask image
	 * @param given a mask image that takes precedence over the name, or null
	 * @param said takes a line where the choice was left to us
	 * @param warned takes a line where the mask looks wrong
	 */
	public MaskChoice(final String key, final String name, final ImagePlus given, final ImageSource images,
		final Consumer<String> said, final Consumer<String> warned)
	{
		this.name = name.trim();
		this.said = said;
		this.warned = warned;
		maskImage = given != null || isKeyword(keyword()) ? given : named(images, key);
	}

	/** A name of letters alone may be meant for a keyword. */
	private ImagePlus named(final ImageSource images, final String key) {
		try {
			return NamedImages.named(images, name, key);
		}
		catch (final InputException e) {
			if (e.getClass() != InputException.class || !name.matches("[a-zA-Z]+")) throw e;
			final String keywords = Arrays.stream(MaskMethod.values()).map(MaskMethod::label)
				.collect(Collectors.joining(", "));
			throw new InputException(key + " is \"" + name + "\", but must be " + AUTO + ", " + keywords + ", " + SELECTION +
				", or the name of a mask image", e);
		}
	}

	private String keyword() {
		return name.toLowerCase(Locale.ROOT);
	}

	private static boolean isKeyword(final String word) {
		return word.equals(AUTO) || word.equals(SELECTION) ||
			Arrays.stream(MaskMethod.values()).anyMatch(m -> m.label().equals(word));
	}

	/**
	 * The mask for one or several images on a grid. It is found from the first of them, "nonzero" from all. With further
	 * subjects each gives one, and the pixels count that are in more than half of them, as far as they hang together.
	 *
	 * @throws InputException if the mask holds no pixel, or is an image that leaves out none
	 */
	public Mask of(final List<ImagePlus> images, final List<Supplier<ImagePlus>> subjects, final Progress progress) {
		return of(images, method -> subjects.stream().map(subject -> compute(method, subject.get(), progress)).toList(),
			progress);
	}

	/**
	 * The same with the masks of further subjects.
	 *
	 * @param subjects finds those of a method
	 */
	Mask of(final List<ImagePlus> images, final Function<MaskMethod, List<Mask>> subjects, final Progress progress) {
		final ImagePlus first = images.get(0);
		if (maskImage != null) return fromImage(first);
		if (keyword().equals(SELECTION)) return ImagePlusMasks.selection(first);
		if (keyword().equals(AUTO) && first.getRoi() != null && first.getRoi().isArea()) {
			said.accept("mask: the selection; for all pixels, use mask=all");
			return ImagePlusMasks.selection(first);
		}
		final MaskMethod method = method(first);
		final List<ImagePlus> used = method == MaskMethod.NONZERO ? images : List.of(first);
		final Mask own = requirePixels(
			used.stream().map(image -> compute(method, image, progress)).reduce(Mask::and).orElseThrow());
		if (method == MaskMethod.ALL) return own;
		final List<Mask> masks = new ArrayList<>(List.of(own));
		masks.addAll(subjects.apply(method));
		return masks.size() == 1 ? own : requirePixels(Masks.intersection(masks, MORE_THAN_HALF));
	}

	private MaskMethod method(final ImagePlus image) {
		if (!keyword().equals(AUTO)) return Labelled.parse(MaskMethod.class, "mask", keyword());
		final boolean series = NiftiImages.isNifti(image) && image.getNFrames() > 1;
		said.accept("mask: " + (series ? "epi" : "all pixels"));
		return series ? MaskMethod.EPI : MaskMethod.ALL;
	}

	private Mask compute(final MaskMethod method, final ImagePlus image, final Progress progress) {
		final ImageData data = ImagePlusImgs.of(image);
		final ComputedMask computed = method.compute(data.img(), data.gridDimensions(), progress);
		if (!computed.warning().isEmpty()) warned.accept(computed.warning());
		return computed.mask();
	}

	private Mask fromImage(final ImagePlus image) {
		if (Alignment.isElsewhere(maskImage, image))
			said.accept("the mask \"" + maskImage.getTitle() + "\" is on another grid: brought to that of \"" +
				image.getTitle() + "\" by nearest neighbour, through both affines");
		final Mask mask = requirePixels(ImagePlusMasks.nonzero(maskImage, image));
		if (mask.size() == mask.gridSize() && !Portion.isPart(maskImage))
			throw new InputException(
				"the mask \"" + maskImage.getTitle() + "\" has no 0, so it leaves out no pixels; use mask=all for that");
		return mask;
	}

	private Mask requirePixels(final Mask mask) {
		if (mask.size() == 0)
			throw new NoMaskException("the mask " +
				(maskImage != null ? "\"" + maskImage.getTitle() + "\" is 0 everywhere, so it" : "\"" + name + "\"") +
				" holds no pixel");
		return mask;
	}
}
