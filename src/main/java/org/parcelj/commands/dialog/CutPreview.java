package org.parcelj.commands.dialog;

import java.awt.Font;
import java.awt.Window;
import java.util.Objects;

import javax.swing.Box;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.imagej.labels.LabelEditor;

/**
 * Two sliders, for the number of parcels and for the height, both on a log scale; the label image and the fields of the
 * dialog follow them. For the event thread.
 */
public final class CutPreview {

	private static final String LABELS = "labels";
	private static final String CLUSTERS = "clusters";
	private static final String HEIGHT = "height";
	private static final String TREE = "tree";
	private static final int STEPS = 1000;
	private static final String LONGEST = "00000000 parcels, height 0.00000e+00, explained variance 0.0000";

	private final DialogValues values;
	private final JSlider numbers = slider("numbers");
	private final JSlider heights = slider("heights");
	private final JLabel shown = new JLabel(" ");
	private ImagePlus image;
	private String file;
	private LabelTree tree;
	private LogScale numberScale;
	private LogScale heightScale;
	private LabelEditor.Former former;
	private int cut;
	private int lastClusters;
	private double lastHeight;
	/** While fields and sliders are set here, they do not call back. */
	private boolean setting;
	private boolean waiting;
	private boolean ended;

	public CutPreview(final DialogValues values) {
		this.values = values;
		shown.setName("explained");
		numbers.setToolTipText("How many parcels there are; the label image shows them at once");
		heights.setToolTipText("At which height of the tree it is cut; the label image shows the parcels at once");
		choose((ImagePlus) values.get(LABELS));
		numbers.addChangeListener(event -> moved(() -> setNumber((int) Math.rint(numberScale.at(numbers.getValue())))));
		heights.addChangeListener(event -> moved(() -> values.set(HEIGHT, heightScale.at(heights.getValue()))));
		values.onChange(() -> moved(() -> {}));
	}

	private static JSlider slider(final String name) {
		final JSlider slider = new JSlider(0, STEPS, 0);
		slider.setName(name);
		return slider;
	}

	public JComponent panel() {
		final Box panel = Box.createVerticalBox();
		add(panel, new JLabel("Number of parcels"));
		add(panel, numbers);
		add(panel, new JLabel("Height"));
		add(panel, heights);
		add(panel, shown);
		return panel;
	}

	private static void add(final Box panel, final JComponent component) {
		component.setAlignmentX(0);
		component.setFont(component.getFont().deriveFont(Font.PLAIN));
		panel.add(component);
		panel.add(Box.createVerticalStrut(4));
	}

	private void choose(final ImagePlus labels) {
		if (former != null) former.restore();
		former = null;
		image = labels;
		load();
		if (tree != null) start();
		// room for the longest line, since the dialog keeps the size that it opens with
		shown.setPreferredSize(tree == null ? null : new JLabel(LONGEST).getPreferredSize());
		final Window dialog = SwingUtilities.getWindowAncestor(shown);
		if (dialog != null && shown.getHeight() < shown.getPreferredSize().height) dialog.pack();
	}

	/** The dialog begins with what the image shows. */
	private void start() {
		cut = new LabelEditor(image).largest();
		setting = true;
		lastClusters = Math.min(Math.max(cut, tree.dendrogram().components()), tree.mask().size());
		values.set(CLUSTERS, lastClusters);
		setting = false;
		show(lastClusters);
	}

	private void load() {
		file = (String) values.get(TREE);
		try {
			tree = LabelTree.of(image, file);
			final Dendrogram dendrogram = tree.dendrogram();
			numberScale = new LogScale(dendrogram.components(), tree.mask().size(), STEPS);
			heightScale = LogScale.ofHeights(dendrogram, STEPS);
		}
		catch (final InputException e) {
			tree = null;
			shown.setText("<html><div style='width:300px'>" + e.getMessage() + "</div></html>");
		}
		numbers.setEnabled(tree != null);
		heights.setEnabled(tree != null);
	}

	private void setNumber(final int clusters) {
		values.set(CLUSTERS, clusters);
		values.set(HEIGHT, 0.0);
	}

	/** Many changes that come together are shown once. */
	private void moved(final Runnable change) {
		if (setting || ended) return;
		setting = true;
		change.run();
		setting = false;
		if (waiting) return;
		waiting = true;
		SwingUtilities.invokeLater(this::follow);
	}

	private void follow() {
		waiting = false;
		if (ended) return;
		if (values.get(LABELS) != image) choose((ImagePlus) values.get(LABELS));
		else if (!Objects.equals(file, values.get(TREE))) load();
		if (tree == null || values.get(CLUSTERS) == null || values.get(HEIGHT) == null) return;
		try {
			final int wanted = wanted((Integer) values.get(CLUSTERS), (Double) values.get(HEIGHT));
			tree.dendrogram().requireClusters(wanted);
			if (wanted != cut) relabel(wanted);
			show(wanted);
		}
		catch (final InputException e) {
			shown.setText(e.getMessage());
		}
	}

	/** What was changed last counts; the other field follows. */
	private int wanted(final int clusters, final double height) {
		final boolean byNumber = height == 0 || clusters != lastClusters && height == lastHeight;
		lastHeight = byNumber ? 0 : height;
		lastClusters = byNumber ? clusters : tree.dendrogram().clustersAtHeight(height);
		setting = true;
		if (height != lastHeight) values.set(HEIGHT, lastHeight);
		if (clusters != lastClusters) values.set(CLUSTERS, lastClusters);
		setting = false;
		return lastClusters;
	}

	private void relabel(final int clusters) {
		final LabelEditor editor = new LabelEditor(image);
		if (former == null) former = editor.former();
		editor.set(tree.cut(clusters));
		image.updateAndDraw();
		cut = clusters;
	}

	private void show(final int clusters) {
		setting = true;
		if (!numbers.getValueIsAdjusting()) numbers.setValue(numberScale.step(clusters));
		if (!heights.getValueIsAdjusting()) heights.setValue(heightScale.step(tree.dendrogram().heightOf(clusters)));
		setting = false;
		shown.setText(clusters + " parcels" + tree.describe(clusters));
	}

	/** The former labels come back: a cut that is accepted starts from them, so that Undo gets back to them. */
	public void end() {
		ended = true;
		if (former != null) former.restore();
	}
}
