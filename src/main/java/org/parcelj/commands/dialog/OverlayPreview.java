package org.parcelj.commands.dialog;

import java.awt.BorderLayout;
import java.awt.Font;
import java.util.Locale;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import ij.ImagePlus;
import ij.gui.Overlay;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.OutlineColour;
import org.parcelj.imagej.labels.LabelColours;
import org.parcelj.imagej.labels.LabelOverlay;
import org.parcelj.parcels.LabelMap;

/**
 * A slider for the opacity of a label overlay; the slice that is shown follows it as long as the dialog is open. For
 * the event thread.
 */
public final class OverlayPreview {

	private static final String OPACITY = "opacity";
	private static final int STEPS = 100;

	private final DialogValues values;
	private final JSlider slider = new JSlider(0, STEPS);
	private final JLabel message = new JLabel(" ");

	private ImagePlus image;
	private Overlay former;
	private ImagePlus labels;
	private LabelMap map;
	/** While field and slider are set here, they do not call back. */
	private boolean setting;
	private boolean ended;

	public OverlayPreview(final DialogValues values) {
		this.values = values;
		slider.setName("opacities");
		message.setName("shown");
		follow();
		slider.addChangeListener(event -> {
			if (!setting) values.set(OPACITY, slider.getValue() / (double) STEPS);
		});
		values.onChange(this::follow);
	}

	public JComponent panel() {
		final JPanel panel = new JPanel(new BorderLayout(8, 4));
		final JLabel label = new JLabel("Opacity");
		label.setFont(label.getFont().deriveFont(Font.PLAIN));
		message.setFont(label.getFont());
		slider.setToolTipText("How much of the image the colours hide; the image shows it at once");
		panel.add(label, BorderLayout.WEST);
		panel.add(slider);
		panel.add(message, BorderLayout.SOUTH);
		return panel;
	}

	private void follow() {
		final Object opacity = values.get(OPACITY);
		if (ended || opacity == null) return;
		setting = true;
		slider.setValue((int) Math.round(STEPS * (Double) opacity));
		setting = false;
		show((Double) opacity);
	}

	private void show(final double opacity) {
		final ImagePlus chosen = (ImagePlus) values.get("image");
		if (chosen != image) {
			putBack();
			image = chosen;
			former = image.getOverlay() == null ? null : image.getOverlay().duplicate();
		}
		try {
			read((ImagePlus) values.get("labels"));
			final Object outline = values.get("outline");
			new LabelOverlay(image, map, new LabelOverlay.Style(opacity, outline == null ? 0 : (Double) outline,
				OutlineColour.of((String) values.get("colour")), LabelColours.of(labels, map))).showHere();
			final boolean byColumn = !((String) values.get("column")).isBlank();
			message.setText(
				byColumn ? "OK shows the measurements" : String.format(Locale.ROOT, "%d parcels", map.numbers().length));
		}
		catch (final InputException e) {
			putBack();
			message.setText("<html><div style='width:300px'>" + e.getMessage() + "</div></html>");
		}
	}

	private void read(final ImagePlus chosen) {
		if (chosen == labels && map != null && chosen != null) return;
		map = null;
		map = LabelChoice.of(chosen, image, line -> {}, Progress.NONE);
		labels = chosen;
	}

	private void putBack() {
		if (image != null) image.setOverlay(former == null ? null : former.duplicate());
	}

	/** The former overlay comes back. */
	public void end() {
		ended = true;
		putBack();
	}
}
