/**
 * Runs commands: from ImageJ's menu, from macros, and from the command line; brings their outputs to windows, tables,
 * the ROI Manager and files. The only part that talks to the user.
 */
package org.parcelj.launcher;
