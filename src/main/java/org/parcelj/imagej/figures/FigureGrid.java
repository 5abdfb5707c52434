package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.Labelled;

/** Which panel of a figure shows what: rows of panels, their titles, and the captions above them. Immutable. */
public final class FigureGrid {

	/** What runs across a figure. */
	public enum Across implements Labelled {

		/** Images, where there are several and one cut; else slices. */
		AUTO,
		/** Each image, with each of the label images, has a row of its own. */
		SLICES,
		/** Each cut has a row of its own. */
		IMAGES;
	}

	/** More panels in a single row go on in the next one. */
	private static final int LONGEST_ROW = 7;

	/** One slice through one image. */
	static final class Cell {

		final FigureImage image;
		/** Null for the image alone. */
		final FigureLabels labels;
		final Cut cut;

		private Cell(final FigureImage image, final FigureLabels labels, final Cut cut) {
			this.image = image;
			this.labels = labels;
			this.cut = cut;
		}
	}

	/** Panels side by side. */
	static final class Row {

		/** On the left of the row; may be empty. */
		final String title;
		/** Above each panel; empty where there are none. */
		final List<String> captions;
		final List<Cell> cells;

		private Row(final String title, final List<String> captions, final List<Cell> cells) {
			this.title = title;
			this.captions = captions.stream().allMatch(String::isEmpty) ? List.of() : captions;
			this.cells = cells;
		}

		private Row part(final int from, final int to) {
			return new Row(title, captions.isEmpty() ? captions : captions.subList(from, to), cells.subList(from, to));
		}
	}

	private final List<FigureImage> images;
	private final List<FigureLabels> labels;
	private final List<Cut> cuts;
	private final FigureTitles titles;

	private FigureGrid(final List<FigureImage> images, final List<FigureLabels> labels, final List<Cut> cuts,
		final FigureTitles titles)
	{
		this.images = images;
		this.labels = labels;
		this.cuts = cuts;
		this.titles = titles;
	}

	/**
	 * @param labels null stands for an image alone; not empty
	 */
	static List<Row> of(final List<FigureImage> images, final List<FigureLabels> labels, final List<Cut> cuts,
		final Across across, final FigureTitles titles)
	{
		final FigureGrid grid = new FigureGrid(images, labels, cuts, titles);
		final boolean several = images.size() * labels.size() > 1;
		final boolean slices = across == Across.SLICES || across == Across.AUTO && (cuts.size() > 1 || !several);
		return wrapped(slices
			? grid.slicesAcross()
			: images.size() > 1 && labels.size() > 1 ? grid.imagesByLabels() : grid.imagesAcross());
	}

	private List<Row> slicesAcross() {
		final List<Row> rows = new ArrayList<>();
		final List<String> captions = cuts.stream().map(Cut::text).collect(Collectors.toList());
		// the only panel has its title above
		final boolean single = cuts.size() == 1 && images.size() * labels.size() == 1 && captions.get(0).isEmpty();
		for (int l = 0; l < labels.size(); l++)
			for (int i = 0; i < images.size(); i++) {
				final String title = titles.both(i, l);
				final List<Cell> cells = new ArrayList<>();
				for (final Cut cut : cuts)
					cells.add(new Cell(images.get(i), labels.get(l), cut));
				rows.add(
					single ? new Row("", List.of(title), cells) : new Row(title, rows.isEmpty() ? captions : List.of(), cells));
			}
		return rows;
	}

	/** A column for each image, or for each label image of a single image; a row for each cut. */
	private List<Row> imagesAcross() {
		final List<Row> rows = new ArrayList<>();
		final List<String> captions = new ArrayList<>();
		for (int l = 0; l < labels.size(); l++)
			for (int i = 0; i < images.size(); i++)
				captions.add(titles.both(i, l));
		for (final Cut cut : cuts) {
			final List<Cell> cells = new ArrayList<>();
			for (final FigureLabels parcels : labels)
				for (final FigureImage image : images)
					cells.add(new Cell(image, parcels, cut));
			rows.add(new Row(cut.text(), rows.isEmpty() ? captions : List.of(), cells));
		}
		return rows;
	}

	/** A column for each image; a row for each label image and cut. */
	private List<Row> imagesByLabels() {
		final List<Row> rows = new ArrayList<>();
		final List<String> captions = new ArrayList<>();
		for (int i = 0; i < images.size(); i++)
			captions.add(titles.image(i));
		for (int l = 0; l < labels.size(); l++)
			for (final Cut cut : cuts) {
				final List<Cell> cells = new ArrayList<>();
				for (final FigureImage image : images)
					cells.add(new Cell(image, labels.get(l), cut));
				final String title = titles.labels(l);
				final String place = cuts.size() == 1 && !title.isEmpty() ? "" : cut.text();
				rows.add(new Row(title.isEmpty() || place.isEmpty() ? title + place : title + ", " + place,
					rows.isEmpty() ? captions : List.of(), cells));
			}
		return rows;
	}

	/**
	 * A single row that is too long becomes several: a new one for each view, and of a view no longer ones than can be
	 * read.
	 */
	private static List<Row> wrapped(final List<Row> rows) {
		final Row only = rows.get(0);
		if (rows.size() > 1 || only.cells.size() <= LONGEST_ROW) return rows;
		final List<Row> parts = new ArrayList<>();
		int end;
		for (int start = 0; start < only.cells.size(); start = end) {
			end = start + 1;
			while (end < only.cells.size() && only.cells.get(end).cut.view() == only.cells.get(start).cut.view())
				end++;
			final int lines = (end - start + LONGEST_ROW - 1) / LONGEST_ROW;
			final int columns = (end - start + lines - 1) / lines;
			for (int from = start; from < end; from += columns)
				parts.add(only.part(from, Math.min(end, from + columns)));
		}
		return parts;
	}
}
