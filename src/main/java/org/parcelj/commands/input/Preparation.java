package org.parcelj.commands.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.filter.Smoothing;
import org.parcelj.grid.Mask;
import org.parcelj.signal.Components;
import org.parcelj.signal.GroupReduction;
import org.parcelj.signal.PrincipalComponents;
import org.parcelj.signal.StaticMean;
import org.parcelj.signal.Whitening;

/**
 * How images become features: smoothing, extraction of the masked pixels, cleaning, scaling, principal components. In
 * this order. Immutable.
 */
public final class Preparation implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int MOST_COMPONENTS = 200;

	private final Smoothing fwhm;
	private final SeriesCleaning cleaning;
	private final boolean scaled;
	private final int components;
	private final Whitening whitening;
	private final long seed;

	/**
	 * @param fwhm full width at half maximum in the image's unit, one number or one for each axis, separated by commas
	 * @param components number of principal components that are clustered; 0 is off
	 * @param whitening on where they are clustered without their singular values; then 0 components means min(200,
	 * features)
	 */
	public Preparation(final String fwhm, final SeriesCleaning cleaning, final boolean scaled, final int components,
		final Whitening whitening, final long seed)
	{
		this(new Smoothing(fwhm), cleaning, scaled,
			InputException.requireRange("components", components, 0, Integer.MAX_VALUE), whitening, seed);
	}

	private Preparation(final Smoothing fwhm, final SeriesCleaning cleaning, final boolean scaled, final int components,
		final Whitening whitening, final long seed)
	{
		this.fwhm = fwhm;
		this.cleaning = cleaning;
		this.scaled = scaled;
		this.components = components;
		this.whitening = whitening;
		this.seed = seed;
	}

	/** What is done with one subject, for whom any number stands. */
	Preparation only(final int subject) {
		return new Preparation(fwhm, cleaning.only(subject), scaled, components, whitening, seed);
	}

	/** What is wanted of several subjects. */
	Components wanted() {
		return new Components(components > 0 ? components : MOST_COMPONENTS, whitening, seed);
	}

	/** How many features are clustered of so many of one subject. */
	int clustered(final int features) {
		if (!isReducing()) return features;
		return components > 0 ? components : Math.min(MOST_COMPONENTS, features);
	}

	/** How many features there are beside so many, once some of them are clustered. */
	int further(final int features, final int clustered) {
		return (scaled ? features : 0) + (isReducing() ? clustered * (whitening == Whitening.ON ? 2 : 1) : 0);
	}

	/** How many of so many features of several images are there twice for a while. */
	int copied(final int features, final int images) {
		return images > 1 && !cleaning.isOff() ? features : 0;
	}

	/** What one of several subjects brings along. */
	FeatureMatrix components(final FeatureMatrix values, final Progress progress) {
		return new PrincipalComponents(wanted().withWhitening(Whitening.OFF))
			.fit(scaled ? values.scaled(progress) : values, progress).scores();
	}

	/**
	 * The smoothed and cleaned values of images at the masked pixels, those of each image after the other's.
	 *
	 * @param subject whose images they are, 0 for the first
	 */
	FeatureMatrix values(final List<RandomAccessibleInterval<? extends RealType<?>>> imgs, final int subject,
		final PixelSpace space, final Mask mask, final Progress progress)
	{
		final GaussianSmoothing smoothing = fwhm.on(space);
		final List<FeatureMatrix> each = new ArrayList<>();
		if (cleaning.isOff()) each.add(extract(imgs, smoothing, mask, progress));
		else for (final RandomAccessibleInterval<? extends RealType<?>> img : imgs)
			each.add(cleaning.of(subject, img, mask.numDimensions(), progress)
				.cleanInPlace(extract(List.of(img), smoothing, mask, progress), progress));
		return FeatureMatrix.sideBySide(each);
	}

	private static FeatureMatrix extract(final List<RandomAccessibleInterval<? extends RealType<?>>> imgs,
		final GaussianSmoothing smoothing, final Mask mask, final Progress progress)
	{
		final FeatureMatrix values = FeatureMatrix.of(imgs, mask, smoothing.change(progress), progress);
		values.requireFinite(mask);
		return values;
	}

	/** Whether one subject's features become principal components. */
	boolean isReducing() {
		return components > 0 || whitening == Whitening.ON;
	}

	/** What is clustered of one subject's values. */
	FeatureMatrix features(final FeatureMatrix values, final Progress progress) {
		final FeatureMatrix features = scaled ? values.scaled(progress) : values;
		final int most = Math.min(features.pixels(), features.features());
		if (components > most)
			throw new InputException("components is " + components + ", but " + features.pixels() + " pixels with " +
				Plural.of(features.features(), "feature") + " have at most " + most);
		return !isReducing() ? features : reduce(List.of(() -> features), features.features(), progress);
	}

	/** What is clustered of several subjects' values, one of them in memory at a time. */
	FeatureMatrix features(final List<Supplier<FeatureMatrix>> subjects, final Progress progress) {
		final List<Supplier<FeatureMatrix>> prepared = new ArrayList<>();
		for (final Supplier<FeatureMatrix> subject : subjects)
			prepared.add(() -> scaled ? subject.get().scaled(progress) : subject.get());
		return reduce(prepared, MOST_COMPONENTS, progress);
	}

	private FeatureMatrix reduce(final List<Supplier<FeatureMatrix>> subjects, final int features,
		final Progress progress)
	{
		final int wanted = components > 0 ? components : Math.min(MOST_COMPONENTS, features);
		final FeatureMatrix scores = new GroupReduction(new Components(wanted, whitening, seed)).fit(subjects, progress)
			.scores();
		return requireComponents(scores);
	}

	/**
	 * @throws InputException if they are fewer than were asked for
	 */
	FeatureMatrix requireComponents(final FeatureMatrix scores) {
		if (components > scores.features())
			throw new InputException("components is " + components + ", but there are at most " + scores.features());
		return scores;
	}

	/** Says how much of the series is their mean, where nothing took it out. */
	public void describe(final FeatureMatrix values, final Consumer<String> said, final Consumer<String> warned,
		final Progress progress)
	{
		final double share = StaticMean.share(values, progress);
		said.accept(String.format(Locale.ROOT, "share of the static mean in the variance: %.3f", share));
		if (share > 0.5)
			warned.accept(
				"the series are mostly their static mean; detrend or standardize them to cluster what changes over time");
	}
}
