package org.parcelj.imagej.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.AVI_Reader;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.imagej.ReadingNotes;

/** AVI files, read by ImageJ: uncompressed, or with a JPEG or PNG picture for each frame. */
final class Movies {

	/** Enough for the headers of the file and of its first stream. */
	private static final int HEADER = 1024;
	private static final int FRAMES = 48;
	private static final int WIDTH = 64;

	/** How the stream's header says that its pictures are JPEGs. */
	private static final Pattern JPEG = Pattern.compile("(?is)strf.{20}(mjpg|jpeg)");

	/** Bytes that a frame has in the file at the least. */
	private static final long LEAST_OF_FRAME = 8;

	private Movies() {
		// not to be instantiated
	}

	/**
	 * @throws InputException if the file is damaged or of another compression; the message does not name it
	 */
	static ImagePlus open(final Path path, final String title) throws IOException {
		final ByteBuffer header = header(path);
		requireMemory(path, header);
		final AVI_Reader reader = new AVI_Reader();
		final ImageStack stack = reader.makeStack(path.toString(), 1, 0, false, false, false);
		final String error = reader.getErrorText();
		if (error != null && error.startsWith("Out of memory")) throw new OutOfMemoryError(error);
		if (stack == null || stack.getSize() == 0 || error != null)
			throw new InputException(error == null ? "it holds no pictures" : error.strip().replaceAll("\\s+", " "));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, stack.getSize());
		if (JPEG.matcher(text(header)).find()) ReadingNotes.setLossy(image, ReadingNotes.JPEG);
		return image;
	}

	private static ByteBuffer header(final Path path) throws IOException {
		final ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
		try (InputStream in = Files.newInputStream(path)) {
			in.readNBytes(header.array(), 0, HEADER);
		}
		return header;
	}

	private static String text(final ByteBuffer header) {
		return new String(header.array(), StandardCharsets.ISO_8859_1);
	}

	/** As its header says, whose numbers may be wrong; the reader finds that out. */
	private static void requireMemory(final Path path, final ByteBuffer header) throws IOException {
		final int stream = text(header).indexOf("strf");
		final boolean grey = stream >= 0 && stream < HEADER - 24 && header.getShort(stream + 22) == 8;
		final double pixels = Math.abs((double) header.getInt(WIDTH) * header.getInt(WIDTH + 4));
		final double frames = Math.min(header.getInt(FRAMES) & 0xffffffffL, Files.size(path) / LEAST_OF_FRAME);
		Memory.require("the movie", (long) (pixels * frames * (grey ? 1 : Integer.BYTES)));
	}
}
