package org.parcelj.launcher;

import ij.ImagePlus;

/** The parts of a dialog, in order: first what has no heading, the image and what is the method's own. */
enum Section {

	METHOD(""), INPUT("Input"), SERIES("Series"), RESULTS("Results");

	/** The attribute of a key that names its section. */
	static final String ATTRIBUTE = "section";

	private final String label;

	Section(final String label) {
		this.label = label;
	}

	/** The one that a key names in its attribute. */
	static Section of(final Key key) {
		final String name = key.section();
		for (final Section section : values())
			if (section.label.equals(name)) return section;
		throw new IllegalStateException("key " + key.name() + " is in a section \"" + name + "\"");
	}

	/** The heading, empty for none. */
	String label() {
		return label;
	}

	/** Whether its keys mean something for an image, null where a command takes none. */
	boolean appliesTo(final ImagePlus image) {
		return this != SERIES || image == null || image.getNFrames() > 1;
	}
}
