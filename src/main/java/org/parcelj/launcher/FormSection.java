package org.parcelj.launcher;

import ij.ImagePlus;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** Fields one below the other, with their labels, under a heading that folds and unfolds them. */
final class FormSection {

	private static final String FOLDED = "\u25b8 ";
	private static final String UNFOLDED = "\u25be ";

	private static final Dimension NOTHING = new Dimension();

	private final List<DialogField> fields;
	private final Runnable folded;
	private final JPanel body = new JPanel(new GridBagLayout());
	private final Box.Filler labelColumn = new Box.Filler(NOTHING, NOTHING, NOTHING);
	private final JComponent component;

	/**
	 * @param fields of one section
	 * @param image that the fields are about, null for none
	 * @param folded is called whenever the user folds or unfolds it
	 */
	FormSection(final List<DialogField> fields, final ImagePlus image, final Runnable folded) {
		this.fields = fields;
		this.folded = folded;
		final Section section = Section.of(fields.get(0).key());
		for (int row = 0; row < fields.size(); row++)
			addField(fields.get(row), row);
		body.add(labelColumn, place(0, fields.size(), 0));
		// what does not go with the image is out of sight, as long as it is at its defaults
		body.setVisible(section.appliesTo(image) || !fields.stream().allMatch(DialogField::isDefault));
		component = section.label().isEmpty() ? body : withHeading(section.label());
	}

	private void addField(final DialogField field, final int row) {
		if (!field.key().isFlag()) {
			final JLabel label = new JLabel(field.label());
			label.setFont(label.getFont().deriveFont(Font.PLAIN));
			label.setToolTipText(DialogField.tip(field.key()));
			label.setLabelFor(field.component());
			final GridBagConstraints place = place(0, row, 2);
			place.anchor = GridBagConstraints.LINE_END;
			body.add(label, place);
		}
		final GridBagConstraints place = place(1, row, 2);
		place.fill = field.key().isFlag() ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		field.component().setFont(field.component().getFont().deriveFont(Font.PLAIN));
		body.add(field.component(), place);
	}

	private static GridBagConstraints place(final int column, final int row, final int gap) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = column;
		place.gridy = row;
		place.anchor = GridBagConstraints.LINE_START;
		place.insets = new Insets(gap, 4, gap, 4);
		return place;
	}

	private JComponent withHeading(final String label) {
		final JPanel panel = new JPanel();
		panel.setLayout(new BoxLayout(panel, BoxLayout.PAGE_AXIS));
		final JButton heading = heading(label);
		body.setAlignmentX(0);
		heading.setAlignmentX(0);
		panel.add(heading);
		panel.add(body);
		return panel;
	}

	/** Looks like a heading, and works by mouse and keyboard. */
	private JButton heading(final String label) {
		final JButton heading = new JButton((isOpen() ? UNFOLDED : FOLDED) + label);
		heading.setName("section " + label);
		heading.setFont(heading.getFont().deriveFont(Font.BOLD));
		heading.setContentAreaFilled(false);
		heading.setBorderPainted(false);
		heading.setMargin(new Insets(6, 2, 2, 2));
		heading.setHorizontalAlignment(SwingConstants.LEADING);
		heading.addActionListener(event -> {
			body.setVisible(!isOpen());
			heading.setText((isOpen() ? UNFOLDED : FOLDED) + label);
			folded.run();
		});
		return heading;
	}

	JComponent component() {
		return component;
	}

	private boolean isOpen() {
		return body.isVisible();
	}

	/** How many lines it takes as it stands. */
	int rows() {
		return isOpen() ? fields.size() + 1 : 1;
	}

	/** The width of the widest label, in pixels. */
	int labelWidth() {
		int widest = 0;
		for (final Component part : body.getComponents())
			if (part instanceof JLabel) widest = Math.max(widest, part.getPreferredSize().width);
		return widest;
	}

	/**
	 * Makes the column of the labels, if there are any, as wide as that of others, so that all fields begin at one line.
	 */
	void setLabelWidth(final int width) {
		final Dimension size = new Dimension(labelWidth() == 0 ? 0 : width, 0);
		labelColumn.changeShape(size, size, size);
	}
}
