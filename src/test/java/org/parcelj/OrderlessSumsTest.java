package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class OrderlessSumsTest {

	private static final int N = 5000;

	/** Magnitudes from 1e-30 to 1e8, of both signs: a running sum of doubles differs with the order. */
	private static float[] wide() {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] numbers = new float[N];
		for (int i = 0; i < N; i++)
			numbers[i] = (float) ((random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(-30, 9)));
		return numbers;
	}

	private static double largest(final float[] numbers) {
		double largest = 0;
		for (final float number : numbers)
			largest = Math.max(largest, Math.abs(number));
		return largest;
	}

	@Test
	void anyOrderAndPartsGiveTheSameSum() {
		final float[] numbers = wide();
		final OrderlessSums forwards = new OrderlessSums(1, largest(numbers), N);
		final OrderlessSums parts = new OrderlessSums(1, largest(numbers), N);
		double up = 0;
		double down = 0;
		BigDecimal exact = BigDecimal.ZERO;
		for (int i = 0; i < N; i++) {
			forwards.add(0, numbers[i]);
			up += numbers[i];
			down += numbers[N - 1 - i];
			exact = exact.add(new BigDecimal(numbers[i]));
		}
		for (int from = N - 100; from >= 0; from -= 100) {
			final OrderlessSums part = new OrderlessSums(1, largest(numbers), N);
			for (int i = from + 99; i >= from; i--)
				part.add(0, numbers[i]);
			parts.add(part);
		}
		assertTrue(up != down);
		assertEquals(forwards.get(0), parts.get(0));
		assertEquals(forwards.rest(0), parts.rest(0));
		assertEquals(exact.doubleValue(), forwards.get(0), 1e-15 * largest(numbers));
	}

	@Test
	void whatIsTakenOutLeavesNoTrace() {
		final float[] numbers = wide();
		final OrderlessSums kept = new OrderlessSums(2, largest(numbers), N);
		final OrderlessSums other = new OrderlessSums(2, largest(numbers), N);
		for (int i = 0; i < N; i += 2)
			other.add(0, numbers, i, 2);
		for (int i = 0; i < N; i += 2)
			if (i % 10 != 0) other.subtract(0, numbers, i, 2);
			else kept.add(0, numbers, i, 2);
		assertEquals(kept.get(0), other.get(0));
		assertEquals(kept.get(1), other.get(1));
	}

	@Test
	void sumsOfOtherNumbersDoNotMix() {
		assertThrows(IllegalArgumentException.class, () -> new OrderlessSums(1, 1, 10).add(new OrderlessSums(1, 4, 10)));
		assertThrows(IllegalArgumentException.class, () -> new OrderlessSums(1, Double.NaN, 10));
	}
}
