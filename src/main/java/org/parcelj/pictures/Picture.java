package org.parcelj.pictures;

import org.parcelj.PixelType;

/**
 * The samples of a picture.
 *
 * @param type of the samples
 * @param channels a plane for each channel: arrays in raster order of the primitive type that {@code type} has; not
 * copied. One, or three of red, green and blue
 * @param palette the colours 0xrrggbb that the samples of the only channel stand for by number; null where they are
 * values
 */
public record Picture(int width, int height, PixelType type, Object[] channels, int[] palette) {}
