package org.parcelj.imagej.nifti;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;

/**
 * NIfTI files as ImageJ's images and back. The header travels with the image as a text property, which ImageJ keeps in
 * duplicates, crops and TIFF files.
 * <p>
 * An image has the axes X Y C Z T, with pixels in the order and, as far as ImageJ has it, in the type of the file:
 * integers of 8 and 16 bits stay such, with the file's scaling as a linear calibration function; signed ones that are
 * negative somewhere are stored with 128 or 32768 added, which that function takes off again. Other types become 32-bit
 * real values. RGB, and a fifth axis, are channels. The origin of ImageJ's coordinates is where the scanner's is.
 */
public final class NiftiImages {

	private NiftiImages() {
		// not to be instantiated
	}

	/**
	 * Opens a file; its name becomes the title.
	 *
	 * @throws InputException if it cannot be read, see {@link NiftiFile#open(Path)}, or there is too little memory
	 */
	public static ImagePlus open(final Path path, final Progress progress) {
		return withFile(path, new NiftiOpener(NiftiFile.open(path)).open(path.getFileName().toString(), progress));
	}

	/**
	 * Opens a file to read it alone: of a series nothing but the header, while its frames arrive in the background. Who
	 * asks for pixels waits for them, and gets the exception if they cannot be read; {@link #await(ImagePlus)} asks for
	 * all. The pixels are those of {@link #open(Path, Progress)}, but a virtual stack's: changes of them are not kept.
	 *
	 * @throws InputException if there is no such file, or its header cannot be used, or there is too little memory
	 */
	public static ImagePlus openInBackground(final Path path, final Progress progress) {
		final NiftiOpener opener = new NiftiOpener(NiftiFile.open(path));
		final String title = path.getFileName().toString();
		return withFile(path, opener.isSeries() ? opener.openInBackground(title) : opener.open(title, progress));
	}

	/**
	 * Waits until all of an image has been read. Other images than those opened in the background are always so.
	 *
	 * @throws InputException if the file is damaged or ends early
	 */
	public static void await(final ImagePlus image) {
		if (image.getStack() instanceof NiftiStack) ((NiftiStack) image.getStack()).await();
	}

	private static ImagePlus withFile(final Path path, final ImagePlus image) {
		image.setFileInfo(fileInfo(path.toAbsolutePath(), image));
		return image;
	}

	/** Where the image comes from. */
	private static FileInfo fileInfo(final Path file, final ImagePlus image) {
		final FileInfo info = new FileInfo();
		info.directory = file.getParent() + File.separator;
		info.fileName = file.getFileName().toString();
		info.width = image.getWidth();
		info.height = image.getHeight();
		// ImageJ's Revert would take a single plane for raw pixels
		info.nImages = Math.max(2, image.getStackSize());
		return info;
	}

	/**
	 * Saves an image as .nii, .nii.gz, or a pair .hdr and .img. The affine, units and extensions of the file that the
	 * image was opened from are kept as far as they hold.
	 *
	 * @return a line that says why the scanner's orientation was left out, where the image carries one
	 * @throws InputException if the name has none of the endings, or the file cannot be written
	 */
	public static Optional<String> write(final ImagePlus image, final Path path, final Progress progress) {
		return new NiftiSaver(image, NiftiPixels.of(image, NiftiOrientation.carried(image))).write(path, progress);
	}

	/**
	 * The same for a label image, in the smallest type of 8, 16 or 32 bits that holds its labels.
	 *
	 * @param numbers the labels of the image's pixels, in raster order
	 */
	public static Optional<String> writeLabels(final ImagePlus labels, final int[] numbers, final Path path,
		final Progress progress)
	{
		return new NiftiSaver(labels, NiftiPixels.ofLabels(labels, numbers)).write(path, progress);
	}

	/** The same for a mask, in 8 bits: 1 where it is not 0. */
	public static Optional<String> writeMask(final ImagePlus mask, final Path path, final Progress progress) {
		return new NiftiSaver(mask, NiftiPixels.ofMask(mask)).write(path, progress);
	}

	/** Whether an image was opened from a NIfTI file, or is a duplicate of one that was. */
	public static boolean isNifti(final ImagePlus image) {
		return NiftiOrientation.carried(image).isPresent();
	}

	/** Whether the file that an image was opened from says that it holds labels. */
	public static boolean isLabels(final ImagePlus image) {
		return NiftiOrientation.carried(image).filter(NiftiHeader::isLabels).isPresent();
	}

	/**
	 * The affine from an image's pixel indices (x, y, z) to mm, as far as it is known to hold: pixel sizes are those of
	 * the file, and the grid is, or is a rectangle that ImageJ's Duplicate cut out of it.
	 *
	 * @return [3 × 4]; null where there is none
	 */
	public static double[][] affine(final ImagePlus image) {
		return NiftiOrientation.holding(image).map(NiftiHeader::pixelSpace).map(space -> space.affine()).orElse(null);
	}

	/**
	 * The same, where a header that names no unit is taken to be in the unit of another image's header.
	 *
	 * @return [3 × 4]; null where there is none
	 */
	public static double[][] affine(final ImagePlus image, final ImagePlus other) {
		final Optional<NiftiHeader> beside = NiftiOrientation.carried(other);
		return NiftiOrientation.holding(image).map(header -> beside.isPresent() ? header.inUnitOf(beside.get()) : header)
			.map(NiftiHeader::pixelSpace).map(space -> space.affine()).orElse(null);
	}
}
