package org.parcelj.imagej.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.parcelj.PixelType;
import org.parcelj.imagej.images.PaletteImages;
import org.parcelj.pictures.DicomFile;
import org.parcelj.pictures.FitsFile;
import org.parcelj.pictures.Picture;

/** Turns what the readers of picture files give into ImageJ's images. */
final class PictureImages {

	private PictureImages() {
		// not to be instantiated
	}

	static ImagePlus of(final Picture picture, final String title) {
		final int width = picture.width();
		final int height = picture.height();
		final ImageStack stack = new ImageStack(width, height);
		if (picture.palette() != null) {
			stack.addSlice(PaletteImages.plane(width, height, picture.channels()[0]));
			return PaletteImages.of(title, stack, picture.palette());
		}
		final Object[] channels = picture.channels();
		if (channels.length == 3 && picture.type() == PixelType.UINT8) {
			final ColorProcessor colours = new ColorProcessor(width, height);
			colours.setRGB((byte[]) channels[0], (byte[]) channels[1], (byte[]) channels[2]);
			return new ImagePlus(title, colours);
		}
		if (picture.type() == PixelType.INT64)
			return StoredPlanes.image(title, width, height, picture.type(), Arrays.asList(channels), 1, 0);
		for (final Object channel : channels)
			stack.addSlice(plane(width, height, channel));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels.length, 1, 1);
		image.setOpenAsHyperStack(channels.length > 1);
		return image;
	}

	private static ImageProcessor plane(final int width, final int height, final Object pixels) {
		return pixels instanceof byte[]
			? new ByteProcessor(width, height, (byte[]) pixels)
			: pixels instanceof short[]
				? new ShortProcessor(width, height, (short[]) pixels, null)
				: new FloatProcessor(width, height, (float[]) pixels);
	}

	static ImagePlus fits(final Path path, final String title) throws IOException {
		final List<Object> planes = new ArrayList<>();
		final FitsFile.Header header = FitsFile.read(path, (plane, stored) -> planes.add(stored));
		final int[] size = header.size();
		final ImagePlus image = StoredPlanes.image(title, size[0], size[1], header.type(), planes, header.slope(),
			header.intercept());
		image.setDimensions(1, size[2], size[3]);
		return image;
	}

	/** Frames are slices, as ImageJ has them. */
	static ImagePlus dicom(final Path path, final String title) throws IOException {
		final DicomFile.Image dicom = DicomFile.read(path);
		final Picture first = dicom.frames()[0];
		final ImagePlus image;
		if (first.channels().length == 1) {
			final List<Object> planes = Arrays.stream(dicom.frames()).map(frame -> frame.channels()[0])
				.collect(Collectors.toList());
			image = StoredPlanes.image(title, first.width(), first.height(), first.type(), planes, dicom.slope(),
				dicom.intercept());
		}
		else {
			final ImageStack stack = new ImageStack(first.width(), first.height());
			for (final Picture frame : dicom.frames())
				stack.addSlice(of(frame, title).getProcessor());
			image = new ImagePlus(title, stack);
		}
		final double[] sizes = dicom.pixelSize();
		if (sizes[0] > 0 && sizes[1] > 0) {
			image.getCalibration().pixelWidth = sizes[0];
			image.getCalibration().pixelHeight = sizes[1];
			if (sizes[2] > 0) image.getCalibration().pixelDepth = sizes[2];
			image.getCalibration().setUnit("mm");
		}
		return image;
	}

	/** The planes of a stack of RGB. */
	static ImagePlus rgb(final String title, final int width, final int height, final List<int[]> planes) {
		final ImageStack stack = new ImageStack(width, height);
		for (final int[] plane : planes)
			stack.addSlice(new ColorProcessor(width, height, plane));
		return new ImagePlus(title, stack);
	}
}
