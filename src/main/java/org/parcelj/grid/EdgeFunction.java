package org.parcelj.grid;

/** A number for each edge of a {@link GridGraph}; called from several threads. */
@FunctionalInterface
public interface EdgeFunction {

	double of(int pixel, int neighbour);
}
