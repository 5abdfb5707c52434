package org.parcelj.commands.dialog;

/** The fields of an open dialog, for a command that extends it. Used in the event thread only. */
public interface DialogValues {

	/**
	 * What the parameter's field stands for, of the parameter's type: for the image that the dialog does not ask for, the
	 * one that was active when it opened; null while the field holds nothing that can be used.
	 *
	 * @param key the parameter's name
	 */
	Object get(String key);

	/** Puts a value into the parameter's field. */
	void set(String key, Object value);

	/** Has the listener called after every change of a field. */
	void onChange(Runnable listener);
}
