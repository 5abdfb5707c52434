/**
 * Slower methods on volumes in blocks: recursive neighbor agglomeration makes superpixels, which then fit one place.
 */
package org.parcelj.blocks.superpixels;
