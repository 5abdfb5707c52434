package org.parcelj.launcher;

import ij.ImagePlus;

import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;

/**
 * Sections of fields one below the other, in two columns if there are many fields; the Tab key visits them in order.
 */
final class FormPanel {

	private static final int LONGEST_COLUMN = 12;
	private static final int GAP = 24;

	private final List<FormSection> sections = new ArrayList<>();
	private final JPanel panel = new JPanel();
	/** The section that the second column begins with. */
	private int split;

	/**
	 * @param image that the fields are about, null for none
	 * @param folded is called whenever the user folds or unfolds a section
	 */
	FormPanel(final List<DialogField> fields, final ImagePlus image, final Runnable folded) {
		for (final List<DialogField> part : parts(fields))
			sections.add(new FormSection(part, image, folded));
		panel.setLayout(new BoxLayout(panel, BoxLayout.LINE_AXIS));
		balance();
	}

	/** The sections' fields; a single long section in two halves. */
	private static Collection<List<DialogField>> parts(final List<DialogField> fields) {
		final Map<Section, List<DialogField>> parts = new EnumMap<>(Section.class);
		for (final DialogField field : fields)
			parts.computeIfAbsent(Section.of(field.key()), section -> new ArrayList<>()).add(field);
		if (parts.size() != 1 || fields.size() <= LONGEST_COLUMN) return parts.values();
		final int middle = (fields.size() + 1) / 2;
		return List.of(fields.subList(0, middle), fields.subList(middle, fields.size()));
	}

	JPanel panel() {
		return panel;
	}

	/** Spreads the sections over the columns anew, as they are folded now. */
	void balance() {
		split = split();
		panel.removeAll();
		panel.add(column(sections.subList(0, split)));
		if (split == sections.size()) return;
		panel.add(Box.createHorizontalStrut(GAP));
		panel.add(column(sections.subList(split, sections.size())));
	}

	/** Has the fields of each column begin at one line. */
	void align() {
		align(sections.subList(0, split));
		align(sections.subList(split, sections.size()));
	}

	private static void align(final List<FormSection> column) {
		final int widest = column.stream().mapToInt(FormSection::labelWidth).max().orElse(0);
		column.forEach(section -> section.setLabelWidth(widest));
	}

	/** Where the longer column is shortest. */
	private int split() {
		final int total = sections.stream().mapToInt(FormSection::rows).sum();
		if (total <= LONGEST_COLUMN) return sections.size();
		int best = sections.size();
		int shortest = total;
		int above = 0;
		for (int i = 1; i < sections.size(); i++) {
			above += sections.get(i - 1).rows();
			if (Math.max(above, total - above) >= shortest) continue;
			shortest = Math.max(above, total - above);
			best = i;
		}
		return best;
	}

	private static JPanel column(final List<FormSection> sections) {
		final JPanel column = new JPanel(new GridBagLayout());
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = 0;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		for (final FormSection section : sections)
			column.add(section.component(), place);
		place.weighty = 1;
		column.add(Box.createGlue(), place);
		column.setAlignmentY(Component.TOP_ALIGNMENT);
		return column;
	}
}
