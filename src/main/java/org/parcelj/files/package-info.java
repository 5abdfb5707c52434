/** Files as such: written whole or not at all; tables of comma-separated values, read strictly and written. */
package org.parcelj.files;
