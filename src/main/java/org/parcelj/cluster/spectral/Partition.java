package org.parcelj.cluster.spectral;

/**
 * The clusters that an assignment made from an embedding.
 *
 * @param labels of each node a number under that of clusters, each of which some node has
 * @param cut the normalised cut
 */
record Partition(Assignment assignment, int[] labels, double cut) {}
