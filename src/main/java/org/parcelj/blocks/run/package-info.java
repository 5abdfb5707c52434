/** Commands on images in blocks: their keys, what they write and where, and how they go on after an end before time. */
package org.parcelj.blocks.run;
