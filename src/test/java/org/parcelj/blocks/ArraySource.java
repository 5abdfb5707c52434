package org.parcelj.blocks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** A volume in memory as if it were read block by block. */
public final class ArraySource implements PixelSource {

	private static final long serialVersionUID = 1L;

	private final int[] size;
	private final int features;
	private final float[] values;
	private final boolean[] inside;

	/** @param values [pixels × features] of all pixels */
	public ArraySource(final int[] size, final int features, final float[] values, final boolean[] inside) {
		this.size = size;
		this.features = features;
		this.values = values;
		this.inside = inside;
	}

	/** The value of a pixel in a feature, where pixels ascend, and features within each. */
	@FunctionalInterface
	public interface Values {

		double of(SplittableRandom random, int pixel, int feature);
	}

	/** Random values, and a mask that one pixel in twelve is not in. */
	public static ArraySource withHoles(final int[] size, final int features, final Values values) {
		final SplittableRandom random = new SplittableRandom(features);
		final int pixels = size[0] * size[1] * size[2];
		final float[] made = new float[pixels * features];
		final boolean[] inside = new boolean[pixels];
		for (int i = 0; i < pixels; i++) {
			inside[i] = random.nextInt(12) > 0;
			for (int f = 0; f < features; f++)
				made[i * features + f] = (float) values.of(random, i, f);
		}
		return new ArraySource(size, features, made, inside);
	}

	/** Of all pixels, one more than the label of each masked one, and 0 for the others. */
	public int[] labels(final IntUnaryOperator label) {
		final int[] labels = new int[mask().gridSize()];
		mask().forEachWithin(0, labels.length, (index, position) -> labels[position] = 1 + label.applyAsInt(index));
		return labels;
	}

	public Mask mask() {
		return Mask.of(size(), position -> inside[position]);
	}

	public FeatureMatrix matrix() {
		return read(new long[3], size, Progress.NONE).features();
	}

	@Override
	public long[] size() {
		return new long[] { size[0], size[1], size[2] };
	}

	@Override
	public int features() {
		return features;
	}

	@Override
	public String identity() {
		return "array";
	}

	@Override
	public Pixels read(final long[] min, final int[] box, final Progress progress) {
		final int[] places = new int[box[0] * box[1] * box[2]];
		for (int z = 0, at = 0; z < box[2]; z++)
			for (int y = 0; y < box[1]; y++)
				for (int x = 0; x < box[0]; x++)
					places[at++] = (int) (((z + min[2]) * size[1] + y + min[1]) * size[0] + x + min[0]);
		final Mask mask = Mask.of(new long[] { box[0], box[1], box[2] }, position -> inside[places[position]]);
		final float[] rows = new float[mask.size() * features];
		mask.forEachWithin(0, places.length,
			(index, position) -> System.arraycopy(values, places[position] * features, rows, index * features, features));
		return new Pixels(mask, new FeatureMatrix(mask.size(), features, rows));
	}

	/** The labels of all pixels that a method gives them in blocks. */
	public int[] inBlocks(final BlockMethod method, final int[] block, final Engine engine, final Shelf shelf,
		final Progress progress)
	{
		final int[] labels = new int[size[0] * size[1] * size[2]];
		final BlockGrid grid = new BlockGrid(size(), block);
		final Supersteps steps = new Supersteps(engine, shelf, grid.count(), method.identity());
		final BlockLabelling of = method.fit(steps, this, grid, progress).labels();
		final List<int[]> parts = steps.run("labels", of::labels, progress);
		for (int b = 0; b < parts.size(); b++) {
			final int[] part = grid.core(b);
			final long[] min = grid.min(b);
			for (int z = 0, at = 0; z < part[2]; z++)
				for (int y = 0; y < part[1]; y++, at += part[0])
					System.arraycopy(parts.get(b), at, labels, (int) (((z + min[2]) * size[1] + y + min[1]) * size[0] + min[0]),
						part[0]);
		}
		return labels;
	}
}
