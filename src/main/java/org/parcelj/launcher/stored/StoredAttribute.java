package org.parcelj.launcher.stored;

import java.lang.annotation.Annotation;

import org.scijava.plugin.Attr;

/** An attribute of a command, an input or an output. */
record StoredAttribute(String name, String value) implements Attr {

	@Override
	public Class<? extends Annotation> annotationType() {
		return Attr.class;
	}
}
