/**
 * Which pixels take part, and which of them touch: masks, neighbourhoods, the graph of the masked pixels and its
 * connected components, in any number of dimensions.
 */
package org.parcelj.grid;
