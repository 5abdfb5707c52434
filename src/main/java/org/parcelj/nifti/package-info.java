/**
 * NIfTI-1 and NIfTI-2 files: header, reader and writer. Images are kept in the type that the file stores, one array for
 * each plane, and can be worked on while they are being inflated.
 */
package org.parcelj.nifti;
