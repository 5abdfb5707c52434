/** What a command adds to its dialog, such as a preview. */
package org.parcelj.commands.dialog;
