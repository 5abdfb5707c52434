package org.parcelj.imagej.labels;

import java.lang.ref.WeakReference;
import java.util.Optional;

import ij.ImagePlus;

/**
 * The image from which a label image was made, as long as ImageJ holds both. It is a property of the label image;
 * duplicates and files do not have it.
 */
public final class LabelSource {

	private static final String PROPERTY = "parcelj-source";

	private LabelSource() {
		// not to be instantiated
	}

	/** For labels that were made from labels, it is the image behind those. */
	static void set(final ImagePlus labels, final ImagePlus source) {
		labels.setProperty(PROPERTY, new WeakReference<>(of(source).orElse(source)));
	}

	/** None where the image is no label image, or its source is gone. */
	public static Optional<ImagePlus> of(final ImagePlus labels) {
		final Object source = labels.getProperty(PROPERTY);
		return source instanceof WeakReference
			? Optional.ofNullable((ImagePlus) ((WeakReference<?>) source).get())
			: Optional.empty();
	}
}
