/**
 * TIFF and OME-TIFF files as such, without ImageJ: directories that are checked against the file before anything is
 * read, and the samples of each page in the type that they are stored in.
 */
package org.parcelj.tiff;
