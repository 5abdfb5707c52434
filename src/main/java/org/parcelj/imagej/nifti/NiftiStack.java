package org.parcelj.imagej.nifti;

import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.parcelj.nifti.ArrivingVolumes;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;

/**
 * The planes of a NIfTI file that is still being read: a caller waits until the plane is there, and gets a copy. Signed
 * pixels are stored with half the range added, whether or not any is negative, since the last one may be.
 */
public final class NiftiStack extends VirtualStack implements PlaneValues {

	private final ArrivingVolumes volumes;
	private final boolean signed;
	private final int channels;
	private final int slices;
	private final int frames;

	NiftiStack(final NiftiHeader header, final ArrivingVolumes volumes, final int bitDepth) {
		super((int) header.dimension(0), (int) header.dimension(1), (int) header.dimension(2) * volumes.count(),
			bitDepth + "-bit");
		this.volumes = volumes;
		signed = isSigned(header);
		slices = (int) header.dimension(2);
		frames = (int) header.dimension(3);
		channels = volumes.count() / frames;
	}

	/** Whether pixels are stored with half the range added. */
	static boolean isSigned(final NiftiHeader header) {
		return header.type() == NiftiType.INT8 || header.type() == NiftiType.INT16;
	}

	/** Waits until the whole file has been read, so that nothing can go wrong any more. */
	void await() {
		volumes.await();
	}

	/** The file has channels slowest, ImageJ has them fastest. */
	private int volume(final int plane) {
		return plane % channels * frames + plane / (channels * slices);
	}

	private int slice(final int plane) {
		return plane / channels % slices;
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		final Object pixels = volumes.plane(volume(n - 1), slice(n - 1));
		if (signed) SignBits.flip(pixels);
		if (pixels instanceof byte[]) return new ByteProcessor(getWidth(), getHeight(), (byte[]) pixels, getColorModel());
		if (pixels instanceof short[])
			return new ShortProcessor(getWidth(), getHeight(), (short[]) pixels, getColorModel());
		return new FloatProcessor(getWidth(), getHeight(), (float[]) pixels, getColorModel());
	}

	@Override
	public void copy(final int plane, final int from, final int length, final float[] values, final int at) {
		volumes.copy(volume(plane), start(plane) + from, length, values, at);
	}

	/** Where a plane starts in its volume. */
	private int start(final int plane) {
		return slice(plane) * getWidth() * getHeight();
	}

	@Override
	public void add(final int[] planes, final int from, final int length, final double[] sums, final int at) {
		if (!volumes.areLookedUp()) {
			PlaneValues.super.add(planes, from, length, sums, at);
			return;
		}
		final int[] numbers = new int[planes.length];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = volume(planes[i]);
		volumes.add(numbers, start(planes[0]) + from, length, sums, at);
	}
}
