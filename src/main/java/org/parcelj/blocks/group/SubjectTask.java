package org.parcelj.blocks.group;

import java.io.Serializable;
import java.util.function.Consumer;

import org.parcelj.Progress;

/** The work on one subject, on whatever machine is free. */
public interface SubjectTask extends Serializable {

	/** The subject, as messages call it. */
	String name();

	/**
	 * Differs from that of any other task, and of this one with other settings or on another file; letters and digits.
	 */
	String identity();

	/**
	 * @param warned takes a line where something looks wrong
	 * @return what is left of the subject for later, not to be changed any more
	 * @throws org.parcelj.InputException if the subject cannot be used
	 */
	Serializable run(Progress progress, Consumer<String> warned);
}
