package org.parcelj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

import net.imglib2.parallel.Parallelization;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * A NIfTI-1, NIfTI-2 or ANALYZE 7.5 file: .nii, or .hdr and .img named by either half, gzipped or not, as its content
 * tells, not its name. Opening reads the header and compares the sizes with the file's; pixels are read by the other
 * methods, each time from the file. Immutable.
 */
public final class NiftiFile {

	/** Receives planes. */
	@FunctionalInterface
	public interface PlaneConsumer {

		/**
		 * @param plane number of the plane: z fastest, then t, then channel
		 * @param pixels its stored values, see {@link NiftiType}; a new array, which the consumer may keep
		 */
		void accept(int plane, Object pixels);
	}

	private final Path path;
	private final Path imagePath;
	private final HeaderReader content;

	private NiftiFile(final Path path, final Path imagePath, final HeaderReader content) {
		this.path = path;
		this.imagePath = imagePath;
		this.content = content;
	}

	/**
	 * Reads the header of a file.
	 *
	 * @throws InputException if there is no such file, or it is no NIfTI file that can be read: the message names the
	 * file, the field, its value and the limit
	 */
	public static NiftiFile open(final Path path) {
		return guarded(path, () -> {
			final boolean namedPair = NiftiPaths.isPair(path);
			final Path headerPath = namedPair ? NiftiPaths.existing(NiftiPaths.header(path)) : path;
			try (InflatedFile file = new InflatedFile(headerPath)) {
				final HeaderReader content = HeaderReader.read(file.stream(), file.limit(), namedPair);
				if (!content.isPair) return checked(path, headerPath, content, file);
				final Path imagePath = NiftiPaths.existing(NiftiPaths.image(path));
				try (InflatedFile image = new InflatedFile(imagePath)) {
					return checked(path, imagePath, content, image);
				}
			}
		});
	}

	/** Before anything is allocated: can the file hold what the header promises? */
	private static NiftiFile checked(final Path path, final Path imagePath, final HeaderReader content,
		final InflatedFile image)
	{
		final long bytes = NiftiImage.bytes(content.header);
		final long room = image.limit() - content.offset;
		if (bytes > room)
			throw new InputException("dim and datatype promise " + bytes + " bytes of pixels, but " +
				imagePath.getFileName() + " has " + (image.isGzipped() ? "at most " : "") + Math.max(0, room));
		return new NiftiFile(path, imagePath, content);
	}

	public NiftiHeader header() {
		return content.header;
	}

	/** The number of planes, those of each channel counted. */
	public int numPlanes() {
		return NiftiImage.planes(header());
	}

	/** Those of one channel, as they are stored: with all others. */
	private PixelStream planes() {
		return new PixelStream(content, imagePath, NiftiImage.planePixels(header()),
			NiftiImage.planes(header()) / header().type().channels());
	}

	/**
	 * Asks for memory for all planes before any is read, and for reading them.
	 *
	 * @param bytesPerPixel of a plane's array
	 * @return the memory, to be noted as taken plane by plane
	 * @throws InputException if less is free; the message has both
	 */
	public Memory.Promise promiseMemory(final int bytesPerPixel) {
		final boolean converted = bytesPerPixel != header().type().bytesPerSample();
		final long working = planes().workingBytes(Parallelization.getTaskExecutor().getParallelism(),
			converted ? NiftiImage.planePixels(header()) * header().type().bytesPerPixel() : 0);
		return promise(bytesPerPixel, working);
	}

	private Memory.Promise promise(final int bytesPerPixel, final long working) {
		return Memory.promise(path.getFileName().toString(), numPlanes() * planeBytes(bytesPerPixel) + working);
	}

	/** The memory that a plane takes. */
	public long planeBytes(final int bytesPerPixel) {
		return NiftiImage.planePixels(header()) * bytesPerPixel + NiftiImage.ARRAY_OVERHEAD;
	}

