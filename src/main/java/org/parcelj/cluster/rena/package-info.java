/**
 * Recursive neighbor agglomeration: parcels of nearest neighbours, round by round, in time linear in the pixels.
 */
package org.parcelj.cluster.rena;
