package org.parcelj.imagej.figures;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;

/** Draws a slice through an image with its parcels over it. */
final class SliceView {

	private static final int LINES = 16;
	private static final int ENOUGH = 2;

	private final SlicePlane plane;
	private final int width;
	private final int height;
	private final ParcelStyle style;
	private final FigureLabels parcels;
	/** The labels of the fine points, and whether they are on an outline. */
	private int[] labels;
	private boolean[] outlines;

	private SliceView(final SlicePlane plane, final FigureLabels parcels, final ParcelStyle style) {
		this.plane = plane;
		this.parcels = parcels;
		this.style = style;
		width = plane.width() * plane.fine();
		height = plane.height() * plane.fine();
	}

	/**
	 * @param parcels null for the image alone
	 * @param lineWidth of the outlines, in pixels of the picture
	 */
	static Slice draw(final SlicePlane plane, final FigureImage image, final GreyRange range, final FigureLabels parcels,
		final ParcelStyle style, final double lineWidth, final Progress progress)
	{
		final SliceView view = new SliceView(plane, parcels, style);
		view.requireMemory();
		if (parcels != null) view.readLabels(progress);
		if (parcels != null && style.hasOutlines())
			view.findOutlines(Math.max(0, lineWidth * plane.fine() - 0.5), progress);
		return view.slice(image, range, lineWidth, progress);
	}

	private void requireMemory() {
		Memory.require("a slice of " + plane.width() + " × " + plane.height() + " pixels",
			bytes(plane.width(), plane.height(), plane.fine(), parcels != null));
	}

	/**
	 * What drawing a slice takes: its pictures, and where there are labels of each fine point its label, whether it is on
	 * an outline, and its label in the picture of shapes where that has fewer points.
	 */
	static long bytes(final long width, final long height, final int fine, final boolean labelled) {
		final long pictures = 2 * Memory.ofArray(Integer.BYTES * width * height);
		if (!labelled) return pictures;
		final long points = width * height * fine * fine;
		final int every = every(fine);
		final long shapes = every == 1 ? 0 : Memory.ofArray(Integer.BYTES * points / every / every);
		return pictures + Memory.ofArray(Integer.BYTES * points) + Memory.ofArray(points) + shapes;
	}

	/** Two points along each pixel are enough for shapes. */
	private static int every(final int fine) {
		return Math.max(1, fine / ENOUGH);
	}

	private void readLabels(final Progress progress) {
		labels = new int[width * height];
		final SlicePlane.Indices at = plane.in(parcels.space());
		Chunks.forEach(height, LINES, (chunk, from, to) -> {
			progress.check();
			for (int line = from; line < to; line++)
				for (int column = 0; column < width; column++)
					labels[line * width + column] = parcels.at(at.at(0, column, line), at.at(1, column, line),
						at.at(2, column, line));
		});
	}

	/** The points that are no farther than {@code reach} from a point of another label. */
	private void findOutlines(final double reach, final Progress progress) {
		outlines = new boolean[labels.length];
		for (int line = 0; line < height; line++) {
			progress.check();
			for (int column = 0; column < width; column++) {
				final int at = line * width + column;
				final boolean edgeRight = column + 1 < width && labels[at] != labels[at + 1];
				final boolean edgeBelow = line + 1 < height && labels[at] != labels[at + width];
				if (edgeRight || edgeBelow) stamp(column, line, reach);
				if (edgeRight) stamp(column + 1, line, reach);
				if (edgeBelow) stamp(column, line + 1, reach);
			}
		}
	}

	private void stamp(final int column, final int line, final double reach) {
		final int radius = (int) reach;
		for (int y = Math.max(0, line - radius); y <= Math.min(height - 1, line + radius); y++) {
			final int half = (int) Math.sqrt(reach * reach - (y - line) * (y - line));
			for (int x = Math.max(0, column - half); x <= Math.min(width - 1, column + half); x++)
				outlines[y * width + x] = true;
		}
	}

	private Slice slice(final FigureImage image, final GreyRange range, final double lineWidth, final Progress progress) {
		final BufferedImage picture = new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_INT_RGB);
		final BufferedImage behind = labels == null
			? picture
			: new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_INT_RGB);
		final SlicePlane.Indices at = plane.in(image.space());
		final Volume[] channels = image.channels();
		final int fine = plane.fine();
		Chunks.forEach(plane.height(), LINES, (chunk, from, to) -> {
			progress.check();
			final double[] colour = new double[3];
			final double[] alone = new double[3];
			for (int line = from; line < to; line++)
				for (int column = 0; column < plane.width(); column++) {
					Arrays.fill(colour, 0);
					Arrays.fill(alone, 0);
					for (int y = line * fine; y < (line + 1) * fine; y++)
						for (int x = column * fine; x < (column + 1) * fine; x++)
							add(colour, alone, x, y, at, channels, range);
					picture.setRGB(column, line, rgb(colour, fine * fine));
					if (labels != null) behind.setRGB(column, line, rgb(alone, fine * fine));
				}
		});
		return new Slice(picture, behind, labels == null ? null : parcels(lineWidth));
	}

	private Slice.Parcels parcels(final double lineWidth) {
		final int every = every(plane.fine());
		final double scale = (double) plane.fine() / every;
		return new Slice.Parcels(every == 1 ? labels : shapes(every), width / every, scale, parcels.colours(), style,
			lineWidth);
	}

	private int[] shapes(final int every) {
		final int across = width / every;
		final int[] kept = new int[across * (height / every)];
		for (int i = 0; i < kept.length; i++)
			kept[i] = labels[(i / across * every + every / 2) * width + i % across * every + every / 2];
		return kept;
	}

	private void add(final double[] colour, final double[] alone, final int x, final int y, final SlicePlane.Indices at,
		final Volume[] channels, final GreyRange range)
	{
		final int label = labels == null ? 0 : labels[y * width + x];
		final double cover = label == 0 ? 0 : outlines != null && outlines[y * width + x] ? 1 : style.opacity();
		final int over = label == 0 ? 0 : parcels.colour(label);
		double grey = 0;
		for (int c = 0; c < 3; c++) {
			if (c < channels.length) grey = 255 * range.share(channels[c].at(at.at(0, x, y), at.at(1, x, y), at.at(2, x, y)));
			alone[c] += grey;
			colour[c] += (1 - cover) * grey + cover * (over >> 16 - 8 * c & 255);
		}
	}

	private static int rgb(final double[] sums, final int count) {
		int rgb = 0;
		for (final double sum : sums)
			rgb = rgb << 8 | (int) Math.round(sum / count);
		return rgb;
	}
}
