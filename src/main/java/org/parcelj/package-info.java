/**
 * What every part of ParcelJ speaks of: progress, unusable input, pixels in physical space, and parallel loops whose
 * results do not depend on the number of threads.
 */
package org.parcelj;
