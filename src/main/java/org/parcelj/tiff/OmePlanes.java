package org.parcelj.tiff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/**
 * The axes and pixel sizes of an OME-TIFF, and which directory holds which plane. Immutable.
 *
 * @see <a href="https://docs.openmicroscopy.org/ome-model/latest/ome-tiff/specification.html">The OME-TIFF
 * specification</a>
 */
public final class OmePlanes {

	/** With any prefix for its namespace. */
	private static final Pattern ROOT = Pattern.compile("<(\\w+:)?OME[\\s>]");

	private final OmeXml xml;
	private final int channels;
	private final int samples;
	private final int[] directories;
	private final int pages;

	/**
	 * @param text OME-XML
	 * @param file the TIFF that has it
	 * @param name of the file, by which the text may call it
	 * @throws InputException if the text cannot be read, or it puts planes elsewhere than into the file, or not all of
	 * them
	 */
	private OmePlanes(final String text, final TiffFile file, final String name) {
		xml = new OmeXml(text);
		samples = xml.samplesPerPixel.isEmpty() ? 1 : xml.samplesPerPixel.get(0);
		if (samples < 1 || xml.samplesPerPixel.stream().anyMatch(each -> each != samples) || xml.size[3] % samples != 0)
			throw new InputException("its OME-XML has " + xml.size[3] + " channels of " + xml.samplesPerPixel +
				" samples a pixel, which do not go together");
		channels = xml.size[3] / samples;
		pages = file.pages().size();
		directories = new int[requirePlanes(file)];
		Arrays.fill(directories, -1);
		place(file, name);
		for (int plane = 0; plane < directories.length; plane++)
			if (directories[plane] < 0)
				throw new InputException("its OME-XML has no place for plane " + (plane + 1) + " of " + directories.length);
	}

	/** Whether a description is meant to be OME-XML. */
	public static boolean isOmeXml(final String description) {
		final String start = description.stripLeading();
		return start.startsWith("<") && ROOT.matcher(description).find() &&
			description.substring(Math.max(0, description.length() - 200)).toLowerCase(Locale.ROOT).contains("ome>");
	}

	/**
	 * The first image that the description of a file's first page has.
	 *
	 * @param name of the file, without folders
	 * @throws InputException if the text cannot be read, or it puts planes elsewhere than into the file, or not all of
	 * them
	 */
	public static OmePlanes of(final TiffFile file, final String name) {
		return new OmePlanes(file.page(0).description(), file, name);
	}

	private int requirePlanes(final TiffFile file) {
		final long planes = (long) channels * xml.size[2] * xml.size[4];
		if (planes > file.numDirectories())
			throw new InputException("its OME-XML has " + planes + " planes, but the file has " + file.numDirectories() +
				(mentionsFiles() ? "; the others are in other files, which are not read" : ""));
		return (int) planes;
	}

	private boolean mentionsFiles() {
		return xml.tiffData.stream().map(data -> data.file).filter(file -> !file.isEmpty()).distinct().count() > 1;
	}

	private void place(final TiffFile file, final String name) {
		if (xml.tiffData.isEmpty()) {
			for (int plane = 0; plane < directories.length; plane++)
				directories[plane] = plane;
			return;
		}
		final boolean alone = !mentionsFiles();
		for (final OmeXml.TiffData data : xml.tiffData) {
			if (!alone && !data.file.isEmpty() && !data.file.equals(name) &&
				(xml.uuid.isEmpty() || !data.uuid.equals(xml.uuid)))
				throw new InputException("some of its planes are in another file, \"" + data.file + "\", which is not read");
			place(data, file.numDirectories());
		}
	}

	private void place(final OmeXml.TiffData data, final int available) {
		final int first = Math.max(0, data.directory);
		final int count = data.count >= 0 ? data.count : data.directory >= 0 ? 1 : directories.length;
		final int[] position = data.first.clone();
		position[0] /= samples;
		for (int i = 0; i < 3; i++)
			if (position[i] < 0 || position[i] >= axisSize(i))
				throw new InputException(
					"its OME-XML puts a plane at " + "CZT".charAt(i) + " " + data.first[i] + " of " + axisSize(i));
		for (int i = 0; i < Math.min(count, directories.length); i++) {
			if (first + i >= available)
				throw new InputException(
					"its OME-XML has a plane in directory " + (first + i) + ", counted from 0, but the file has " + available);
			directories[plane(position[0], position[1], position[2])] = first + i;
			if (!advance(position)) break;
		}
	}

	/** The next place in the order of the dimensions. @return whether there is one */
	private boolean advance(final int[] position) {
		for (final char letter : xml.order.substring(2).toCharArray()) {
			final int axis = "CZT".indexOf(letter);
			if (++position[axis] < axisSize(axis)) return true;
			position[axis] = 0;
		}
		return false;
	}

	private int axisSize(final int axis) {
		return axis == 0 ? channels : xml.size[axis == 1 ? 2 : 4];
	}

	private int plane(final int channel, final int slice, final int frame) {
		return (frame * slices() + slice) * channels + channel;
	}

	/** The number of the directory, from 0, that holds each plane: channels fastest, then slices, then frames. */
	public int[] directories() {
		return directories.clone();
	}

	/** Channels in planes of their own; each may have several samples a pixel. */
	public int channels() {
		return channels;
	}

	public int slices() {
		return xml.size[2];
	}

	public int frames() {
		return xml.size[4];
	}

	/** X Y, in pixels. */
	public int[] planeSize() {
		return new int[] { xml.size[0], xml.size[1] };
	}

	/** The size of a pixel along X Y Z; 0 where it is not known. */
	public double pixelSize(final int axis) {
		return xml.pixelSize[axis];
	}

	/** The unit of a pixel's size along X Y Z. */
	public String unit(final int axis) {
		return xml.unit[axis];
	}

	/** From frame to frame, in {@link #timeUnit()}; 0 where it is not known. */
	public double frameInterval() {
		return xml.timeIncrement;
	}

	public String timeUnit() {
		return xml.timeUnit;
	}

	/** The names of the channels; empty ones where they have none. */
	public List<String> channelNames() {
		return List.copyOf(xml.channelNames);
	}

	/** How many planes the file has in full size, some of which may belong to no image that it describes. */
	public int pages() {
		return pages;
	}

	/** How many images the file describes, of which this is the first. */
	public int images() {
		return xml.images;
	}
}
