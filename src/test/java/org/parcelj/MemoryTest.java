package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryTest {

	@Test
	void whatIsNotThereIsRefusedWithBothSizes() {
		final String message = assertThrows(InputException.class, () -> Memory.require("a tree", Long.MAX_VALUE))
			.getMessage();
		assertTrue(message.matches(
			"a tree needs 9223372036854\\.8 MB of memory, but only [0-9.]+ MB of the [0-9.]+ MB that Java may use are free"),
			message);
		Memory.require("a leaf", 1);
	}

	@Test
	void whatIsInUseIsNotFree() {
		final long most = Runtime.getRuntime().maxMemory();
		final byte[] used = new byte[50_000_000];
		final long free = Memory.free(most);
		assertTrue(free > 0 && free <= most - used.length, free + " of " + most);
	}

	@Test
	void arraysEndBelowTheLargestInt() {
		assertEquals(Integer.MAX_VALUE - 8, Memory.requireArray("pixels", Memory.LONGEST_ARRAY));
		assertEquals("3 pixels × 715827881 features are 2147483643 values, but at most 2147483639 can be held",
			assertThrows(InputException.class, () -> Memory.requireArray("3 pixels × 715827881 features", 3 * 715_827_881L))
				.getMessage());
	}

	@Test
	void largeArraysTakeWholeRegionsOfTheHeap() {
		assertEquals(1000, Memory.ofArray(1000));
		final long taken = Memory.ofArray(100_000_001);
		assertTrue(taken > 100_000_001 && taken <= 100_000_001 + (1 << 25));
		assertEquals(0, taken % (1 << 20));
		assertEquals(taken, Memory.ofArray(taken));
	}
}
