package org.parcelj.blocks.labels;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/**
 * Pixels of which only the places are needed.
 *
 * @param size along x, y and z
 */
public record NoValues(long[] size) implements PixelSource {

	@Override
	public int features() {
		return 0;
	}

	@Override
	public String identity() {
		return "places of " + Arrays.toString(size);
	}

	@Override
	public Pixels read(final long[] min, final int[] box, final Progress progress) {
		final int pixels = box[0] * box[1] * box[2];
		return new Pixels(Mask.all(box[0], box[1], box[2]), new FeatureMatrix(pixels, 0, new float[0]));
	}
}
