/** Label images, their colours, outlines and ROIs. */
package org.parcelj.imagej.labels;
