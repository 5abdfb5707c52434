/**
 * Arrays of pixels in chunks: Zarr version 2 and 3 (sharded or not) and N5, read and written. Knows neither ImageJ nor
 * where results go; images in such arrays are {@link org.parcelj.zarr.ngff}'s.
 */
package org.parcelj.zarr;
