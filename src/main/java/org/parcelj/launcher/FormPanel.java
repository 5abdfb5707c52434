package org.parcelj.launcher;

import ij.ImagePlus;

import java.awt.Component;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Window;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/**
 * Fields one below the other, in two columns where there are many, which Tab goes through one after the other. The
 * fields of a section stand under its heading, which folds and unfolds them.
 */
final class FormPanel {

	private static final int LONGEST_COLUMN = 12;
	private static final int GAP = 24;
	private static final String FOLDED = "\u25b8 ";
	private static final String UNFOLDED = "\u25be ";

	private final Map<Section, List<DialogField>> sections = new EnumMap<>(Section.class);
	private final ImagePlus image;

	/** @param image that the fields are about, null for none */
	FormPanel(final List<DialogField> fields, final ImagePlus image) {
		this.image = image;
		for (final DialogField field : fields)
			sections.computeIfAbsent(Section.of(field.key()), section -> new ArrayList<>()).add(field);
	}

	JPanel panel() {
		final JPanel columns = new JPanel();
		columns.setLayout(new BoxLayout(columns, BoxLayout.LINE_AXIS));
		columns.add(column(0, split()));
		if (split() < parts().size()) {
			columns.add(Box.createHorizontalStrut(GAP));
			columns.add(column(split(), parts().size()));
		}
		return columns;
	}

	/** The sections' fields; a single long section in two halves. */
	private List<List<DialogField>> parts() {
		final List<List<DialogField>> parts = new ArrayList<>(sections.values());
		if (parts.size() != 1 || parts.get(0).size() <= LONGEST_COLUMN) return parts;
		final List<DialogField> all = parts.get(0);
		final int middle = (all.size() + 1) / 2;
		return List.of(all.subList(0, middle), all.subList(middle, all.size()));
	}

	/** The part that the second column begins with: where the longer column is shortest. */
	private int split() {
		final List<List<DialogField>> parts = parts();
		final int total = parts.stream().mapToInt(this::rows).sum();
		if (total <= LONGEST_COLUMN) return parts.size();
		int best = parts.size();
		int shortest = total;
		int above = 0;
		for (int i = 1; i < parts.size(); i++) {
			above += rows(parts.get(i - 1));
			if (Math.max(above, total - above) >= shortest) continue;
			shortest = Math.max(above, total - above);
			best = i;
		}
		return best;
	}

	private int rows(final List<DialogField> part) {
		return isOpen(part) ? part.size() + 1 : 1;
	}

	/** What does not go with the image is out of sight, as long as it is at its defaults. */
	private boolean isOpen(final List<DialogField> part) {
		return Section.of(part.get(0).key()).appliesTo(image) || !part.stream().allMatch(DialogField::isDefault);
	}

	private JPanel column(final int from, final int to) {
		final JPanel column = new JPanel(new GridBagLayout());
		final GridBagConstraints place = place(0, 0);
		place.fill = GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		for (int i = from; i < to; i++, place.gridy++)
			column.add(section(parts().get(i)), place);
		place.weighty = 1;
		column.add(Box.createGlue(), place);
		column.setAlignmentY(Component.TOP_ALIGNMENT);
		return column;
	}

	private static JComponent body(final List<DialogField> fields) {
		final JPanel body = new JPanel(new GridBagLayout());
		int row = 0;
		for (final DialogField field : fields)
			addField(body, field, row++);
		return body;
	}

	private JComponent section(final List<DialogField> fields) {
		final Section section = Section.of(fields.get(0).key());
		final JComponent body = body(fields);
		if (section.label().isEmpty()) return body;
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.PAGE_AXIS));
		body.setVisible(isOpen(fields));
		final JButton heading = heading(section.label(), body);
		body.setAlignmentX(0);
		heading.setAlignmentX(0);
		panel.add(heading);
		panel.add(body);
		return panel;
	}

	/** Looks like a heading, and works by mouse and keyboard. */
	private static JButton heading(final String text, final JComponent body) {
		final JButton heading = new JButton((body.isVisible() ? UNFOLDED : FOLDED) + text);
		heading.setName("section " + text);
		heading.setFont(heading.getFont().deriveFont(Font.BOLD));
		heading.setContentAreaFilled(false);
		heading.setBorderPainted(false);
		heading.setMargin(new Insets(6, 2, 2, 2));
		heading.setHorizontalAlignment(SwingConstants.LEADING);
		heading.addActionListener(event -> {
			body.setVisible(!body.isVisible());
			heading.setText((body.isVisible() ? UNFOLDED : FOLDED) + text);
			final Window window = SwingUtilities.getWindowAncestor(heading);
			if (window != null) window.pack();
		});
		return heading;
	}

	private static void addField(final JPanel panel, final DialogField field, final int row) {
		if (!field.key().isFlag()) {
			final JLabel label = new JLabel(field.label());
			label.setFont(label.getFont().deriveFont(Font.PLAIN));
			label.setToolTipText(DialogField.tip(field.key()));
			label.setLabelFor(field.component());
			final GridBagConstraints place = place(0, row);
			place.anchor = GridBagConstraints.LINE_END;
			panel.add(label, place);
		}
		final GridBagConstraints place = place(1, row);
		place.fill = field.key().isFlag() ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		field.component().setFont(field.component().getFont().deriveFont(Font.PLAIN));
		panel.add(field.component(), place);
	}

	private static GridBagConstraints place(final int column, final int row) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = column;
		place.gridy = row;
		place.anchor = GridBagConstraints.LINE_START;
		place.insets = new Insets(2, 4, 2, 4);
		return place;
	}
}
