package org.parcelj.tiff;

import java.util.Arrays;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;

/**
 * How an image lies in a TIFF file: its size, the type and meaning of its samples, and the strips or tiles that hold
 * them. By the counts in the file, the data cover the image. Immutable.
 */
public final class TiffPage {

	private static final int LARGEST_SIDE = Memory.LONGEST_ARRAY;
	private static final int MOST_SAMPLES = 65535;
	private static final int MOST_BITS = 64;
	private static final int INCH = 2;
	private static final int CENTIMETRE = 3;

	private final TiffDirectory directory;
	private final int number;
	private final int width;
	private final int height;
	private final int samples;
	private final int bits;
	private final PixelType type;
	private final Photometric photometric;
	private final Compression compression;
	private final Segments segments;

	/** @param number of the directory, from 0 */
	TiffPage(final TiffDirectory directory, final int number) {
		this.directory = directory;
		this.number = number;
		for (final TiffTag tag : new TiffTag[] { TiffTag.IMAGE_WIDTH, TiffTag.IMAGE_LENGTH })
			if (!directory.has(tag))
				throw new InputException("directory " + (number + 1) + " has no " + TiffTag.name(tag.code));
		width = directory.whole(TiffTag.IMAGE_WIDTH, 0, 1, LARGEST_SIDE);
		height = directory.whole(TiffTag.IMAGE_LENGTH, 0, 1, LARGEST_SIDE);
		if ((long) width * height > LARGEST_SIDE)
			throw new InputException(
				"it has " + width + " × " + height + " pixels, but a plane may have at most " + LARGEST_SIDE);
		if (directory.whole(TiffTag.IMAGE_DEPTH, 1) != 1)
			throw new InputException("it is a volume of " + directory.whole(TiffTag.IMAGE_DEPTH, 1) +
				" planes in a single image, which is not read; save it with one image per plane");
		samples = directory.whole(TiffTag.SAMPLES_PER_PIXEL, 1, 1, MOST_SAMPLES);
		bits = bits(directory);
		type = SampleFormat.of(same(TiffTag.SAMPLE_FORMAT, 1)).type(bits);
		compression = Compression.of(directory.whole(TiffTag.COMPRESSION, 1));
		photometric = photometric(directory);
		segments = new Segments(directory, this);
	}

	private int bits(final TiffDirectory from) {
		final long all = lsmBits(from).orElseGet(() -> same(TiffTag.BITS_PER_SAMPLE, 1));
		if (all < 1 || all > MOST_BITS)
			throw new InputException("its samples have " + all + " bits, but must have 1 to 64");
		return (int) all;
	}

	/** LSM files of two channels have the place of the numbers where the numbers themselves belong. */
	private Optional<Long> lsmBits(final TiffDirectory from) {
		if (from.count(TiffTag.BITS_PER_SAMPLE) != 2) return Optional.empty();
		final long[] values = from.wholes(TiffTag.BITS_PER_SAMPLE);
		if (values[0] == values[1]) return Optional.empty();
		final int[] moved = from.shortsAt(from.buffer(TiffTag.BITS_PER_SAMPLE).getInt(0) & 0xffffffffL);
		return moved[0] == moved[1] && (moved[0] == 8 || moved[0] == 16) ? Optional.of((long) moved[0]) : Optional.empty();
	}

	/** The value of a field that has one for each sample; samples of several kinds are not read. */
	private long same(final TiffTag tag, final long otherwise) {
		final long[] values = directory.wholes(tag);
		if (values.length == 0) return otherwise;
		for (int i = 1; i < Math.min(values.length, samples); i++)
			if (values[i] != values[0])
				throw new InputException("its samples differ in " + TiffTag.name(tag.code) + ": " + values[0] + " and " +
					values[i] + ", which is not read");
		return values[0];
	}

	private Photometric photometric(final TiffDirectory from) {
		if (!from.has(TiffTag.PHOTOMETRIC_INTERPRETATION))
			return samples >= 3 && type == PixelType.UINT8 ? Photometric.RGB : Photometric.BLACK_IS_ZERO;
		final Photometric named = Photometric.of(from.whole(TiffTag.PHOTOMETRIC_INTERPRETATION, 0));
		final int least = named == Photometric.CMYK ? 4 : named == Photometric.RGB || named == Photometric.YCBCR ? 3 : 1;
		if (samples < least)
			throw new InputException(
				"its colours are " + named.label() + ", which take " + least + " samples a pixel, but it has " + samples);
		return named;
	}

	/** In pixels. */
	public int width() {
		return width;
	}

	/** In pixels. */
	public int height() {
		return height;
	}

	/** Numbers of a pixel, those of transparency among them. */
	public int samples() {
		return samples;
	}

	/** Numbers of a pixel beyond those that its colour takes: transparency, or channels of no meaning here. */
	public int extraSamples() {
		final int given = (int) directory.count(TiffTag.EXTRA_SAMPLES);
		switch (photometric) {
			case RGB :
			case YCBCR :
				return samples - 3;
			case CMYK :
				return samples - 4;
			case PALETTE :
				return samples - 1;
			default :
				return Math.min(given, samples - 1);
		}
	}

