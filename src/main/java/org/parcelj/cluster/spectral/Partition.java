package org.parcelj.cluster.spectral;

/**
 * What an assignment made of an embedding.
 *
 * @param labels of each node a number under that of clusters, each of which some node has
 * @param cut the normalised cut
 */
record Partition(Assignment assignment, int[] labels, double cut) {}
