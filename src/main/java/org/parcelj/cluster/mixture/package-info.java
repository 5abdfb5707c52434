/**
 * Gaussian mixtures: expectation maximisation, with or without a spatial prior, and the models that it fits.
 */
package org.parcelj.cluster.mixture;
