/**
 * Pictures that are drawn once and become pixels, SVG or PDF: their size, what they are drawn on, and their files.
 */
package org.parcelj.imagej.pictures;
