/** Blocks on a cluster, by Apache Spark. Nothing else knows of Spark. */
package org.parcelj.spark;
