/**
 * What is done to the series of each pixel before anything is learnt from them: cleaning, scrubbing, standardising, and
 * the reduction to principal components, also of several subjects.
 */
package org.parcelj.signal;
