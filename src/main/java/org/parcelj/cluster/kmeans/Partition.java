package org.parcelj.cluster.kmeans;

import org.parcelj.Progress;

/** The clusters of a run between two steps: which pixel is in which, and where their centres are. For one thread. */
public interface Partition {

	/** More than one pixel in so many that change their cluster at once are many. */
	int MANY = 8;

	/**
	 * Each pixel to its nearest centre. Once an assignment has changed the cluster of no more than one pixel in
	 * {@link #MANY}, a pixel leaves its cluster only for a centre that is nearer; until then, of equally near centres it
	 * goes to the first. Clusters that have lost all their pixels take those that are farthest from their centres.
	 *
	 * @return whether a pixel changed its cluster
	 */
	boolean assign(Progress progress);

	/** Each centre to the mean of its pixels; gives the sum of their squared shifts. */
	double moveCentres();

	/** The sum of the squared distances of all pixels from their centres. */
	double inertia(Progress progress);

	/** [clusters × features]: the centres as they are now, not to be changed. */
	double[] centres();

	/** Says that this one will not be asked any more. */
	default void forget() {
		// most hold nothing but memory
	}
}
