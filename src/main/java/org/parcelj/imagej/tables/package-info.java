/** Results as ImageJ's tables, and tables as files. */
package org.parcelj.imagej.tables;
