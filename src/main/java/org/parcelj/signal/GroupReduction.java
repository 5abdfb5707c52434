package org.parcelj.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Reduces several subjects' series on the same pixels to common components: each subject's series are reduced, the
 * components, with their singular values, are put side by side, and those are reduced again. One subject's series are
 * in memory at a time. Immutable.
 */
public final class GroupReduction {

	private final Components options;

	/**
	 * @param options of each subject's components, which are never whitened, and of those in the end
	 */
	public GroupReduction(final Components options) {
		this.options = options;
	}

	/**
	 * @param subjects each gives a subject's series [pixels × frames] when it is asked; asked once, in order
	 * @return of one subject its own components
	 * @throws InputException if there is none, or subjects differ in the number of pixels
	 */
	public Reduction fit(final List<Supplier<FeatureMatrix>> subjects, final Progress progress) {
		if (subjects.isEmpty()) throw new InputException("the number of subjects is 0, but must be at least 1");
		final PrincipalComponents last = new PrincipalComponents(options);
		if (subjects.size() == 1) return last.fit(subjects.get(0).get(), progress);
		final PrincipalComponents each = new PrincipalComponents(options.withWhitening(Whitening.OFF));
		final List<FeatureMatrix> reduced = new ArrayList<>();
		for (int s = 0; s < subjects.size(); s++) {
			progress.step(s / (subjects.size() + 1.0), "Reducing subject " + (s + 1));
			reduced.add(each.fit(subjects.get(s).get(), progress).scores());
			if (reduced.get(s).pixels() != reduced.get(0).pixels())
				throw new InputException("subject " + (s + 1) + " has " + reduced.get(s).pixels() +
					" pixels, but the first has " + reduced.get(0).pixels());
		}
		progress.step(subjects.size() / (subjects.size() + 1.0), "Reducing all subjects");
		return last.fit(FeatureMatrix.sideBySide(reduced), progress);
	}
}
