package org.parcelj.launcher.stored;

import org.scijava.plugin.Attr;

/** The columns of a line, one after the other, as {@link StoredText} writes them. */
final class Columns {

	private final String[] texts;
	private int next;

	Columns(final String line) {
		texts = line.split(StoredText.COLUMN, -1);
	}

	String text() {
		return texts[next++];
	}

	boolean flag() {
		return text().equals("true");
	}

	int number() {
		return Integer.parseInt(text());
	}

	String[] list() {
		final String text = text();
		return text.isEmpty() ? new String[0] : text.split(StoredText.ELEMENT, -1);
	}

	/** Names and values in turn. */
	Attr[] attributes() {
		final String[] list = list();
		final Attr[] attributes = new Attr[list.length / 2];
		for (int i = 0; i < attributes.length; i++)
			attributes[i] = new StoredAttribute(list[2 * i], list[2 * i + 1]);
		return attributes;
	}
}
