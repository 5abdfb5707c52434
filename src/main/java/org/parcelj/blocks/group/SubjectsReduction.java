package org.parcelj.blocks.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.Shelf;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.signal.ChebyshevBasis;
import org.parcelj.signal.Components;
import org.parcelj.signal.GroupImage;
import org.parcelj.signal.PrincipalAngles;
import org.parcelj.signal.PrincipalComponents;

/**
 * The common components of more subjects than one machine holds: those of {@link org.parcelj.signal.GroupReduction}, up
 * to a small angle. The components of the subjects are merged two by two, and twice as many as are wanted are kept each
 * time; what that leaves out is recovered by passes over all subjects, each a step of a subspace iteration accelerated
 * by Chebyshev polynomials, until a further pass would hardly turn the components. Memory: pixels × wanted components ×
 * 4 floats for each task, and four times as much where they come together.
 */
public final class SubjectsReduction {

	/** Degrees that components may be off. */
	private static final double TOLERANCE = 0.1;
	private static final int MOST_PASSES = 20;
	/** The share of an angle that a pass leaves, as long as it is not known. */
	private static final double UNKNOWN_SHARE = 0.5;
	private static final double LARGEST_SHARE = 0.95;
	private static final double RIGHT_ANGLE = 90;

	private static final String MERGING = "merging subjects";
	private static final String PASSING = "passing over all subjects";

	private final Components wanted;
	private final Consumer<String> said;
	private final Consumer<String> warned;

	/**
	 * @param wanted components in the end
	 * @param said takes a line on what was done
	 * @param warned takes one where it is less exact than it should be
	 */
	public SubjectsReduction(final Components wanted, final Consumer<String> said, final Consumer<String> warned) {
		this.wanted = wanted;
		this.said = said;
		this.warned = warned;
	}

	/**
	 * @param subjects where on the shelf the components of each are, a {@link FeatureMatrix} [pixels × components] as
	 * number 0 of its group
	 * @param name of what is left on the shelf, of these subjects in this order alone
	 * @return [pixels × wanted components]
	 * @throws InputException if they differ in pixels
	 */
	public FeatureMatrix fit(final List<String> subjects, final String name, final Engine engine, final Shelf shelf,
		final Progress progress)
	{
		final ArrayList<String> groups = new ArrayList<>(subjects);
		final int kept = 2 * wanted.count();
		final FeatureMatrix merged = new PairTree<>("merged-" + name, (number, asked) -> components(shelf, groups, number),
			(first, second, asked) -> merged(first, second, kept, asked))
			.run(MERGING, groups.size(), engine, shelf, progress.part(0, 0.5));
		ChebyshevBasis basis = ChebyshevBasis.of(merged, progress);
		FeatureMatrix found = merged;
		double before = 0;
		double off = RIGHT_ANGLE;
		for (int pass = 1; pass <= MOST_PASSES && off > TOLERANCE; pass++) {
			final GroupImage image = pass(pass + "-" + name, groups, basis.vectors(), engine, shelf, progress.part(0.5, 0.9));
			final FeatureMatrix next = image.components(basis.vectors().features(), progress);
			final double turn = PrincipalAngles.largest(leading(found), leading(next), progress);
			off = left(turn, before);
			if (off > TOLERANCE) basis = basis.after(image, next, progress);
			before = turn;
			found = next;
			said.accept(String.format(Locale.ROOT,
				"subjects, pass %d: components turned by %.3f degrees, %.3f from the exact ones", pass, turn, off));
		}
		if (off > TOLERANCE)
			warned.accept(String.format(Locale.ROOT,
				"the components of all subjects may be %.1f degrees from the exact ones; fewer components would be told apart better",
				off));
		return new PrincipalComponents(wanted).fit(found, progress).scores();
	}

	/**
	 * About how far the components are off still, by how they were turned in this pass and the one before, 0 for none. No
	 * components are further apart than a right angle.
	 */
	static double left(final double turn, final double before) {
		final double share = before == 0 ? UNKNOWN_SHARE : Math.min(LARGEST_SHARE, turn / before);
		return Math.min(RIGHT_ANGLE, turn * share / (1 - share));
	}

	private FeatureMatrix leading(final FeatureMatrix components) {
		return components.columns(0, Math.min(wanted.count(), components.features()));
	}

	private static FeatureMatrix components(final Shelf shelf, final List<String> groups, final int number) {
		return (FeatureMatrix) shelf.get(groups.get(number), 0);
	}

	private static FeatureMatrix merged(final FeatureMatrix first, final FeatureMatrix second, final int kept,
		final Progress progress)
	{
		second.requirePixels(first.pixels(), "another subject");
		return new PrincipalComponents(Components.of(kept)).fit(FeatureMatrix.sideBySide(List.of(first, second)), progress)
			.scores();
	}

	private static GroupImage pass(final String name, final ArrayList<String> groups, final FeatureMatrix basis,
		final Engine engine, final Shelf shelf, final Progress progress)
	{
		final String at = "basis-" + name;
		shelf.put(at, 0, basis);
		return new PairTree<GroupImage>("pass-" + name,
			(number, asked) -> GroupImage.of(components(shelf, groups, number), (FeatureMatrix) shelf.get(at, 0), asked),
			(first, second, asked) -> first.plus(second)).run(PASSING, groups.size(), engine, shelf, progress);
	}
}
