/**
 * Windows that show the same parcels follow each other's clicks.
 */
package org.parcelj.imagej.links;
