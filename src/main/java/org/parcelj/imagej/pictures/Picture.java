package org.parcelj.imagej.pictures;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;

/**
 * Something that is drawn: a plot or a figure, available as pixels, SVG and PDF. An image that shows one carries it, so
 * that it can still be saved in the other formats. Immutable.
 */
public final class Picture {

	private static final String PROPERTY = "org.parcelj.picture";
	private static final String INCH = "inch";
	/** More bytes of pixels do not fit an array. */
	private static final int MOST_PIXELS = 500_000_000;

	private final double width;
	private final double height;
	private final double perInch;
	private final int dpi;
	private final Consumer<Canvas> painter;

	private Picture(final double width, final double height, final double perInch, final int dpi,
		final Consumer<Canvas> painter)
	{
		this.width = width;
		this.height = height;
		this.perInch = perInch;
		this.dpi = dpi;
		this.painter = painter;
	}

	/**
	 * A picture whose units are dots.
	 *
	 * @param painter draws it, always the same
	 */
	public static Picture ofDots(final int width, final int height, final int dpi, final Consumer<Canvas> painter) {
		return new Picture(width, height, dpi, dpi, painter);
	}

	/**
	 * A picture in units of 1/96 inch.
	 *
	 * @param painter draws it, always the same
	 */
	public static Picture ofUnits(final double width, final double height, final PictureOptions options,
		final Consumer<Canvas> painter)
	{
		return new Picture(width, height, PictureOptions.UNITS, options.dpi((int) PictureOptions.UNITS), painter);
	}

	/** The one that an image shows, if it does. */
	public static Optional<Picture> of(final ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof Picture picture ? Optional.of(picture) : Optional.empty();
	}

	/** The same in other dots. */
	public Picture withDpi(final int other) {
		return new Picture(width, height, perInch, other, painter);
	}

	/**
	 * The same with something more to the right of it.
	 *
	 * @param more how wide that is
	 * @param least height of the whole
	 * @param right draws it at its place in the whole, always the same
	 */
	public Picture withRight(final double more, final double least, final Consumer<Canvas> right) {
		return new Picture(width + more, Math.max(least, height), perInch, dpi, painter.andThen(right));
	}

	/** In its own units. */
	public double width() {
		return width;
	}

	/** In its own units. */
	public double height() {
		return height;
	}

	public int dpi() {
		return dpi;
	}

	/** An RGB image of its pixels, which carries it. */
	public ImagePlus image(final String title) {
		final ImagePlus image = new ImagePlus(title, new ColorProcessor(pixels()));
		showIn(image);
		return image;
	}

	/** Has an image of its pixels carry it. */
	private void showIn(final ImagePlus image) {
		image.setProperty(PROPERTY, this);
		image.getCalibration().setUnit(INCH);
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 1.0 / dpi;
	}

	/** Shows it in an image, in place of what is there. */
	public void replace(final ImagePlus image) {
		image.setProcessor(new ColorProcessor(pixels()));
		showIn(image);
	}

	/**
	 * @throws InputException if there are too many
	 */
	public BufferedImage pixels() {
		final long columns = Math.max(1, Math.round(width * dpi / perInch));
		final long lines = Math.max(1, Math.round(height * dpi / perInch));
		if (columns * lines > MOST_PIXELS)
			throw new InputException("the picture would be " + columns + " × " + lines + " pixels, but may have at most " +
				MOST_PIXELS + "; give a smaller width or dpi");
		final BufferedImage sheet = new BufferedImage((int) columns, (int) lines, BufferedImage.TYPE_INT_RGB);
		final RasterCanvas canvas = new RasterCanvas(sheet, dpi / perInch);
		painter.accept(canvas);
		canvas.dispose();
		return sheet;
	}

	/** The whole text of an SVG file. */
	public String svg() {
		final SvgCanvas canvas = new SvgCanvas();
		painter.accept(canvas);
		return canvas.file(width, height, perInch);
	}

	/** The bytes of a PDF file. */
	public byte[] pdf(final String title) {
		final PdfCanvas canvas = new PdfCanvas();
		painter.accept(canvas);
		return canvas.file(width, height, perInch, title);
	}

	/** The bytes of a PNG file, with its resolution. */
	public byte[] png() {
		return PngFile.bytes(pixels(), dpi);
	}

	/**
	 * @param format of one file
	 * @param title of the document, where the format has one
	 * @throws InputException if the file cannot be written
	 */
	public void write(final Path file, final PictureFormat format, final String title) {
		WholeFiles.write(file, path -> Files.write(path, switch (format) {
			case SVG -> svg().getBytes(StandardCharsets.UTF_8);
			case PDF -> pdf(title);
			default -> png();
		}));
	}
}
