package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The usual criteria of each method on data whose number of clusters is known: on a third of the sets; all of them are
 * tried by src/benchmark/run suggest.
 */
class MadeDataTest {

	private static final int EVERY = 3;

	@ParameterizedTest
	@EnumSource
	void suggestsTheTrueNumber(final ChoiceMethod method) {
		final List<MadeData> all = MadeDataSets.of(method);
		final List<MadeChoice> choices = MadeChoice.of(method,
			IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get).collect(Collectors.toList()));
		assertEquals(List.of(), choices.stream().filter(MadeChoice::misleads).collect(Collectors.toList()),
			"wrong answers given with confidence");
		final List<MadeChoice> found = choices.stream().filter(MadeChoice::isWithinReach).collect(Collectors.toList());
		final List<MadeChoice> wrong = found.stream().filter(choice -> !choice.isRight()).collect(Collectors.toList());
		assertTrue(found.size() - wrong.size() >= MadeChoice.ENOUGH * found.size(), wrong.toString());
	}
}
