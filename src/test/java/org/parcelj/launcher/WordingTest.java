package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"0.10 | tr is 0.1, but no series | tr is 0.10, but no series",
		"1.0E300 | tr is 1e300, but must be at most 1 | tr is 1.0E300, but must be at most 1",
		"+5 | tr is 5 Hz, but | tr is +5 Hz, but", "2 | tr is 2.0; leave it out | tr is 2; leave it out",
		"2 | tr is 3, but must be 2 | tr is 3, but must be 2", "two | tr is 2, but | tr is 2, but",
		"2 | the tr is 2.0, but | the tr is 2.0, but", "2 | beta is 2.0, but | beta is 2.0, but" })
	void numbersAreAsTheyWereTyped(final String typed, final String message, final String shown) {
		assertEquals(shown.trim(), Wording.asWritten(message.trim(), Options.ofMacro("tr=" + typed.trim())));
	}

	@Test
	void inADialogKeysHaveTheNamesThatStandThere() {
		final CommandRun run = new CommandRun("kmeans");
		assertEquals("Number of clusters is 0, but must be at least 1",
			Wording.inDialog("clusters is 0, but must be at least 1", run.allKeys()));
		assertEquals("Channels has \"x\", but must be numbers",
			Wording.inDialog("channels has \"x\", but must be numbers", run.allKeys()));
		assertEquals("slice 3: Number of clusters is 9, but must be at most 7",
			Wording.inDialog("slice 3: clusters is 9, but must be at most 7", run.allKeys()));
		assertEquals("the mask holds no pixel", Wording.inDialog("the mask holds no pixel", run.allKeys()));
	}
}
