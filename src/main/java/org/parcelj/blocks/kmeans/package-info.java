/** k-means of a volume in blocks, with exactly the labels of the one in memory. */
package org.parcelj.blocks.kmeans;
