/**
 * k-means: Lloyd's algorithm, its mini-batches, and two levels of it one above the other.
 */
package org.parcelj.cluster.kmeans;
