/**
 * The ways in which the bytes of a chunk are compressed or made safe, each with a limit to what it may give, so that a
 * few bytes cannot ask for all memory.
 */
package org.parcelj.zarr.codec;
