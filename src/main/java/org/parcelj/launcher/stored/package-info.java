/** What the annotations of the commands say, as the build stores it in the jar: reading those takes longer. */
package org.parcelj.launcher.stored;
