import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Progress;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.store.FileStore;

/**
 * Reads an array of a Zarr slab by slab in one thread, as often as is said, and prints the seconds of processor time of
 * each. Arguments: folder, path of the array, pixels of a slab along the first axis, how often.
 */
public final class ReadZarr {

	private ReadZarr() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		final int slab = Integer.parseInt(arguments[2]);
		for (int run = Integer.parseInt(arguments[3]); run > 0; run--) {
			final ZarrArray array = ZarrArray.open(new FileStore(Path.of(arguments[0])), arguments[1]);
			final long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			Parallelization.runSingleThreaded(() -> read(array, slab));
			System.out.println((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9);
		}
	}

	private static void read(final ZarrArray array, final int slab) {
		final long[] shape = array.shape();
		for (long z = 0; z < shape[0]; z += slab)
			array.read(new long[] { z, 0, 0 }, new int[] { slab, (int) shape[1], (int) shape[2] }, Progress.NONE);
	}
}
