package org.parcelj.commands;

import java.util.Optional;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.imagej.labels.Outlines;
import org.parcelj.imagej.links.FollowingTable;
import org.parcelj.imagej.links.FormerResults;
import org.parcelj.imagej.links.LabelFollowers;
import org.parcelj.imagej.links.ParcelLinks;

/**
 * The windows of a clustering, once they are shown: they follow the labels when these are edited.
 *
 * @param neighbours null where there are none
 */
record ParcelWindows(ImagePlus labels, ResultsTable parcels, ResultsTable neighbours) {

	/** The title of the table of parcels. */
	static final String PARCELS = "Parcels";
	/** The title of the table of neighbours. */
	static final String NEIGHBOURS = "Neighbours";

	/** @param measures which fill the tables anew; where there are none, tables are marked when labels have changed */
	void connect(final Optional<ParcelMeasures> measures) {
		ParcelLinks.connect(labels, parcels);
		if (measures.isEmpty()) {
			FormerResults.markWhenChanged(labels, parcels);
			FormerResults.markWhenChanged(labels, neighbours);
		}
		else {
			FollowingTable.follow(labels, parcels, PARCELS, measures.get()::parcels);
			FollowingTable.follow(labels, neighbours, NEIGHBOURS, measures.get()::neighbours);
		}
	}

	/** Outlines on an image follow too. */
	void outline(final ImagePlus image) {
		LabelFollowers.of(labels).add(map -> Outlines.add(image, labels, map));
	}
}
