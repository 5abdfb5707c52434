package org.parcelj.imagej.nifti;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.Progress;
import org.parcelj.TimeUnits;
import org.parcelj.imagej.images.ImageOrigin;
import org.parcelj.nifti.NiftiExtension;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiWriter;

/** Saves an ImagePlus as a NIfTI file. */
final class NiftiSaver {

	private final ImagePlus image;
	private final NiftiPixels pixels;
	private final Optional<NiftiHeader> carried;

	NiftiSaver(final ImagePlus image, final NiftiPixels pixels) {
		this.image = image;
		this.pixels = pixels;
		carried = NiftiOrientation.carried(image);
	}

	/** @return why the orientation was left out, where the image carries one */
	Optional<String> write(final Path path, final Progress progress) {
		final Optional<NiftiHeader> holding = NiftiOrientation.holding(image);
		final NiftiHeader header = withTime(holding.orElseGet(this::withoutOrientation).withData(pixels.type, dimensions()))
			.withScaling(pixels.slope, pixels.intercept).withDescription("ParcelJ");
		final NiftiHeader told = (pixels.labels ? header.asLabels() : header)
			.withExtensions(withOrigin(header.extensions()));
		NiftiWriter.write(path, told, this::plane, progress);
		if (holding.isPresent() || carried.isEmpty() || carried.get().affine() == null) return Optional.empty();
		return Optional.of(path.getFileName() + " has no orientation: \"" + image.getTitle() +
			"\" has another grid or other pixel sizes than the NIfTI file that it came from");
	}

	/** The header of the file that the image came from without its orientation, or a new one. */
	private NiftiHeader withoutOrientation() {
		if (carried.isPresent() && NiftiOrientation.samePixelSizes(carried.get(), image))
			return carried.get().withoutOrientation();
		final Calibration calibration = image.getCalibration();
		final double[] sizes = { calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth };
		return carried.orElseGet(() -> NiftiHeader.of(pixels.type, dimensions())).withPixelSizes(sizes,
			calibration.getUnit());
	}

	/** With the command line that made the image, where it carries one, as a comment instead of an earlier one. */
	private List<NiftiExtension> withOrigin(final List<NiftiExtension> extensions) {
		final String command = image.getProp(ImageOrigin.COMMAND);
		if (command == null) return extensions;
		final List<NiftiExtension> all = new ArrayList<>(extensions);
		all.removeIf(extension -> extension.comment().startsWith(ImageOrigin.PROGRAM));
		all.add(NiftiExtension.ofComment(command));
		return all;
	}

	/** Pixels along X Y, Z, T and channels, as many axes as it takes. */
	private long[] dimensions() {
		final int channels = pixels.type.channels() > 1 ? 1 : image.getNChannels();
		final long[] all = { image.getWidth(), image.getHeight(), image.getNSlices(), image.getNFrames(), channels };
		int axes = carried.isPresent() && carried.get().dimensions().length > 2 ? 3 : 2;
		for (int axis = axes; axis < all.length; axis++)
			if (all[axis] > 1) axes = axis + 1;
		return Arrays.copyOf(all, axes);
	}

	/** An interval in a unit that nobody knows is left out. */
	private NiftiHeader withTime(final NiftiHeader header) {
		final Calibration calibration = image.getCalibration();
		final double seconds = calibration.frameInterval * TimeUnits.seconds(calibration.getTimeUnit()).orElse(0);
		final boolean same = Math.abs(header.frameInterval() - seconds) <= 1e-6 * seconds;
		return image.getNFrames() == 1 || same ? header : header.withFrameInterval(seconds);
	}

	/** @param number of the plane in the file: z fastest, then t, then channel */
	private Object plane(final int number) {
		final int z = number % image.getNSlices();
		final int t = number / image.getNSlices() % image.getNFrames();
		final int c = number / image.getNSlices() / image.getNFrames();
		// virtual stacks read one plane at a time
		synchronized (image) {
			return pixels.plane(image.getStackIndex(Math.min(c + 1, image.getNChannels()), z + 1, t + 1), c);
		}
	}
}
