/** Images in Zarr and N5 as ImageJ's images, and label images back. */
package org.parcelj.imagej.zarr;
