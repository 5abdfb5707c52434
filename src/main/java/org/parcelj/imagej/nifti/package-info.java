/** NIfTI files as ImageJ's images and back, with the header that travels with an image. */
package org.parcelj.imagej.nifti;
