package org.parcelj.imagej.samples;

import java.util.function.IntFunction;

import ij.ImagePlus;
import ij.ImageStack;

import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiOrientation;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.parcels.LabelMap;
import org.parcelj.samples.FmriPhantom;

/** A phantom as images that carry a NIfTI header, as if they had been opened from NIfTI files. */
final class FmriSample {

	private static final int FRAMES = 100;

	private FmriSample() {
		// not to be instantiated
	}

	static ImagePlus series() {
		final FmriPhantom phantom = phantom();
		final PlanarImg<UnsignedShortType, ShortArray> series = phantom.series(Progress.NONE);
		final ImagePlus image = image(phantom, "fMRI Phantom", FRAMES,
			plane -> series.getPlane(plane).getCurrentStorageArray());
		image.setDisplayRange(0, 1200);
		return image;
	}

	static ImagePlus mask() {
		final FmriPhantom phantom = phantom();
		return ImagePlusMasks.toImagePlus(phantom.mask(), template(phantom), "fMRI Phantom Mask");
	}

	static ImagePlus truth() {
		final FmriPhantom phantom = phantom();
		return LabelImages.toImagePlus(new LabelMap(phantom.grid(), phantom.truth()), template(phantom),
			"fMRI Phantom Truth");
	}

	private static FmriPhantom phantom() {
		return new FmriPhantom(0, 20, 40, 48, 32, FRAMES);
	}

	private static ImagePlus template(final FmriPhantom phantom) {
		final long[] grid = phantom.grid();
		return image(phantom, "", 1, plane -> new short[(int) (grid[0] * grid[1])]);
	}

	private static ImagePlus image(final FmriPhantom phantom, final String title, final int frames,
		final IntFunction<short[]> planes)
	{
		final long[] grid = phantom.grid();
		final ImageStack stack = new ImageStack((int) grid[0], (int) grid[1]);
		for (int plane = 0; plane < grid[2] * frames; plane++)
			stack.addSlice(null, planes.apply(plane));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, (int) grid[2], frames);
		image.setOpenAsHyperStack(frames > 1);
		final NiftiHeader header = header(phantom, frames);
		image.setCalibration(NiftiOrientation.calibration(header));
		NiftiOrientation.carry(header, image);
		return image;
	}

	private static NiftiHeader header(final FmriPhantom phantom, final int frames) {
		final long[] grid = phantom.grid();
		final PixelSpace space = phantom.space();
		final double[] sizes = { space.pixelSize(0), space.pixelSize(1), space.pixelSize(2) };
		final NiftiHeader header = (frames > 1
			? NiftiHeader.of(NiftiType.INT16, grid[0], grid[1], grid[2], frames).withFrameInterval(FmriPhantom.FRAME_INTERVAL)
			: NiftiHeader.of(NiftiType.INT16, grid));
		return header.withPixelSizes(sizes, space.unit()).withSform(1, space.affine());
	}
}
