/**
 * Spectral clustering of the pixels of an image: similarities of neighbours, the smallest eigenpairs of their
 * normalised Laplacian by a direct sparse factor and block Lanczos, and three ways to make clusters of them.
 */
package org.parcelj.cluster.spectral;
