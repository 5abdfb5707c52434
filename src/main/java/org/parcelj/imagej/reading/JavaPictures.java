package org.parcelj.imagej.reading;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.pictures.Picture;

/** JPEG, GIF and BMP files, read by Java. Java's warnings are errors here, since Java then fills in what is missing. */
final class JavaPictures implements AutoCloseable {

	/**
	 * The bytes of an RGB picture, of its channels before, and of Java's own copy of it; for one with a palette they are
	 * as many.
	 */
	private static final int BYTES_PER_PIXEL = 10;

	/** Bytes before the palette of a GIF. */
	private static final int GIF_HEADER = 13;
	private static final int GIF_EXTENSION = 0x21;
	private static final int GIF_IMAGE = 0x2c;
	private static final int GIF_END = 0x3b;

	private static final int JPEG_MARKER = 0xff;
	private static final int JPEG_FRAME = 0xc0;

	private final String format;
	private final ImageInputStream stream;
	private final ImageReader reader;
	private String warning;

	private JavaPictures(final Path path, final String format) throws IOException {
		this.format = format;
		stream = ImageIO.createImageInputStream(path.toFile());
		reader = ownReader(format);
		reader.addIIOReadWarningListener((source, text) -> warning = text);
		reader.setInput(stream, false, false);
	}

	/**
	 * @param format "jpeg", "gif" or "bmp"
	 * @throws InputException if the file is damaged, or there is too little memory; the message does not name it
	 */
	static ImagePlus open(final Path path, final String format) throws IOException {
		try (JavaPictures pictures = new JavaPictures(path, format)) {
			final ImagePlus image = pictures.open(path.getFileName().toString());
			if (pictures.warning != null) throw new InputException("it is damaged: " + pictures.warning);
			return image;
		}
		catch (final IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
			if (e instanceof InputException) throw (InputException) e;
			throw new InputException("it is damaged: " + e.getMessage(), e);
		}
	}

	/** Java's own reader, whatever others there are. */
	private static ImageReader ownReader(final String format) {
		final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
		while (readers.hasNext()) {
			final ImageReader reader = readers.next();
			if (reader.getClass().getModule() == ImageIO.class.getModule()) return reader;
		}
		throw new InputException("this Java reads no " + format);
	}

	private ImagePlus open(final String title) throws IOException {
		Memory.require("the picture", (long) reader.getWidth(0) * reader.getHeight(0) * BYTES_PER_PIXEL);
		if (format.equals("jpeg")) return jpeg(title);
		if (format.equals("gif")) return gif(title);
		return picture(reader.read(0), title);
	}

	private ImagePlus jpeg(final String title) throws IOException {
		final int components = components();
		stream.seek(0);
		if (components > 3)
			throw new InputException("its colours are CMYK, which are not read in JPEG files; save it as RGB");
		return picture(reader.read(0), title);
	}

	/** How many numbers a pixel of a JPEG has, by the header of its frame; 0 where there is none. */
	private int components() throws IOException {
		stream.seek(2);
		while (stream.read() == JPEG_MARKER) {
			final int kind = stream.readUnsignedByte();
			final boolean frame = kind >= JPEG_FRAME && kind < JPEG_FRAME + 16 && kind != 0xc4 && kind != 0xc8 &&
				kind != 0xcc;
			final int length = stream.readUnsignedShort();
			stream.skipBytes(frame ? 5 : length - 2);
			if (frame) return stream.readUnsignedByte();
		}
		return 0;
	}

	/** A palette's numbers are kept; other pictures are grey where all pixels are, else RGB. */
	private static ImagePlus picture(final BufferedImage image, final String title) {
		final int width = image.getWidth();
		final int height = image.getHeight();
		if (image.getColorModel() instanceof IndexColorModel) {
			final IndexColorModel palette = (IndexColorModel) image.getColorModel();
			final byte[] numbers = new byte[width * height];
			final int[] samples = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
			for (int i = 0; i < numbers.length; i++)
				numbers[i] = (byte) samples[i];
			final int[] colours = new int[palette.getMapSize()];
			palette.getRGBs(colours);
			return PictureImages.of(new Picture(width, height, PixelType.UINT8, new Object[] { numbers }, colours), title);
		}
		final boolean grey = image.getRaster().getNumBands() == 1;
		final byte[][] channels = new byte[grey ? 1 : 3][width * height];
		final int[] row = new int[width];
		for (int y = 0; y < height; y++)
			if (grey) {
				image.getRaster().getSamples(0, y, width, 1, 0, row);
				for (int x = 0; x < width; x++)
					channels[0][y * width + x] = (byte) row[x];
			}
			else {
				image.getRGB(0, y, width, 1, row, 0, width);
				for (int x = 0; x < width; x++)
					for (int c = 0; c < 3; c++)
						channels[c][y * width + x] = (byte) (row[x] >> 16 - 8 * c);
			}
		return PictureImages.of(new Picture(width, height, PixelType.UINT8, channels, null), title);
	}

