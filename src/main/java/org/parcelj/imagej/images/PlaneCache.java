package org.parcelj.imagej.images;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import ij.ImageStack;
import ij.process.ImageProcessor;

import org.parcelj.InputException;

/**
 * The planes of a virtual stack, loaded when they are asked for; those asked for last are kept. Safe for several
 * threads, of which one loads at a time, because virtual stacks are made for one.
 */
final class PlaneCache<A> {

	/** Enough for some threads that read on at neighbouring planes, and little beside what is computed from them. */
	private static final int KEPT = 8;

	private final ImageStack stack;
	private final String title;
	private final Class<?> pixelType;
	private final Function<Object, A> access;

	private final Map<Integer, A> planes = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<Integer, A> eldest) {
			return size() > KEPT;
		}
	};

	/**
	 * @param pixelType the class of a plane's pixel array
	 * @param access wraps such an array
	 */
	PlaneCache(final ImageStack stack, final String title, final Class<?> pixelType, final Function<Object, A> access) {
		this.stack = stack;
		this.title = title;
		this.pixelType = pixelType;
		this.access = access;
	}

	/**
	 * @param index of the plane, from 0
	 * @throws InputException if the plane cannot be read, or is of another size or type than the image
	 */
	synchronized A get(final int index) {
		return planes.computeIfAbsent(index, this::load);
	}

	private A load(final int index) {
		final ImageProcessor plane = stack.getProcessor(index + 1);
		if (plane == null) throw new InputException("plane " + (index + 1) + " of \"" + title + "\" cannot be read");
		if (plane.getWidth() != stack.getWidth() || plane.getHeight() != stack.getHeight())
			throw new InputException("plane " + (index + 1) + " of \"" + title + "\" is " + plane.getWidth() + " × " +
				plane.getHeight() + " pixels, but the image is " + stack.getWidth() + " × " + stack.getHeight());
		if (!pixelType.isInstance(plane.getPixels()))
			throw new InputException(
				"plane " + (index + 1) + " of \"" + title + "\" is " + plane.getBitDepth() + "-bit, unlike the image");
		return access.apply(plane.getPixels());
	}
}
