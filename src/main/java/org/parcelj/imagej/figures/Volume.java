package org.parcelj.imagej.figures;

/**
 * A value for each pixel of a grid of three axes, read between the pixels. Immutable, but the values are not copied.
 */
final class Volume {

	private final float[] values;
	private final int[] size;

	/**
	 * @param values in raster order; taken over
	 */
	Volume(final float[] values, final long... size) {
		this.values = values;
		this.size = new int[] { (int) size[0], (int) size[1], (int) size[2] };
	}

	/** In raster order. Not to be written to. */
	float[] values() {
		return values;
	}

	/**
	 * Trilinearly between the pixels' centres, and as the outermost centres on the outer halves of the pixels at the
	 * edges. Pixels that are not finite are left out.
	 *
	 * @return NaN outside of the grid, and where no pixel near by is finite
	 */
	double at(final double x, final double y, final double z) {
		if (!(isInside(x, 0) && isInside(y, 1) && isInside(z, 2))) return Double.NaN;
		final double fx = x - Math.floor(x);
		final double fy = y - Math.floor(y);
		final double fz = z - Math.floor(z);
		double sum = 0;
		double weights = 0;
		for (int corner = 0; corner < 8; corner++) {
			final double weight = ((corner & 1) == 0 ? 1 - fx : fx) * ((corner & 2) == 0 ? 1 - fy : fy) *
				((corner & 4) == 0 ? 1 - fz : fz);
			if (weight == 0) continue;
			final float value = values[index(x, corner & 1, 0) +
				size[0] * (index(y, corner >> 1 & 1, 1) + size[1] * index(z, corner >> 2, 2))];
			if (!Float.isFinite(value)) continue;
			sum += weight * value;
			weights += weight;
		}
		return weights > 0 ? sum / weights : Double.NaN;
	}

	private boolean isInside(final double index, final int axis) {
		return index >= -0.5 && index <= size[axis] - 0.5;
	}

	private int index(final double place, final int next, final int axis) {
		return Math.max(0, Math.min(size[axis] - 1, (int) Math.floor(place) + next));
	}
}
