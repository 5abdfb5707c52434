package org.parcelj.launcher;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

import org.parcelj.InputException;
import org.parcelj.commands.input.ImageSource;

/** Pictures and series in memory, of any size, on which every command has something to do. */
final class LargeImages implements ImageSource {

	/** Commands with the keys that matter for how long they work, images by their names here; quick ones. */
	static final List<String> QUICK = List.of( //
		"agglomerative image=picture clusters=100 superpixels=10000 fwhm=2", //
		"kmeans image=colours clusters=20 algorithm=minibatch colourspace=lab scalechannels=true", //
		"hierarchical-kmeans image=series clusters=50 components=20 detrend=linear standardize=zscore", //
		"rena image=picture clusters=10000 graph=true", //
		"gmm image=series clusters=1 components=100", //
		"histogram image=picture more=second bins=50", //
		"signals image=series labels=parcels statistic=median fwhm=2 detrend=quadratic", //
		"compress image=series labels=parcels", //
		"mask image=picture method=background", //
		"compare labels=blobs reference=labels", //
		"sizes labels=labels reference=reference graph=true", //
		"components labels=blobs smallest=20 fillholes=true", //
		"labels-to-rois labels=labels");

	/** And slow ones. */
	static final List<String> SLOW = List.of( //
		"spectral image=small clusters=6", //
		"figure image=picture labels=labels style=both", //
		"gmm image=picture clusters=3 probabilities=true", //
		"spectral image=picture clusters=12 superpixels=2000", //
		"spectral image=picture clusters=12 scale=0.1 sigma=2", //
		"agglomerative image=picture clusters=100 tree=true", //
		"agglomerative image=picture clusters=100 linkage=average connectivity=full", //
		"agglomerative image=picture clusters=100 linkage=single", //
		"agglomerative image=series clusters=500 graph=true", //
		"kmeans image=picture clusters=8 rois=true outlines=true graph=true", //
		"kmeans image=colours clusters=8 algorithm=lloyd", //
		"kmeans image=colours clusters=50 compactness=1", //
		"kmeans image=series clusters=300 fwhm=2 detrend=linear standardize=zscore tr=2 lowpass=0.1 highpass=0.01", //
		"kmeans image=series clusters=50 components=20 highvariance=5", //
		"hierarchical-kmeans image=picture clusters=50", //
		"hierarchical-kmeans image=series clusters=50 whiten=true", //
		"rena image=series clusters=5000", //
		"gmm image=picture clusters=3 spatial=1", //
		"gmm image=picture clusters=3 biasfield=100", //
		"gmm image=series clusters=3", //
		"suggest image=picture method=kmeans largest=4", //
		"suggest image=picture method=agglomerative largest=4", //
		"suggest image=picture method=gmm largest=4", //
		"suggest image=small method=spectral largest=4", //
		"suggest image=series method=kmeans largest=4", //
		"suggest image=series method=agglomerative largest=5 criterion=reproducibility", //
		"edit labels=labels merge=1,2 remove=4", //
		"pairplot image=picture more=second labels=labels", //
		"pairplot image=picture more=second kind=hist2d", //
		"figure image=series labels=parcels view=xyz", //
		"signals image=picture labels=labels statistic=median", //
		"mask image=picture method=otsu", //
		"compare labels=labels reference=reference", //
		"report labels=labels");

	private static final int FRAMES = 156;

	private final Map<String, Supplier<ImagePlus>> makers = new HashMap<>();
	private final Map<String, ImagePlus> made = new HashMap<>();

	/**
	 * @param side of pictures, in pixels
	 * @param edges of volumes
	 */
	LargeImages(final int side, final int[] edges) {
		makers.put("picture", () -> picture("picture", side, 1));
		makers.put("second", () -> picture("second", side, 2));
		makers.put("small", () -> picture("small", side / 5, 3));
		makers.put("colours", () -> colours(side));
		makers.put("series", () -> series(edges));
		makers.put("labels", () -> labels("labels", side, side, 1, pixel -> squares(pixel, side, side / 60)));
		makers.put("reference", () -> labels("reference", side, side, 1, pixel -> squares(pixel, side, side / 50)));
		makers.put("blobs", () -> blobs(side));
		makers.put("parcels", () -> labels("parcels", edges[0], edges[1], edges[2],
			pixel -> squares(pixel % (edges[0] * edges[1]), edges[0], 4)));
	}

	@Override
	public ImagePlus active() {
		throw new InputException("no image is given");
	}

	@Override
	public synchronized ImagePlus image(final String name) {
		return made.computeIfAbsent(name, key -> makers.get(key).get());
	}

	/** Images that a command has changed, and trees that it has made, must not be there for the next. */
	void forget(final String name) {
		made.remove(name);
	}

	private static ImagePlus picture(final String title, final int side, final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final ShortProcessor plane = new ShortProcessor(side, side);
		final short[] pixels = (short[]) plane.getPixels();
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) (2000 * (squares(i, side, side / 12) * 7 * seed % 10) + 1000 + random.nextInt(3000));
		return new ImagePlus(title, plane);
	}

	private static ImagePlus colours(final int side) {
		final SplittableRandom random = new SplittableRandom(5);
		final int[] pixels = new int[side * side];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = 0xffffff & (squares(i, side, side / 12) * 0x305030 + (random.nextInt() & 0x1f1f1f));
		return new ImagePlus("colours", new ColorProcessor(side, side, pixels));
	}

	private static ImagePlus series(final int[] edges) {
		final SplittableRandom random = new SplittableRandom(6);
		final ImageStack stack = new ImageStack(edges[0], edges[1]);
		for (int t = 0; t < FRAMES; t++)
			for (int z = 0; z < edges[2]; z++) {
				final float[] plane = new float[edges[0] * edges[1]];
				for (int i = 0; i < plane.length; i++)
					plane[i] = 1000 + 50 * (float) Math.sin(t * (1 + squares(i, edges[0], edges[0] / 3)) * 0.1) +
						100 * random.nextFloat();
				stack.addSlice(new FloatProcessor(edges[0], edges[1], plane));
			}
		final ImagePlus image = new ImagePlus("series", stack);
		image.setDimensions(1, edges[2], FRAMES);
		image.setOpenAsHyperStack(true);
		return image;
	}

	/** Ragged parts of a few values: many components, many pairs. */
	private static ImagePlus blobs(final int side) {
		final SplittableRandom random = new SplittableRandom(7);
		final int[] kinds = random.ints(side * side / 16 + side, 0, 5).toArray();
		return labels("blobs", side, side, 1, i -> kinds[i % side / 4 + i / side / 4 * (side / 4)]);
	}

	private static ImagePlus labels(final String title, final int width, final int height, final int depth,
		final IntUnaryOperator label)
	{
		final ImageStack stack = new ImageStack(width, height);
		for (int z = 0; z < depth; z++) {
			final ImageProcessor plane = new ShortProcessor(width, height);
			for (int i = 0; i < width * height; i++)
				plane.set(i, label.applyAsInt(i + z * width * height));
			stack.addSlice(plane);
		}
		return new ImagePlus(title, stack);
	}

	private static int squares(final int pixel, final int width, final int square) {
		return 1 + pixel % width / Math.max(1, square) +
			(width / Math.max(1, square) + 1) * (pixel / width / Math.max(1, square));
	}
}
