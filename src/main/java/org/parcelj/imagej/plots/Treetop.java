package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.HashMap;
import java.util.Map;

import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.parcels.Parcellation;

/**
 * Draws the last merges of a tree. Each leaf is a cluster, in the colour of its label where the leaves are the parcels;
 * its line begins at the height of its own last merge. Trees that are not divided further up are left out.
 */
final class Treetop {

	private static final Color BRANCH = new Color(0x404040);
	/** Where so many leaves or fewer are the parcels, they are shown. */
	private static final int MOST_PARCELS = 60;
	private static final int LEAVES = 40;
	private static final double MARGIN = 1.05;
	/** The width of parcels' lines, in hairlines. */
	private static final double THICK = 3;

	private final Dendrogram tree;
	private final Parcellation parcels;
	private final boolean coloured;
	/** The first merge that is drawn. */
	private final int first;
	/** The place of each drawn node. */
	private final Map<Integer, Double> places = new HashMap<>();
	private int leaves;

	Treetop(final Dendrogram tree, final Parcellation parcels) {
		this.tree = tree;
		this.parcels = parcels;
		final int more = parcels.size() - tree.components();
		coloured = more > 0 && more < MOST_PARCELS;
		first = Math.max(0, tree.merges() - (coloured ? more : LEAVES - 1));
	}

	/** The places of the nodes are found first, then all is drawn by them. */
	Chart chart() {
		final boolean[] isChild = new boolean[tree.merges() - first];
		for (int t = first; t < tree.merges(); t++) {
			if (isDrawn(tree.left(t))) isChild[tree.left(t) - tree.pixels() - first] = true;
			if (isDrawn(tree.right(t))) isChild[tree.right(t) - tree.pixels() - first] = true;
		}
		double highest = 0;
		for (int t = first; t < tree.merges(); t++) {
			if (!isChild[t - first]) place(tree.pixels() + t);
			highest = Math.max(highest, tree.height(t));
		}
		final Chart chart = new Chart(Axis.places(0, leaves + 1), leaves + " clusters",
			Axis.linear(0, highest > 0 ? MARGIN * highest : 1), "height");
		for (int t = tree.merges() - 1; t >= first; t--)
			add(chart, t);
		return chart;
	}

	private boolean isDrawn(final int node) {
		return node >= tree.pixels() + first;
	}

	private double place(final int node) {
		final double place = isDrawn(node)
			? (place(tree.left(node - tree.pixels())) + place(tree.right(node - tree.pixels()))) / 2
			: ++leaves;
		places.put(node, place);
		return place;
	}

	private void add(final Chart chart, final int t) {
		final double left = places.get(tree.left(t));
		final double right = places.get(tree.right(t));
		final double height = tree.height(t);
		chart.draw(panel -> panel.line(left, height, right, height, BRANCH, 1));
		addStem(chart, tree.left(t), left, height);
		addStem(chart, tree.right(t), right, height);
	}

	private void addStem(final Chart chart, final int node, final double place, final double top) {
		final boolean parcel = !isDrawn(node) && coloured;
		final double bottom = node < tree.pixels() ? 0 : tree.height(node - tree.pixels());
		final Color colour = parcel ? LabelLut.colour(label(node)) : BRANCH;
		chart.draw(panel -> panel.line(place, bottom, place, top, colour, parcel ? THICK : 1));
	}

	/** That of any pixel below. */
	private int label(final int node) {
		int below = node;
		while (below >= tree.pixels())
			below = tree.left(below - tree.pixels());
		return parcels.label(below) + 1;
	}
}
