package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;

/** What is told while numbers of clusters are compared. */
class ComparisonProgressTest {

	private static final int LARGEST = 4;

	/** Criterion after criterion the bar goes to its end, and the words say which one it is. */
	@ParameterizedTest
	@EnumSource
	void itGoesFromCriterionToCriterion(final ChoiceMethod method) {
		final MadeData data = MadeDataSets.of(method).get(0);
		final MethodCriteria fitting = MadeChoice.criteria(method, data, LARGEST);
		final List<String> names = method.criteria("auto");
		final Heard heard = new Heard();
		ChoiceOfK.of(new Comparison(data.features(), IntStream.rangeClosed(2, LARGEST).toArray(), fitting.method(), heard),
			names.stream().map(fitting::criterion).collect(Collectors.toList()));
		double last = 0;
		for (int i = 0; i < heard.fractions.size(); i++) {
			final int criterion = Integer.parseInt(heard.messages.get(i).replaceAll("criterion (\\d+) of 4: .+", "$1"));
			final double fraction = heard.fractions.get(i);
			assertTrue(fraction >= (criterion - 1) / 4.0 - 1e-9 && fraction <= criterion / 4.0 + 1e-9,
				fraction + " in " + heard.messages.get(i));
			assertTrue(fraction >= last - 1e-9, last + " before " + fraction + " in " + heard.messages.get(i));
			last = fraction;
		}
		assertEquals(4, heard.messages.stream().map(message -> message.substring(0, 16)).distinct().count());
	}

	private static final class Heard implements Progress {

		private final List<Double> fractions = new ArrayList<>();
		private final List<String> messages = new ArrayList<>();

		@Override
		public synchronized void report(final double fraction, final String message) {
			fractions.add(fraction);
			messages.add(message);
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	}
}
