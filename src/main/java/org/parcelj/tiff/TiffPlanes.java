package org.parcelj.tiff;

import org.parcelj.PixelType;

/**
 * The samples of an image, a plane for each: arrays in raster order of the primitive type that {@code type} has. Luma
 * and colour differences have been converted to red, green and blue.
 *
 * @param type of the samples
 * @param photometric what they stand for
 * @param planes by sample; not copied
 */
public record TiffPlanes(PixelType type, Photometric photometric, Object[] planes) {}
