/** What made the files of a folder: each run with its command, keys, inputs and outputs, as {@code parcelj.json}. */
package org.parcelj.provenance;
