/**
 * Which pixels of an image take part, found from its values: automatic masks, and what several subjects have in common.
 */
package org.parcelj.masking;
