/** Image files as ImageJ's images, without a window or a question; what a reader would get wrong is refused. */
package org.parcelj.imagej.reading;
