/** ImageJ's images as ImgLib2 images and masks, image files, and new images on the grid of another. */
package org.parcelj.imagej.images;
