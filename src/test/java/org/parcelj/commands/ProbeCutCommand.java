package org.parcelj.commands;

import ij.ImagePlus;

import java.awt.BorderLayout;

import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSlider;

import org.parcelj.commands.dialog.DialogExtension;
import org.parcelj.commands.dialog.DialogValues;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command that changes its image in place, needs another one, and adds a slider to its dialog. */
@Plugin(type = Command.class, name = "probe-cut", label = "Probe in Place", headless = true, visible = false)
public class ProbeCutCommand extends ParcelCommand implements DialogExtension {

	@Parameter(type = ItemIO.BOTH, label = "Labels", persist = false)
	private ImagePlus labels;

	@Parameter(label = "Reference", persist = false)
	private ImagePlus reference;

	@Parameter(label = "Clusters", min = "1", persist = false)
	private int clusters = 5;

	@Override
	protected void compute() {
		if (labels == null) labels = images().active();
		labels.getProcessor().set(clusters);
		say(labels.getTitle() + " against " + reference.getTitle());
	}

	@Override
	public JComponent extendDialog(final DialogValues values) {
		final JSlider slider = new JSlider(1, 50, clusters);
		slider.setName("slider");
		slider.addChangeListener(event -> values.set("clusters", slider.getValue()));
		values.onChange(() -> slider.setToolTipText(String.valueOf(values.get("clusters"))));
		final JPanel panel = new JPanel(new BorderLayout());
		panel.add(slider);
		panel.add(new JCheckBox("Preview"), BorderLayout.SOUTH);
		return panel;
	}

	@Override
	public void dialogClosed(final boolean accepted) {
		clusters = accepted ? clusters : 0;
	}
}
