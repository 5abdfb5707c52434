/** Files as such: written whole or not at all. */
package org.parcelj.files;
