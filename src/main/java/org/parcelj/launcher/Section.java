package org.parcelj.launcher;

import ij.ImagePlus;

/** The parts of a dialog, in order; the first one, with the image and the method's own keys, has no heading. */
enum Section {

	METHOD(""), INPUT("Input"), SERIES("Series"), RESULTS("Results"), PICTURES("Pictures");

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

	/** Whether its keys are shown at once for an image, null where a command takes none. */
	boolean appliesTo(final ImagePlus image) {
		return this != PICTURES && this != SERIES || this == SERIES && (image == null || image.getNFrames() > 1);
	}

	/** Whether its keys only say what is made of a result. */
	boolean isOfResults() {
		return this == RESULTS || this == PICTURES;
	}
}
