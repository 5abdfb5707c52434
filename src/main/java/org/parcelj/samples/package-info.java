/**
 * Images to try the methods on: made in code from a seed, with the truth known, so that they need no download.
 */
package org.parcelj.samples;