	/** Whether the sample after those of the colour says how opaque the pixel is. */
	public boolean hasAlpha() {
		final long[] extra = directory.wholes(TiffTag.EXTRA_SAMPLES);
		return extraSamples() > 0 && extra.length > 0 && (extra[0] == 1 || extra[0] == 2);
	}

	/** Bits of a sample as stored. */
	public int bits() {
		return bits;
	}

	/** The type of pixel that holds a sample. */
	public PixelType type() {
		return type;
	}

	public Photometric photometric() {
		return photometric;
	}

	Compression compression() {
		return compression;
	}

	/** Whether its compression changes values. */
	public boolean isLossy() {
		return compression() == Compression.JPEG;
	}

	Segments segments() {
		return segments;
	}

	TiffDirectory directory() {
		return directory;
	}

	/** The number of its directory, from 0. */
	public int number() {
		return number;
	}

	/** Where the first row and column are meant to lie, 1 to 8; 1 is the upper left. */
	public int orientation() {
		final long orientation = directory.whole(TiffTag.ORIENTATION, 1);
		return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
	}

	/** Empty where there is none. */
	public String description() {
		return directory.text(TiffTag.IMAGE_DESCRIPTION);
	}

	/** How many planes a MetaMorph stack keeps behind this one; 1 in other files. */
	public int metamorphPlanes() {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, directory.count(TiffTag.METAMORPH_PLANES)));
	}

	/** What an LSM file says of its axes, which its first page has; empty in other files. */
	public Optional<LsmInfo> lsm() {
		return LsmInfo.of(directory.buffer(TiffTag.LSM_INFO));
	}

	/** The colours of a palette, [3 × colours], of 16 bits each. */
	public int[][] palette() {
		final long[] all = directory.wholes(TiffTag.COLOR_MAP);
		final int colours = 1 << bits;
		if (bits > 16 || all.length != 3 * colours)
			throw new InputException("its palette has " + all.length + " values, but must have three for each of " +
				(bits > 16 ? "at most 65536" : Integer.toString(colours)) + " colours");
		final int[][] palette = new int[3][colours];
		for (int i = 0; i < all.length; i++)
			palette[i / colours][i % colours] = (int) all[i];
		return palette;
	}

	/** The width and height of a pixel in {@link #resolutionUnit()}; 0 where the file does not say. */
	public double[] pixelSize() {
		return new double[] { pixelSize(TiffTag.X_RESOLUTION), pixelSize(TiffTag.Y_RESOLUTION) };
	}

	private double pixelSize(final TiffTag tag) {
		final double[] resolution = directory.numbers(tag);
		final double size = resolution.length == 0 ? 0 : 1 / resolution[0];
		return Double.isFinite(size) && size > 0 ? size : 0;
	}

	/** "inch", "cm", or nothing where the resolution is in no unit. */
	public String resolutionUnit() {
		final long unit = directory.whole(TiffTag.RESOLUTION_UNIT, INCH);
		return unit == INCH ? "inch" : unit == CENTIMETRE ? "cm" : "";
	}

	/**
	 * Whether the samples stand in the file as they are: neither packed nor tiled nor in planes, each behind the other.
	 */
	public boolean isPlain() {
		return compression == Compression.NONE && !segments.tiled && !segments.planar && segments.isContiguous() &&
			directory.whole(TiffTag.FILL_ORDER, 1) == 1 && bits % 8 == 0;
	}

	/** Whether this plane's data stand where those of a plane are that follows another without a gap. */
	public boolean follows(final TiffPage first) {
		return segments.offset(0) == first.segments.offset(0) + (number - first.number) * first.planeBytes();
	}

	/** In the file. */
	long planeBytes() {
		return segments.totalCount(this);
	}

	/**
	 * @param planes how many there are from this one on, each behind the other without a directory of its own
	 * @throws InputException if the file does not hold them
	 */
	public void requirePlanesBehind(final int planes) {
		if (planes <= 1) return;
		if (!isPlain()) throw new InputException("its " + planes + " planes have a single directory, but are compressed");
		directory.requireInFile("its " + planes + " planes", segments.offset(0),
			Math.multiplyHigh(planeBytes(), planes) != 0 ? Long.MAX_VALUE : planeBytes() * planes);
	}

	/**
	 * Holds what ImageJ has put behind the pixels (overlays, colours, texts) against the file.
	 *
	 * @throws InputException if its lengths do not add up
	 */
	public void requireImageJMetadata() {
		ImageJMetadata.require(directory);
	}

	/**
	 * Whether a plane's samples are of the same number, type and meaning as another's, and in a plane of the same size.
	 */
	public boolean isLike(final TiffPage other) {
		return width == other.width && height == other.height && samples == other.samples && type == other.type &&
			bits == other.bits && photometric == other.photometric;
	}

	/** Its size and samples, for messages. */
	public String describe() {
		return width + " × " + height + " pixels of " + (samples > 1 ? samples + " × " : "") + bits + " bits" +
			(Arrays.asList(PixelType.FLOAT32, PixelType.FLOAT64).contains(type) ? " (real)" : "");
	}
}
