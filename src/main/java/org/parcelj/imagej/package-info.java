/**
 * Between ImageJ's images, ROIs and tables and the library's images, masks and parcels. Nothing here opens a window.
 */
package org.parcelj.imagej;
