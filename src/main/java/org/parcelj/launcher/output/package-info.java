/** The one way by which results become files: which files, where, and what may be replaced there. */
package org.parcelj.launcher.output;
