/** Results as a page that stands by itself. */
package org.parcelj.imagej.reports;
