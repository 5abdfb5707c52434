/** A mixture of Gaussians of a volume in blocks, the same up to rounding as the one in memory. */
package org.parcelj.blocks.mixture;
