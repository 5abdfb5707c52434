package org.parcelj.imagej.images;

import ij.ImageStack;

import org.parcelj.imagej.nifti.PlaneValues;

/** The values of a stack's pixels in memory, {@code slope} · stored + {@code intercept}. */
final class StackValues implements PlaneValues {

	private final Object[] planes;
	private final double slope;
	private final double intercept;

	/** @param stack of 8, 16 or 32 bits, not virtual */
	StackValues(final ImageStack stack, final double slope, final double intercept) {
		planes = stack.getImageArray();
		this.slope = slope;
		this.intercept = intercept;
	}

	@Override
	public void copy(final int plane, final int from, final int length, final float[] values, final int at) {
		final Object pixels = planes[plane];
		if (pixels instanceof byte[]) copy((byte[]) pixels, from, length, values, at);
		else if (pixels instanceof short[]) copy((short[]) pixels, from, length, values, at);
		else if (slope == 1 && intercept == 0) System.arraycopy(pixels, from, values, at, length);
		else copy((float[]) pixels, from, length, values, at);
	}

	private void copy(final byte[] pixels, final int from, final int length, final float[] values, final int at) {
		for (int i = 0; i < length; i++)
			values[at + i] = (float) (slope * (pixels[from + i] & 0xff) + intercept);
	}

	private void copy(final short[] pixels, final int from, final int length, final float[] values, final int at) {
		for (int i = 0; i < length; i++)
			values[at + i] = (float) (slope * (pixels[from + i] & 0xffff) + intercept);
	}

	private void copy(final float[] pixels, final int from, final int length, final float[] values, final int at) {
		for (int i = 0; i < length; i++)
			values[at + i] = (float) (slope * pixels[from + i] + intercept);
	}
}
