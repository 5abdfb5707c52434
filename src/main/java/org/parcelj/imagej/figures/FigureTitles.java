package org.parcelj.imagej.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.files.NameList;

/** The titles of the images and label images of a figure. Immutable. */
final class FigureTitles {

	/** Instead of titles: none at all. */
	private static final String NONE = "none";

	private final List<String> images;
	private final List<String> labels;

	private FigureTitles(final List<String> images, final List<String> labels) {
		this.images = images;
		this.labels = labels;
	}

	/**
	 * @param text titles separated by commas: of the images where there are several, then of the label images where there
	 * are several, or one for the whole figure; one that contains a comma in quotes; empty for the names of several;
	 * "none"
	 * @param labels null stands for an image alone, and takes no title
	 * @throws InputException if there are more or fewer titles than images
	 */
	static FigureTitles of(final String text, final List<FigureImage> images, final List<FigureLabels> labels) {
		final int severalImages = images.size() > 1 ? images.size() : 0;
		final int severalLabels = labels.size() > 1 ? (int) labels.stream().filter(map -> map != null).count() : 0;
		if (text.isBlank())
			return new FigureTitles(images.stream().map(image -> severalImages + severalLabels == 0 ? "" : image.name())
				.collect(Collectors.toList()),
				labels.stream().map(map -> map == null ? "" : map.name()).collect(Collectors.toList()));
		if (text.trim().equals(NONE))
			return new FigureTitles(images.stream().map(image -> "").collect(Collectors.toList()),
				labels.stream().map(map -> "").collect(Collectors.toList()));
		return given(titles(text), images, labels, severalImages, severalLabels);
	}

	/** Without quotes a title may be empty, too. */
	private static List<String> titles(final String text) {
		if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) return NameList.parse("titles", text);
		return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
	}

	private static FigureTitles given(final List<String> titles, final List<FigureImage> images,
		final List<FigureLabels> labels, final int severalImages, final int severalLabels)
	{
		final int wanted = Math.max(1, severalImages + severalLabels);
		if (titles.size() != wanted)
			throw new InputException("titles has " + titles.size() + ", but the figure takes " + wanted +
				(wanted == 1
					? "; a title that contains a comma stands in quotes"
					: ": " + severalImages + " for images and " + severalLabels + " for label images"));
		final String[] ofLabels = new String[labels.size()];
		int next = severalImages;
		for (int l = 0; l < ofLabels.length; l++)
			ofLabels[l] = labels.get(l) == null || severalLabels == 0 ? "" : titles.get(next++);
		final List<String> ofImages = severalImages > 0
			? titles.subList(0, severalImages)
			: List.of(severalLabels > 0 ? images.get(0).name() : titles.get(0));
		return new FigureTitles(ofImages, Arrays.asList(ofLabels));
	}

	String image(final int i) {
		return images.get(i);
	}

	/** Empty where the images are shown alone. */
	String labels(final int l) {
		return labels.get(l);
	}

	/** The title of an image with label images over it, of which there may be several. */
	String both(final int i, final int l) {
		if (labels.size() == 1 || labels.get(l).isEmpty()) return images.get(i);
		return images.size() == 1 ? labels.get(l) : images.get(i) + ", " + labels.get(l);
	}
}
