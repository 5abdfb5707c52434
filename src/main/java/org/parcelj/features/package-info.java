/**
 * The numbers that are clustered: a row of features for each masked pixel, taken from images.
 */
package org.parcelj.features;
