package org.parcelj.imagej.labels;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** The planes of a label image, as they are, shown in {@link LabelColours} instead of through 256 colours. */
final class LabelStack extends ImageStack {

	private final LabelColours colours;

	/** Over the same arrays. */
	LabelStack(final ImageStack planes, final LabelColours colours) {
		super(planes.getWidth(), planes.getHeight());
		this.colours = colours;
		for (int p = 1; p <= planes.getSize(); p++)
			addSlice(planes.getSliceLabel(p), planes.getPixels(p));
		setColorModel(LabelLut.create());
	}

	@Override
	public ImageProcessor getProcessor(final int number) {
		final ImageProcessor plain = super.getProcessor(number);
		final ImageProcessor plane = plain instanceof ShortProcessor
			? new Shorts((ShortProcessor) plain, colours)
			: new Floats((FloatProcessor) plain, colours);
		plane.setColorModel(plain.getColorModel());
		plane.setMinAndMax(plain.getMin(), plain.getMax());
		return plane;
	}

	/** Whoever sets other colours or a threshold gets what they ask for. */
	private static boolean isAsLabels(final ImageProcessor plane) {
		return !plane.isThreshold() && Arrays.equals(LabelLut.create().getBytes(), plane.getLut().getBytes());
	}

	private static final class Shorts extends ShortProcessor {

		private final LabelColours colours;

		Shorts(final ShortProcessor plain, final LabelColours colours) {
			super(plain.getWidth(), plain.getHeight(), (short[]) plain.getPixels(), null);
			this.colours = colours;
		}

		@Override
		public Image createImage() {
			return isAsLabels(this) ? picture() : super.createImage();
		}

		@Override
		public BufferedImage getBufferedImage() {
			return isAsLabels(this) ? picture() : super.getBufferedImage();
		}

		private BufferedImage picture() {
			return colours.picture(getWidth(), getHeight(), this::get);
		}
	}

	private static final class Floats extends FloatProcessor {

		private final LabelColours colours;

		Floats(final FloatProcessor plain, final LabelColours colours) {
			super(plain.getWidth(), plain.getHeight(), (float[]) plain.getPixels());
			this.colours = colours;
		}

		@Override
		public Image createImage() {
			return isAsLabels(this) ? picture() : super.createImage();
		}

		@Override
		public BufferedImage getBufferedImage() {
			return isAsLabels(this) ? picture() : super.getBufferedImage();
		}

		private BufferedImage picture() {
			return colours.picture(getWidth(), getHeight(), i -> (int) getf(i));
		}
	}
}
