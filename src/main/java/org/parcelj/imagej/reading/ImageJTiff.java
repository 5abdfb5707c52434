package org.parcelj.imagej.reading;

import java.io.File;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.Opener;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.tiff.TiffFile;
import org.parcelj.tiff.TiffPage;

/** TIFF files of the kind that ImageJ writes, read by ImageJ. */
final class ImageJTiff {

	private ImageJTiff() {
		// not to be instantiated
	}

	/**
	 * Whether ImageJ reads the file rightly: it has written it, or a program that writes as it does. All numbers in it
	 * have been held against its length.
	 */
	static boolean isRight(final TiffFile file, final TiffAxes axes) {
		final TiffPage first = axes.pages().get(0);
		if (file.isBig() || !first.description().startsWith(TiffAxes.IMAGEJ)) return false;
		if (file.pages().size() != file.numDirectories() || !axes.isAsDescribed()) return false;
		for (final TiffPage page : axes.pages())
			if (!page.isLike(first) || !page.isPlain()) return false;
		final boolean grey = first.samples() == 1 && (first.bits() == 8 && first.type() == PixelType.UINT8 ||
			first.type() == PixelType.UINT16 && first.bits() == 16 || first.type() == PixelType.INT16 && first.bits() == 16 ||
			first.type() == PixelType.FLOAT32 && first.bits() == 32);
		return (grey || first.samples() == 3 && TiffProcessors.isRgb(first)) &&
			axes.pages().stream().allMatch(page -> page.follows(first));
	}

	/**
	 * @throws InputException if something in the file cannot be read
	 */
	static ImagePlus open(final TiffFile file, final Path path, final TiffAxes axes) {
		final TiffPage first = axes.pages().get(0);
		first.requireImageJMetadata();
		first.requirePlanesBehind(axes.behind());
		final long bytes = (long) first.width() * first.height() * (first.samples() == 3 ? 4 : first.bits() / 8);
		Memory.require("\"" + path.getFileName() + "\"", Memory.ofArray(bytes) * axes.planes());
		final String folder = path.toAbsolutePath().getParent() + File.separator;
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = opener.openTiff(folder, path.getFileName().toString());
		if (image == null || image.getStackSize() != axes.planes())
			throw new InputException(
				"ImageJ reads " + (image == null ? 0 : image.getStackSize()) + " of its " + axes.planes() + " planes");
		if (image.getType() == ImagePlus.COLOR_RGB && image.getNChannels() > 1)
			image.setDimensions(axes.channels(), axes.slices(), axes.frames());
		return image;
	}
}
