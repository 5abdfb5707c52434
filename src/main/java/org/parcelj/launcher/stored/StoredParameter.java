package org.parcelj.launcher.stored;

import java.lang.annotation.Annotation;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The annotation of an input or output. */
record StoredParameter(String label, String description, ItemIO type, ItemVisibility visibility, boolean autoFill,
	boolean required, boolean persist, String persistKey, String initializer, String validater, String callback,
	String style, String min, String max, String stepSize, String[] choices, Attr[] attrs,
	int columns) implements Parameter {

	static StoredParameter of(final Columns line) {
		return new StoredParameter(line.text(), line.text(), ItemIO.valueOf(line.text()),
			ItemVisibility.valueOf(line.text()), line.flag(), line.flag(), line.flag(), line.text(), line.text(), line.text(),
			line.text(), line.text(), line.text(), line.text(), line.text(), line.list(), line.attributes(), line.number());
	}

	@Override
	public Class<? extends Annotation> annotationType() {
		return Parameter.class;
	}
}
