package org.parcelj.blocks.run;

import java.util.List;

import org.parcelj.InputException;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.filter.Smoothing;

/** The keys of an image whose values are wanted, and of the labels that say where: their addresses. */
record ImageAndLabels(String image, String labels) {

	static ImageAndLabels of(final KeyTexts texts) {
		final ImageAndLabels both = new ImageAndLabels(BlockKeys.address("image", texts.text("image", "")),
			BlockKeys.address("labels", texts.text("labels", "")));
		if (both.image.equals(both.labels))
			throw new InputException(
				"\"" + both.image + "\" is both image and labels; image must be the one whose values are wanted");
		return both;
	}

	BlockWork.Inputs inputs() {
		return BlockWork.Inputs.of("image", image).and("labels", labels);
	}

	/** All pixels of the image. */
	ZarrSource values(final BlockKeys keys, final Smoothing fwhm) {
		return new ZarrSource(List.of(image), keys.level(), keys.region(), ZarrSource.MaskKind.ALL, "", fwhm);
	}

	/**
	 * The labels on its grid.
	 *
	 * @throws InputException if they are on another one
	 */
	LabelSource labels(final BlockKeys keys, final ZarrSource values) {
		final LabelSource source = new LabelSource(labels, keys.level(), keys.region());
		source.requireSize(values.size(), image);
		return source;
	}
}
