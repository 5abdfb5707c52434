/**
 * What is drawn on axes: histograms, pair plots, sizes, signals, criteria and trees.
 */
package org.parcelj.imagej.plots;
