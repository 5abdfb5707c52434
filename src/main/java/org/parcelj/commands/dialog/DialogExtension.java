package org.parcelj.commands.dialog;

import javax.swing.JComponent;

/**
 * A command that adds something of its own to its dialog, such as a slider or a preview. ImageJ's windows can then be
 * used while the dialog is open.
 */
public interface DialogExtension {

	/** Makes what stands below the fields of the parameters. Called in the event thread, once for a dialog. */
	JComponent extendDialog(DialogValues values);

	/**
	 * Called in the event thread when the dialog has closed: the preview ends, and unless the dialog was accepted, what
	 * it changed is put back.
	 */
	void dialogClosed(boolean accepted);
}
