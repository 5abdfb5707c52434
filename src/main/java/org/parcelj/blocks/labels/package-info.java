/** Label images in blocks: their parts, their sizes, what an image measures in them, and how two of them agree. */
package org.parcelj.blocks.labels;
