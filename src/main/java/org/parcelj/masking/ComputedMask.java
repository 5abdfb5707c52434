package org.parcelj.masking;

import java.io.Serializable;

import org.parcelj.grid.Mask;

/**
 * A mask that was found from an image, never empty.
 *
 * @param mask the pixels that take part
 * @param warning what the user should know about it, one line; empty if nothing
 */
public record ComputedMask(Mask mask, String warning) implements Serializable {}
