package org.parcelj.cluster.kmeans;

/**
 * Where a run of k-means ended.
 *
 * @param inertia the sum of the squared distances of all pixels from their centres
 * @param iterations how many were made on all pixels
 */
public record Settled<P extends Partition>(P partition, double inertia, int iterations) {}