	/**
	 * Reads the whole image into memory, in its stored type. Inflating and conversion run in different threads.
	 *
	 * @throws InputException if the file is damaged or ends early, or there is too little memory
	 */
	public NiftiImage read(final Progress progress) {
		final int bytes = header().type().bytesPerSample();
		try (Memory.Promise memory = promiseMemory(bytes)) {
			final Object[] planes = new Object[numPlanes()];
			forEachPlane(progress, (plane, pixels) -> {
				planes[plane] = pixels;
				memory.taken(planeBytes(bytes));
			});
			return new NiftiImage(header(), planes);
		}
	}

	/**
	 * Hands out all planes while the file is being inflated. Calls come from several threads, and in any order.
	 *
	 * @throws InputException if the file is damaged or ends early, possibly after planes were handed out
	 */
	public void forEachPlane(final Progress progress, final PlaneConsumer consumer) {
		final NiftiHeader header = header();
		final long pixels = NiftiImage.planePixels(header);
		final int stored = NiftiImage.planes(header) / header.type().channels();
		run(planes(), progress, (first, count, bytes) -> {
			for (int p = first; p < first + count; p++) {
				final Object[] channels = header.type().decode(bytes, (int) pixels);
				for (int c = 0; c < channels.length; c++)
					consumer.accept(c * stored + p, channels[c]);
			}
		});
	}

	/**
	 * Starts to read all volumes into memory, in a thread of its own. What goes wrong there is thrown to whoever asks for
	 * the volumes.
	 *
	 * @throws InputException if there is too little memory, or a volume has more than 2^31 bytes
	 * @throws IllegalArgumentException if a pixel has several channels
	 */
	public ArrivingVolumes readInBackground() {
		if (header().type().channels() > 1) throw new IllegalArgumentException("pixels of several channels");
		final long volumePixels = NiftiImage.planePixels(header()) * header().dimension(2);
		final int volumeCount = (int) (header().dimension(3) * header().dimension(4));
		final PixelStream pixels = new PixelStream(content, imagePath, volumePixels, volumeCount);
		final int kept = ArrivingVolumes.pixelBytes(header());
		final ArrivingVolumes volumes = new ArrivingVolumes(header(), promise(kept, pixels.workingBytes(1,
			kept == header().type().bytesPerSample() ? 0 : volumePixels * header().type().bytesPerSample())));
		final Thread reader = new Thread(
			() -> volumes.arrive(consumer -> Parallelization.runSingleThreaded(() -> run(pixels, Progress.NONE, consumer))),
			"reading " + imagePath.getFileName());
		reader.setDaemon(true);
		reader.start();
		return volumes;
	}

	private void run(final PixelStream pixels, final Progress progress, final PixelStream.Consumer consumer) {
		guarded(path, () -> {
			try (InflatedFile file = new InflatedFile(imagePath)) {
				pixels.run(file.stream(), progress, consumer);
			}
			return null;
		});
	}

	@FunctionalInterface
	private interface Reading<T> {

		T get() throws IOException;
	}

	/** Puts the file's name before what is wrong with it. */
	private static <T> T guarded(final Path path, final Reading<T> reading) {
		final String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
		try {
			if (Files.isDirectory(path)) throw new InputException("this is a folder, not a NIfTI file");
			if (Files.exists(path) && Files.size(path) == 0) throw new InputException("the file is empty");
			return reading.get();
		}
		catch (final InputException e) {
			throw new InputException(name + ": " + e.getMessage(), e);
		}
		catch (final NoSuchFileException e) {
			throw new InputException("there is no file " + path, e);
		}
		catch (final EOFException e) {
			final String what = e.getMessage();
			throw new InputException(
				name + ": " + (what == null || what.contains("ZLIB") ? "the gzip stream is cut off" : what), e);
		}
		catch (final ZipException e) {
			throw new InputException(name + ": the gzip stream is damaged (" + e.getMessage() + ")", e);
		}
		catch (final IOException e) {
			throw new InputException(name + ": cannot be read (" + e.getMessage() + ")", e);
		}
	}
}
