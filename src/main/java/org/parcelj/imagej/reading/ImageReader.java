package org.parcelj.imagej.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.InputException;
import org.parcelj.MemoryException;
import org.parcelj.Progress;
import org.parcelj.files.InputFiles;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.pictures.DicomFile;
import org.parcelj.pictures.Exif;
import org.parcelj.pictures.FitsFile;
import org.parcelj.pictures.PngFile;
import org.parcelj.pictures.PnmFile;
import org.parcelj.pictures.TextImage;
import org.parcelj.tiff.TiffFile;

/**
 * Reads image files without opening a window or asking anything: NIfTI, TIFF and OME-TIFF, PNG, JPEG, GIF, BMP, PBM,
 * PGM, PPM, FITS, DICOM, AVI, text, and a TIFF in a zip archive. The format is told by the first bytes, not by the
 * name. Nothing outside of the image is changed, so that several threads may open files at once.
 */
public final class ImageReader {

	/** Enough to tell formats apart. */
	private static final int START = 132;

	private static final int LONGEST_REASON = 300;

	private static final String TABLE = ".*\\.(txt|csv|tsv)";

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
		final Path path = InputFiles.require("image", name);
		if (FileNames.isNifti(name)) return NiftiImages.openInBackground(path, progress);
		try {
			return withFile(path, open(path, start(path), progress));
		}
		catch (final MemoryException e) {
			throw new MemoryException("image \"" + name + "\": " + e.getMessage());
		}
		catch (final InputException e) {
			throw unreadable(name, e.getMessage(), e);
		}
		catch (final IOException e) {
			throw unreadable(name, reason(e), e);
		}
	}

	private static byte[] start(final Path path) throws IOException {
		try (InputStream stream = Files.newInputStream(path)) {
			return stream.readNBytes(START);
		}
	}

	/** What a damaged file quotes may be anything. */
	private static InputException unreadable(final String name, final String reason, final Exception cause) {
		final String line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ");
		return new InputException("image \"" + name + "\" cannot be read as an image: " +
			(line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line), cause);
	}

	private static String reason(final IOException e) {
		if (e instanceof EOFException) return "it is cut short";
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	private static ImagePlus open(final Path path, final byte[] start, final Progress progress) throws IOException {
		final String title = path.getFileName().toString();
		final String text = new String(start, StandardCharsets.ISO_8859_1);
		if (TiffFile.isTiff(start)) return TiffImages.open(path, progress);
		if (PngFile.isPng(start)) return asStored(PictureImages.of(PngFile.read(path), title), Exif.ofPng(path));
		if (text.startsWith("\u00ff\u00d8\u00ff"))
			return lossy(asStored(JavaPictures.open(path, "jpeg"), Exif.ofJpeg(path)));
		if (text.startsWith("GIF8")) return JavaPictures.open(path, "gif");
		if (PnmFile.isPnm(start)) return PictureImages.of(PnmFile.read(path), title);
		if (FitsFile.isFits(start)) return PictureImages.fits(path, title);
		if (text.startsWith("RIFF") && text.startsWith("AVI ", 8)) return Movies.open(path, title);
		if (text.startsWith("BM")) return JavaPictures.open(path, "bmp");
		if (text.startsWith("PK\3\4")) return ZippedTiff.open(path, progress);
		if (title.toLowerCase(Locale.ROOT).matches(TABLE)) return PictureImages.of(TextImage.read(path), title);
		// files without a preamble begin with few bytes that say so: all others first
		if (DicomFile.isDicom(start)) return PictureImages.dicom(path, title);
		throw new InputException(start.length == 0 ? "it is empty" : "its format is not known");
	}

	/** Pixels stay as they are stored, and as ImageJ has them, however the camera was held. */
	static ImagePlus asStored(final ImagePlus image, final int orientation) {
		if (orientation != Exif.UPRIGHT)
			ReadingNotes.add(image, "\"" + image.getTitle() + "\" asks to be turned or mirrored (orientation " + orientation +
				"), which is not done: its pixels stay as they are stored, as in ImageJ");
		return image;
	}

	private static ImagePlus lossy(final ImagePlus image) {
		ReadingNotes.setLossy(image, ReadingNotes.JPEG);
		return image;
	}

	/** Where the image comes from. */
	private static ImagePlus withFile(final Path path, final ImagePlus image) {
		if (image.getOriginalFileInfo() != null) return image;
		final Path file = path.toAbsolutePath();
		final FileInfo info = new FileInfo();
		info.directory = file.getParent() + java.io.File.separator;
		info.fileName = file.getFileName().toString();
		info.width = image.getWidth();
		info.height = image.getHeight();
		info.nImages = image.getStackSize();
		image.setFileInfo(info);
		return image;
	}
}
