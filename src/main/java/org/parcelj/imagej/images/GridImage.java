package org.parcelj.imagej.images;

import java.io.Serializable;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

/**
 * An image's grid and where it lies, without the pixels: what other images must fit. It can be sent to other machines.
 *
 * @param grid X Y, and Z where there are several slices
 * @param space pixel sizes and origin, along X Y Z
 * @param properties what stays with images from files: names and values, one after the other
 */
public record GridImage(String title, long[] grid, double[] space, String unit,
	String[] properties) implements Serializable {

	public static GridImage of(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		final String[] properties = image.getPropertiesAsArray();
		return new GridImage(image.getTitle(), Grids.of(image),
			new double[] { c.pixelWidth, c.pixelHeight, c.pixelDepth, c.xOrigin, c.yOrigin, c.zOrigin }, c.getUnit(),
			properties == null ? new String[0] : properties);
	}

	/** An image of the same grid at the same place, black. */
	public ImagePlus image() {
		final ByteProcessor black = new ByteProcessor((int) grid[0], (int) grid[1]);
		final ImageStack stack = new ImageStack(black.getWidth(), black.getHeight());
		for (int z = 0; z < (grid.length > 2 ? grid[2] : 1); z++)
			stack.addSlice(black);
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, stack.size(), 1);
		final Calibration c = image.getCalibration();
		c.pixelWidth = space[0];
		c.pixelHeight = space[1];
		c.pixelDepth = space[2];
		c.xOrigin = space[3];
		c.yOrigin = space[4];
		c.zOrigin = space[5];
		c.setUnit(unit);
		for (int i = 0; i < properties.length; i += 2)
			image.setProp(properties[i], properties[i + 1]);
		return image;
	}
}
