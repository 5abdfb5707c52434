package org.parcelj.imagej.images;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.nifti.NiftiImages;

/** Reads image files without a window or a question: NIfTI, and the formats that ImageJ reads by itself. */
public final class ImageReader {

	/** How a reader's exception starts, when its text is taken for the message. */
	private static final String EXCEPTION = "^[\\w.]+(Exception|Error): *";

	private ImageReader() {
		// not to be instantiated
	}

	/**
	 * Opens an image to read it; a NIfTI series arrives in the background, see {@link NiftiImages#openInBackground}.
	 *
	 * @param name path of the file
	 * @throws InputException if there is no such file, or it cannot be read whole; the message has the name
	 */
	public static ImagePlus open(final String name, final Progress progress) {
		final File file = new File(name);
		if (!file.exists()) throw new InputException("image \"" + name + "\": there is no such file");
		if (file.isDirectory()) throw new InputException("image \"" + name + "\" is a folder, but must be an image file");
		if (!file.canRead()) throw new InputException("image \"" + name + "\" may not be read");
		return FileNames.isNifti(name)
			? NiftiImages.openInBackground(file.toPath(), progress)
			: open(file.getAbsoluteFile(), name);
	}

	private static ImagePlus open(final File file, final String name) {
		final int type = new Opener().getFileType(file.getPath());
		if (type == Opener.TIFF) requireWhole(file, name);
		final AtomicReference<Throwable> failure = new AtomicReference<>();
		final ImagePlus image = quietly(() -> new Opener().openImage(file.getPath()), failure);
		final String said = IJ.getErrorMessage();
		if (failure.get() instanceof OutOfMemoryError || "out of memory".equals(said)) throw new OutOfMemoryError(said);
		if (image == null && (type == Opener.UNKNOWN || type == Opener.TEXT))
			throw unreadable(name, "its format is not known");
		if (image == null || failure.get() != null || said != null) throw unreadable(name, said);
		return image;
	}

	/** ImageJ fills what is missing of a TIFF with zeros, some kinds without a word. */
	private static void requireWhole(final File file, final String name) {
		try {
			for (final FileInfo info : new TiffDecoder(file.getParent() + File.separator, file.getName()).getTiffInfo()) {
				if (end(info) > file.length())
					throw new InputException("image \"" + name + "\" is cut short: " + end(info) +
						" bytes are needed, but the file has " + file.length());
			}
		}
		catch (final IOException | RuntimeException e) {
			if (e instanceof InputException) throw (InputException) e;
			throw unreadable(name, "its TIFF directory is damaged");
		}
	}

	/** Where the pixels of a TIFF directory end in the file. */
	private static long end(final FileInfo info) {
		long end = 0;
		if (info.stripOffsets == null || info.stripLengths == null)
			end = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
		else
			for (int i = 0; i < info.stripOffsets.length; i++)
			end = Math.max(end, (info.stripOffsets[i] & 0xffffffffL) + (info.stripLengths[i] & 0xffffffffL));
		return end;
	}

	/** Of what a reader says the first line is enough; some readers name the file there, and no reason. */
	private static InputException unreadable(final String name, final String said) {
		final String reason = said == null ? "" : said.strip().lines().findFirst().orElse("").replaceFirst(EXCEPTION, "");
		final boolean useless = reason.isEmpty() || reason.endsWith(":");
		return new InputException(
			"image \"" + name + "\" cannot be read as an image: " + (useless ? "it is damaged, or no image" : reason));
	}

	/** ImageJ's readers print what goes wrong; here it becomes the message of an exception instead. */
	private static ImagePlus quietly(final Supplier<ImagePlus> reader, final AtomicReference<Throwable> failure) {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		IJ.getErrorMessage();
		IJ.setExceptionHandler(failure::set);
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		System.setErr(new PrintStream(OutputStream.nullOutputStream()));
		try {
			return reader.get();
		}
		catch (final RuntimeException e) {
			failure.set(e);
			return null;
		}
		finally {
			System.setOut(out);
			System.setErr(err);
			IJ.setExceptionHandler(null);
		}
	}
}
