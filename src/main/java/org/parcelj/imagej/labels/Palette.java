package org.parcelj.imagej.labels;

import java.awt.image.IndexColorModel;

import ij.process.LUT;

import org.parcelj.Labelled;

/**
 * Colours for measurements, from low to high, with interpolation between them. All but grey are perceptually even, and
 * can be read by the colour-blind too: viridis by van der Walt and Smith (2015), cividis by Nuñez, Anderton and Renslow
 * (2018), doi:10.1371/journal.pone.0199239, and for values on both sides of a middle Brewer's purple and orange.
 */
public enum Palette implements Labelled {

	VIRIDIS(0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725),

	CIVIDIS(0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838),

	PURPLE_ORANGE(0x2d004b, 0x542788, 0x8073ac, 0xb2abd2, 0xd8daeb, 0xf7f7f7, 0xfee0b6, 0xfdb863, 0xe08214, 0xb35806,
		0x7f3b08),

	GREY(0x010101, 0xffffff);

	private static final int LUT_SIZE = 256;

	private final int[] colours;

	Palette(final int... colours) {
		this.colours = colours;
	}

	@Override
	public String label() {
		return Labelled.super.label().replace('_', '-');
	}

	/**
	 * Red, green and blue of a value; never black, which is the background's.
	 *
	 * @param share where it lies, from 0, the lowest, to 1; what is beyond has the colour of the end
	 */
	public int rgb(final double share) {
		final double place = Math.max(0, Math.min(1, share)) * (colours.length - 1);
		final int from = Math.min((int) place, colours.length - 2);
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int low = colours[from] >> shift & 255;
			final int high = colours[from + 1] >> shift & 255;
			rgb |= (int) Math.round(low + (place - from) * (high - low)) << shift;
		}
		return rgb;
	}

	/** As ImageJ's table of colours, the first of which is black, for background. */
	public LUT lut() {
		final byte[][] channels = new byte[3][LUT_SIZE];
		for (int i = 1; i < LUT_SIZE; i++) {
			final int rgb = rgb((i - 1.0) / (LUT_SIZE - 2));
			for (int channel = 0; channel < 3; channel++)
				channels[channel][i] = (byte) (rgb >> 16 - 8 * channel);
		}
		return new LUT(new IndexColorModel(8, LUT_SIZE, channels[0], channels[1], channels[2]), 0, LUT_SIZE - 1);
	}
}