	private ImagePlus gif(final String title) throws IOException {
		requireEndOfGif();
		final int frames = reader.getNumImages(true);
		final int[] screen = screen();
		final boolean whole = screen[0] == reader.getWidth(0) && screen[1] == reader.getHeight(0);
		if (frames == 1 && whole) return picture(reader.read(0), title);
		Memory.require("the animation", (long) screen[0] * screen[1] * Integer.BYTES * (frames + 3));
		final List<int[]> planes = new ArrayList<>();
		int[] shown = new int[screen[0] * screen[1]];
		for (int frame = 0; frame < frames; frame++) {
			final int[] before = shown.clone();
			final IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(frame)
				.getAsTree("javax_imageio_gif_image_1.0");
			final int left = number(root, "ImageDescriptor", "imageLeftPosition");
			final int top = number(root, "ImageDescriptor", "imageTopPosition");
			final BufferedImage part = reader.read(frame);
			if (left + part.getWidth() > screen[0] || top + part.getHeight() > screen[1])
				throw new InputException(
					"picture " + (frame + 1) + " reaches beyond the screen of " + screen[0] + " × " + screen[1] + " pixels");
			draw(part, left, top, shown, screen[0]);
			planes.add(shown.clone());
			final String disposal = text(root, "GraphicControlExtension", "disposalMethod");
			if (disposal.equals("restoreToPrevious")) shown = before;
			else if (disposal.equals("restoreToBackgroundColor")) for (int y = top; y < top + part.getHeight(); y++)
				for (int x = left; x < left + part.getWidth(); x++)
					shown[y * screen[0] + x] = 0;
		}
		return PictureImages.rgb(title, screen[0], screen[1], planes);
	}

	/** Java passes over pictures that are not there any more. */
	private void requireEndOfGif() throws IOException {
		stream.seek(GIF_HEADER - 3);
		skipPalette(stream.readUnsignedByte());
		stream.skipBytes(2);
		for (int kind = stream.read(); kind != GIF_END; kind = stream.read()) {
			if (kind == GIF_IMAGE) {
				stream.skipBytes(8);
				skipPalette(stream.readUnsignedByte());
			}
			else
				if (kind != GIF_EXTENSION)
					throw new InputException(
						kind < 0 ? "it is cut short: it has no end" : "it has a part of kind " + kind + ", which does not exist");
			stream.skipBytes(1);
			for (int length = stream.readUnsignedByte(); length > 0; length = stream.readUnsignedByte())
				stream.skipBytes(length);
		}
		stream.seek(0);
	}

	private void skipPalette(final int flags) throws IOException {
		if ((flags & 0x80) != 0) stream.skipBytes(3 * (2 << (flags & 7)));
	}

	private int[] screen() throws IOException {
		final IIOMetadataNode root = (IIOMetadataNode) reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0");
		return new int[] { number(root, "LogicalScreenDescriptor", "logicalScreenWidth"),
			number(root, "LogicalScreenDescriptor", "logicalScreenHeight") };
	}

	private static String text(final IIOMetadataNode root, final String element, final String attribute) {
		final IIOMetadataNode node = (IIOMetadataNode) root.getElementsByTagName(element).item(0);
		return node == null ? "" : node.getAttribute(attribute);
	}

	private static int number(final IIOMetadataNode root, final String element, final String attribute) {
		final String text = text(root, element, attribute);
		return text.isEmpty() ? 0 : Integer.parseInt(text);
	}

	/** Transparent pixels leave what was there. */
	private static void draw(final BufferedImage part, final int left, final int top, final int[] shown,
		final int width)
	{
		for (int y = 0; y < part.getHeight(); y++)
			for (int x = 0; x < part.getWidth(); x++) {
				final int colour = part.getRGB(x, y);
				if (colour >>> 24 != 0) shown[(top + y) * width + left + x] = colour & 0xffffff;
			}
	}

	@Override
	public void close() throws IOException {
		reader.dispose();
		stream.close();
	}
}
