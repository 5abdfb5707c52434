/** The sample images as ImageJ's images. */
package org.parcelj.imagej.samples;
