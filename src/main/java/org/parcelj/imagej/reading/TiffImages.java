package org.parcelj.imagej.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.SinglePrecision;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.PaletteImages;
import org.parcelj.tiff.OmePlanes;
import org.parcelj.tiff.Photometric;
import org.parcelj.tiff.TiffFile;
import org.parcelj.tiff.TiffPage;
import org.parcelj.tiff.TiffPlanes;

/**
 * TIFF files as ImageJ's images. Files that ImageJ itself wrote are left to it, for the overlays, colours and texts in
 * them; the others are read by {@link TiffFile}.
 */
final class TiffImages {

	private final TiffFile file;
	private final Path path;
	private final Progress progress;

	private TiffImages(final TiffFile file, final Path path, final Progress progress) {
		this.file = file;
		this.path = path;
		this.progress = progress;
	}

	/**
	 * @throws InputException if the file is damaged, or of a kind that is not read; the message says why, and does not
	 * name it
	 */
	static ImagePlus open(final Path path, final Progress progress) throws IOException {
		try (TiffFile file = TiffFile.open(path)) {
			return new TiffImages(file, path, progress).open();
		}
	}

	private String title() {
		return path.getFileName().toString();
	}

	private ImagePlus open() throws IOException {
		final TiffPage first = file.pages().get(0);
		if (OmePlanes.isOmeXml(first.description())) return omeImage(OmePlanes.of(file, title()));
		return ImageReader.asStored(plainImage(), first.orientation());
	}

	private ImagePlus plainImage() throws IOException {
		final TiffAxes axes = TiffAxes.of(file.pages());
		if (ImageJTiff.isRight(file, axes)) return ImageJTiff.open(file, path, axes);
		final ImagePlus image = image(axes);
		axes.describe(image);
		return image;
	}

	private ImagePlus omeImage(final OmePlanes ome) throws IOException {
		final List<TiffPage> pages = new ArrayList<>();
		for (final int directory : ome.directories())
			pages.add(file.page(directory));
		final int[] size = { pages.get(0).width(), pages.get(0).height() };
		if (!Arrays.equals(size, ome.planeSize()))
			throw new InputException("its OME-XML is of " + ome.planeSize()[0] + " × " + ome.planeSize()[1] +
				" pixels, but the plane in directory " + (pages.get(0).number() + 1) + " has " + size[0] + " × " + size[1]);
		final TiffAxes axes = new TiffAxes(pages, 1, ome.channels(), ome.slices(), ome.frames());
		final ImagePlus image = image(axes);
		new OmeCalibration(ome).describe(image);
		return image;
	}

	/** With the pixels and axes, and nothing more. */
	private ImagePlus image(final TiffAxes axes) throws IOException {
		final TiffPage page = axes.pages().get(0);
		axes.requireAlike();
		page.requirePlanesBehind(axes.behind());
		final int channels = TiffProcessors.count(page);
		requireMemory(axes, channels);
		final SinglePrecision values = new SinglePrecision(page.type());
		ImageStack stack = stack(axes, 0, values);
		if (values.offset() != 0) stack = stack(axes, values.offset(), null);
		final ImagePlus image = page.photometric() == Photometric.PALETTE
			? PaletteImages.of(title(), stack, colours(page))
			: new ImagePlus(title(), stack);
		image.setDimensions(channels * axes.channels(), axes.slices(), axes.frames());
		image.setOpenAsHyperStack(image.getNChannels() > 1 || axes.slices() > 1 && axes.frames() > 1);
		if (StoredPlanes.isSigned(page.type())) image.getCalibration().setSigned16BitCalibration();
		ReadingNotes.addPrecision(image, values);
		if (page.isLossy()) ReadingNotes.setLossy(image, ReadingNotes.JPEG);
		return image;
	}

	private void requireMemory(final TiffAxes axes, final int channels) {
		final TiffPage page = axes.pages().get(0);
		final long pixels = (long) page.width() * page.height();
		final int stored = page.type().bytes();
		final long kept = TiffProcessors.isRgb(page) ? 4 : (long) channels * (stored > 2 ? 4 : stored);
		final long reading = (long) page.samples() * stored * 2;
		Memory.require("\"" + title() + "\"", pixels * (kept * axes.planes() + reading));
	}

	/** @param values sees what has more digits than a float; null where that is known */
	private ImageStack stack(final TiffAxes axes, final double offset, final SinglePrecision values) throws IOException {
		final TiffPage first = axes.pages().get(0);
		final ImageStack stack = new ImageStack(first.width(), first.height());
		for (int plane = 0; plane < axes.planes(); plane++) {
			progress.step((double) plane / axes.planes(), "Reading " + title());
			final TiffPage page = axes.page(plane);
			final TiffPlanes planes = file.read(page, axes.shift(plane));
			if (values != null && values.isWide()) for (final Object each : planes.planes())
				values.see(each);
			for (final ImageProcessor channel : new TiffProcessors(page, offset).of(planes))
				stack.addSlice(null, channel);
		}
		return stack;
	}

	private static int[] colours(final TiffPage page) {
		final int[][] palette = page.palette();
		// some writers have put 8-bit values where 16-bit ones belong
		final boolean bytes = Arrays.stream(palette).flatMapToInt(Arrays::stream).allMatch(value -> value < 256);
		final int[] colours = new int[palette[0].length];
		for (int i = 0; i < colours.length; i++)
			for (int channel = 0; channel < 3; channel++)
				colours[i] = colours[i] << 8 | (bytes ? palette[channel][i] : palette[channel][i] >> 8);
		return colours;
	}
}
