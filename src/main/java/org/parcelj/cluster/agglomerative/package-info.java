/**
 * Agglomerative clustering on the graph of the masked pixels: touching clusters are merged, the nearest two first, and
 * the tree of all merges serves every number of clusters.
 */
package org.parcelj.cluster.agglomerative;
