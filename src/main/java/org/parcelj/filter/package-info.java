/**
 * What changes the pixels of an image before anything is learnt from them: Gaussian smoothing, shrinking, morphology.
 */
package org.parcelj.filter;
