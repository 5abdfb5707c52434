package org.parcelj.nifti;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.parcelj.Memory;
import org.parcelj.PixelArrays;

/**
 * The volumes of a file that is being read in the background, see {@link NiftiFile#readInBackground()}. A caller that
 * asks for one waits until it is there; if it cannot be read, every caller gets the exception that says so. Integers of
 * 8 and 16 bits are kept as they are stored, all others as real values in 32 bits. Safe for several threads.
 */
public final class ArrivingVolumes {

	/** In pixels. Large, since a garbage collector copies small arrays to and fro; several, since they too take time. */
	private static final int ARRAY = 1 << 23;

	private final NiftiHeader header;
	private final boolean asStored;
	private final int planePixels;
	private final int volumePixels;
	private final int volumesPerArray;
	/** byte[], short[] or float[]; each made when its first volume arrives. */
	private final Object[] arrays;
	/** Of what is kept as it is stored, else null. */
	private final RealValues values;

	private final Memory.Promise memory;
	private int arrived;
	private Throwable failure;

	/** @param memory for all of them; given back when they have arrived */
	ArrivingVolumes(final NiftiHeader header, final Memory.Promise memory) {
		this.memory = memory;
		this.header = header;
		asStored = isKeptAsStored(header);
		planePixels = (int) NiftiImage.planePixels(header);
		volumePixels = Math.toIntExact(planePixels * header.dimension(2));
		volumesPerArray = Math.max(1, ARRAY / volumePixels);
		arrays = new Object[(count() + volumesPerArray - 1) / volumesPerArray];
		values = asStored ? new RealValues(header, (long) count() * volumePixels) : null;
	}

	private static boolean isKeptAsStored(final NiftiHeader header) {
		return header.type().bytesPerSample() <= Short.BYTES;
	}

	/** Bytes of a pixel in memory. */
	static int pixelBytes(final NiftiHeader header) {
		return isKeptAsStored(header) ? header.type().bytesPerSample() : Float.BYTES;
	}

	/** The number of volumes, those of each channel counted. */
	public int count() {
		return (int) (header.dimension(3) * header.dimension(4));
	}

	/** Pixels of a volume. */
	public int volumePixels() {
		return volumePixels;
	}

	/** @param reading hands the blocks of the file to what it is given, in their order */
	void arrive(final Consumer<PixelStream.Consumer> reading) {
		try {
			reading.accept((first, count, bytes) -> {
				for (int volume = first; volume < first + count; volume++)
					take(volume, bytes);
			});
		}
		catch (final RuntimeException | Error e) {
			fail(e);
		}
		finally {
			memory.close();
		}
	}

	private void take(final int volume, final ByteBuffer bytes) {
		final NiftiType type = header.type();
		if (volume % volumesPerArray == 0) {
			final int length = volumePixels * Math.min(volumesPerArray, count() - volume);
			arrays[volume / volumesPerArray] = (asStored ? type.samples().arrays() : PixelArrays.FLOAT).create(length);
			memory.taken((long) length * pixelBytes(header));
		}
		final Object array = array(volume);
		if (asStored || type == NiftiType.FLOAT32 && !header.isScaled())
			type.samples().arrays().get(bytes, array, start(volume), volumePixels);
		else
			type.samples().toFloats(type.decode(bytes, volumePixels)[0], 0, volumePixels, header.slope(), header.intercept(),
				(float[]) array, start(volume));
		synchronized (this) {
			arrived = volume + 1;
			notifyAll();
		}
	}

	private synchronized void fail(final Throwable e) {
		failure = e;
		notifyAll();
	}

	private Object array(final int volume) {
		return arrays[volume / volumesPerArray];
	}

	private int start(final int volume) {
		return volume % volumesPerArray * volumePixels;
	}

	/** Waits until the whole file has been read, so that nothing can go wrong any more. */
	public void await() {
		await(count() - 1);
	}

	private synchronized void await(final int volume) {
		try {
			while (arrived <= volume && failure == null)
				wait();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted");
		}
		if (arrived > volume) return;
		if (failure instanceof Error) throw (Error) failure;
		throw (RuntimeException) failure;
	}

	/**
	 * Copies the real values of some pixels.
	 *
	 * @param volume number of the volume: t fastest, then channel
	 * @param from place of the first pixel in the volume's raster order
	 * @param out receives {@code length} values from index {@code at} on
	 * @throws org.parcelj.InputException if the file is damaged or ends early
	 */
	public void copy(final int volume, final int from, final int length, final float[] out, final int at) {
		await(volume);
		final int start = start(volume) + from;
		if (asStored) values.copy(array(volume), start, length, out, at);
		else System.arraycopy(array(volume), start, out, at, length);
	}

	/** Whether values are looked up in a table, so that those of several volumes can be added without being copied. */
	public boolean areLookedUp() {
		return asStored && values.areLookedUp();
	}

	/**
	 * Adds real values of some pixels to sums, where they {@link #areLookedUp()}.
	 *
	 * @param numbers of volumes (t fastest, then channel), which are added in this order
	 * @param from place of the first pixel in each volume's raster order
	 * @param length how many pixels
	 * @param sums has {@code length} values added from index {@code at} on
	 * @throws org.parcelj.InputException if the file is damaged or ends early
	 */
	public void add(final int[] numbers, final int from, final int length, final double[] sums, final int at) {
		final short[][] stored = new short[numbers.length][];
		final int[] starts = new int[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			await(numbers[i]);
			stored[i] = (short[]) array(numbers[i]);
			starts[i] = start(numbers[i]) + from;
		}
		values.add(stored, starts, length, sums, at);
	}

	/**
	 * A plane's values as they are kept, a new byte[], short[] or float[].
	 *
	 * @param volume number of the volume: t fastest, then channel
	 * @throws org.parcelj.InputException if the file is damaged or ends early
	 */
	public Object plane(final int volume, final int z) {
		await(volume);
		final Object array = array(volume);
		final int from = start(volume) + z * planePixels;
		final int to = from + planePixels;
		if (array instanceof byte[]) return Arrays.copyOfRange((byte[]) array, from, to);
		if (array instanceof short[]) return Arrays.copyOfRange((short[]) array, from, to);
		return Arrays.copyOfRange((float[]) array, from, to);
	}
}
