/**
 * Slices through images with parcels over them, laid out in rows and columns for print.
 */
package org.parcelj.imagej.figures;
