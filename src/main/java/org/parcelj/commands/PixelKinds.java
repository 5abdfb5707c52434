package org.parcelj.commands;

import java.util.Optional;

import org.parcelj.Progress;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.features.EqualPixels;

/** How many different pixels there are, where these are fewer than the clusters that are asked for. */
final class PixelKinds {

	private PixelKinds() {
		// not to be instantiated
	}

	/** For clusters that pixels belong to by their values, wherever they lie. */
	static Optional<String> fewValues(final ClusteringInput input, final int clusters, final Progress progress) {
		final int values = EqualPixels.values(input.features(), clusters, progress);
		if (values >= clusters) return Optional.empty();
		return Optional.of(values == 1 ? "one value" : values + " different values");
	}

	/** For clusters that hang together. */
	static Optional<String> fewAreas(final ClusteringInput input, final int clusters, final Progress progress) {
		// each value has an area at least, and values are counted sooner
		if (EqualPixels.values(input.features(), clusters, progress) >= clusters) return Optional.empty();
		final int areas = EqualPixels.areas(input.features(), input.graph(), clusters, progress);
		if (areas >= clusters) return Optional.empty();
		return Optional.of(areas == 1 ? "one area of equal pixels" : areas + " areas of equal pixels");
	}
}
