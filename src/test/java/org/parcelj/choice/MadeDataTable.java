package org.parcelj.choice;

import java.util.Arrays;
import java.util.List;

/** Prints what each method suggests for all made data sets: src/benchmark/run suggest. */
public final class MadeDataTable {

	private MadeDataTable() {
	}

	/**
	 * @param args the methods, by the names that they have as keys; none for all
	 */
	public static void main(final String[] args) {
		System.out.println(
			"method | data set | true number | suggestion | | agreement with the truth at the true number | verdict");
		for (final ChoiceMethod method : ChoiceMethod.values())
			if (args.length == 0 || Arrays.asList(args).contains(method.label())) print(method);
	}

	private static void print(final ChoiceMethod method) {
		final List<MadeChoice> choices = MadeChoice.of(method, MadeDataSets.of(method));
		choices.forEach(System.out::println);
		final List<MadeChoice> found = choices.stream().filter(MadeChoice::isWithinReach).toList();
		final long right = found.stream().filter(MadeChoice::isRight).count();
		final long misleading = choices.stream().filter(MadeChoice::misleads).count();
		System.out.println(method.label() + ": right in " + right + " of " + found.size() + ", and " +
			(choices.size() - found.size()) + " that it does not find when told the number; wrong with confidence in " +
			misleading + (misleading > 0 || right < MadeChoice.ENOUGH * found.size() ? "  MISSED" : ""));
	}
}
