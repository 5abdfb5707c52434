/**
 * A parcellation at work: parcels as regions of a grid, and what can be said of them.
 */
package org.parcelj.parcels;
