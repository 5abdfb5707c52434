package org.parcelj.choice;

/** Says which of the numbers of clusters that are compared is best. */
@FunctionalInterface
public interface Criterion {

	Curve of(Comparison comparison);
}
