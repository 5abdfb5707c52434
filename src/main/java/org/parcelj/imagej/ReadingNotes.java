package org.parcelj.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.parcelj.SinglePrecision;

/** What the reader of a file has to say about an image: lines for the user, and a number taken off all values. */
public final class ReadingNotes {

	private static final String NOTES = "parcelj-notes";
	private static final String OFFSET = "parcelj-offset";

	private static final String LOSSY = "parcelj-lossy";
	/** The compression by that name, which changes values. */
	public static final String JPEG = "JPEG";

	private static final String SEEN = "parcelj-seen";
	private static final String LARGEST = "parcelj-largest";

	private ReadingNotes() {
		// not to be instantiated
	}

	/** Adds a line, one sentence for the user. */
	public static void add(final ImagePlus image, final String line) {
		final List<String> lines = new ArrayList<>(of(image));
		lines.add(line);
		image.setProperty(NOTES, lines);
	}

	/** The lines; none of images that other programs opened. */
	@SuppressWarnings("unchecked")
	public static List<String> of(final ImagePlus image) {
		final Object lines = image.getProperty(NOTES);
		return lines == null ? List.of() : (List<String>) lines;
	}

	/** Notes what has become of values that have more digits than single precision. */
	public static void addPrecision(final ImagePlus image, final SinglePrecision values) {
		if (values.largest() > SinglePrecision.LARGEST_WHOLE) image.setProperty(LARGEST, values.largest());
		if (values.offset() != 0) setOffset(image, values.offset(), values.largest());
		if (values.step() > 0) addRounding(image, values, values.step());
	}

	/** The largest value in the file, where it is known to be one that single precision may not hold; else less. */
	public static double largest(final ImagePlus image) {
		final Object largest = image.getProperty(LARGEST);
		if (largest != null) return (Double) largest;
		final Object seen = image.getProperty(SEEN);
		return seen == null ? 0 : Math.max(0, ((SinglePrecision) seen).largest());
	}

	/**
	 * Notes that a number was taken off all values, since single precision could not tell them apart with it.
	 *
	 * @param largest of the values, with the number
	 */
	public static void setOffset(final ImagePlus image, final double offset, final double largest) {
		image.setProperty(LARGEST, largest);
		image.setProperty(OFFSET, offset);
		add(image, "the values of \"" + image.getTitle() + "\" are taken relative to " + SinglePrecision.plain(offset) +
			", because single precision cannot tell such large numbers apart");
	}

	/** What is missing of all values of an image; 0 in most. */
	public static double offset(final ImagePlus image) {
		final Object offset = image.getProperty(OFFSET);
		return offset == null ? 0 : (Double) offset;
	}

	/** Has an image over the same values take over what is missing of them. */
	public static void copyOffset(final ImagePlus from, final ImagePlus to) {
		for (final String name : List.of(OFFSET, LARGEST, SEEN))
			to.setProperty(name, from.getProperty(name));
	}

	/** Notes that values which have more digits than single precision were rounded to it. */
	public static void addRounding(final ImagePlus image, final SinglePrecision values) {
		if (values.stepOfAll() > 0) addRounding(image, values, values.stepOfAll());
	}

	/**
	 * Has an image whose planes are read when they are asked for know what has been seen of its values.
	 *
	 * @param values sees every plane that is read
	 */
	public static void setSeen(final ImagePlus image, final SinglePrecision values) {
		image.setProperty(SEEN, values);
	}

	/** A line on the values of such an image that were rounded, as far as they have been read by now. */
	public static Optional<String> ofSeen(final ImagePlus image) {
		final Object seen = image.getProperty(SEEN);
		return seen == null ? Optional.empty() : ((SinglePrecision) seen).rounding(image.getTitle());
	}

	private static void addRounding(final ImagePlus image, final SinglePrecision values, final double step) {
		image.setProperty(LARGEST, values.largest());
		add(image, SinglePrecision.rounding(image.getTitle(), values.extreme(), step));
	}

	/** Notes that an image comes from a file whose compression changes values. */
	public static void setLossy(final ImagePlus image, final String compression) {
		image.setProperty(LOSSY, compression);
	}

	/** The compression of the image's file, where that changes values; a picture that ImageJ opened counts too. */
	public static Optional<String> lossy(final ImagePlus image) {
		final Object compression = image.getProperty(LOSSY);
		if (compression != null) return Optional.of((String) compression);
		final FileInfo file = image.getOriginalFileInfo();
		// what has been changed since is no longer what is in the file
		final boolean jpeg = file != null && !image.changes && file.fileFormat == FileInfo.GIF_OR_JPG &&
			String.valueOf(file.fileName).toLowerCase(Locale.ROOT).matches(".*\\.jpe?g");
		return jpeg ? Optional.of(JPEG) : Optional.empty();
	}
}
