package org.parcelj.imagej.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;

/**
 * Writes TIFF files with ImageJ's encoder. ImageJ's own way to save tells what goes wrong in a window or on the
 * console, and gives no reason back.
 */
final class TiffFile {

	private TiffFile() {
		// not to be instantiated
	}

	static void write(final ImagePlus image, final Path file) throws IOException {
		final TiffEncoder encoder = new TiffEncoder(describe(image));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			encoder.write(out);
		}
	}

	/** Pixels, and all that ImageJ keeps in a TIFF file beside them. */
	private static FileInfo describe(final ImagePlus image) {
		final FileSaver saver = new FileSaver(image);
		final FileInfo info = image.getFileInfo();
		info.nImages = image.getStackSize();
		info.description = saver.getDescriptionString();
		info.info = image.getInfoProperty();
		info.properties = image.getPropertiesAsArray();
		if (image.getStackSize() > 1) {
			info.sliceLabels = image.getStack().getSliceLabels();
			if (image.getStack().isVirtual()) info.virtualStack = (VirtualStack) image.getStack();
		}
		else {
			final String label = image.getStack().getSliceLabel(1);
			if (label != null) info.sliceLabels = new String[] { label };
		}
		if (image.isComposite()) saver.saveDisplayRangesAndLuts(image, info);
		if (image.getRoi() != null) info.roi = RoiEncoder.saveAsByteArray(image.getRoi());
		info.overlay = bytes(image.getOverlay());
		return info;
	}

	private static byte[][] bytes(final Overlay overlay) {
		if (overlay == null || overlay.size() == 0) return null;
		return Arrays.stream(overlay.toArray()).map(TiffFile::bytes).filter(bytes -> bytes != null).toArray(byte[][]::new);
	}

	/** An element that ImageJ cannot write is left out, as ImageJ does. */
	private static byte[] bytes(final Roi roi) {
		return RoiEncoder.saveAsByteArray(roi);
	}
}
