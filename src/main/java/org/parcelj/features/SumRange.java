package org.parcelj.features;

import java.io.Serializable;

import org.parcelj.OrderlessSums;

/**
 * The range that sums over pixels are prepared for, so that they are the same whether all pixels are in one place or
 * not.
 *
 * @param pixels how many there are in all
 * @param features of each
 * @param largest magnitude of a value
 */
public record SumRange(long pixels, int features, double largest) implements Serializable {

	/** For sums of values, a row of features for each. */
	public OrderlessSums values(final int rows) {
		return new OrderlessSums(rows * features, largest, pixels);
	}

	/** For a sum of each feature's squares. */
	public OrderlessSums squares() {
		return new OrderlessSums(features, largest * largest, pixels);
	}

	/** For one sum of squared distances from centres, which lie among the values. */
	public OrderlessSums distances() {
		// twice as far apart as two values can be, so that rounding does no harm
		return new OrderlessSums(1, 16 * features * largest * largest, pixels);
	}
}
