package org.parcelj.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;

/**
 * Reads DICOM files whose pixels are not compressed: grey of 8, 16 or 32 bits, or RGB of 8, of one or more frames. Grey
 * values are those that the rescale slope and intercept give.
 *
 * @see <a href="https://www.dicomstandard.org/current">The DICOM standard</a>, parts 3 and 5
 */
public final class DicomFile {

	private static final int SLICE_THICKNESS = 0x00180050;
	private static final int SPACING_BETWEEN_SLICES = 0x00180088;
	private static final int SAMPLES = 0x00280002;
	private static final int PHOTOMETRIC = 0x00280004;
	private static final int PLANAR = 0x00280006;
	private static final int FRAMES = 0x00280008;
	private static final int ROWS = 0x00280010;
	private static final int COLUMNS = 0x00280011;
	private static final int PIXEL_SPACING = 0x00280030;
	private static final int BITS_ALLOCATED = 0x00280100;
	private static final int BITS_STORED = 0x00280101;
	private static final int PIXEL_SIGN = 0x00280103;
	private static final int INTERCEPT = 0x00281052;
	private static final int SLOPE = 0x00281053;

	private static final int SHARED_GROUPS = 0x52009229;
	private static final int FRAMES_GROUPS = 0x52009230;

	private final DicomElements elements;

	private DicomFile(final DicomElements elements) {
		this.elements = elements;
	}

	/** Whether the first bytes of a file are those of a DICOM file. */
	public static boolean isDicom(final byte[] start) {
		return DicomElements.isDicom(start);
	}

	/**
	 * @param frames a picture for each frame
	 * @param slope what stored values are to be multiplied by
	 * @param intercept what is to be added then
	 * @param pixelSize along X Y Z in mm; 0 where it is not known
	 */
	public record Image(Picture[] frames, double slope, double intercept, double[] pixelSize) {}

	/**
	 * @throws InputException if the file is damaged, or its pixels are compressed; the message does not name it
	 */
	public static Image read(final Path path) throws IOException {
		Memory.require("the image", Files.size(path));
		final byte[] bytes = Files.readAllBytes(path);
		return new DicomFile(DicomElements.read(bytes)).image(bytes.length);
	}

	private Image image(final int fileBytes) {
		final int width = elements.whole(COLUMNS, 0, 1, 65535);
		final int height = elements.whole(ROWS, 0, 1, 65535);
		final int samples = elements.whole(SAMPLES, 1, 1, 3);
		final int frames = frames(fileBytes);
		final PixelType type = type(samples);
		final String photometric = elements.text(PHOTOMETRIC);
		if (samples == 3 && !photometric.equals("RGB") || photometric.startsWith("PALETTE"))
			throw new InputException("its colours are " + photometric + ", which is not read");
		final long frameBytes = (long) width * height * samples * type.bytes();
		final ByteBuffer data = elements.bytes(DicomElements.PIXEL_DATA);
		if (data == null) throw new InputException("it has no pixels");
		if (frameBytes * frames > data.limit())
			throw new InputException("it is cut short: its " + frames + " frames of " + width + " × " + height +
				" pixels take " + frameBytes * frames + " bytes, but it has " + data.limit());
		// what is scaled or has more than 16 bits becomes real values, and three samples a plane of colours
		final boolean kept = samples == 1 && type.bytes() <= 2 && scale(SLOPE, 1) == 1 && scale(INTERCEPT, 0) == 0;
		Memory.require("the image", frameBytes * frames + (kept ? 0 : (long) Float.BYTES * width * height * frames));
		final Picture[] pictures = new Picture[frames];
		for (int frame = 0; frame < frames; frame++)
			pictures[frame] = new Picture(width, height, type,
				planes(data.slice((int) (frame * frameBytes), (int) frameBytes).order(data.order()), width * height, samples,
					type),
				null);
		final double slope = scale(SLOPE, 1);
		final double intercept = scale(INTERCEPT, 0);
		if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept))
			throw new InputException(
				"its rescale slope is " + slope + " and its intercept " + intercept + ", but the slope must not be 0");
		return new Image(pictures, slope, intercept, pixelSize());
	}

	/**
	 * A number that stands beside the pixels, or in enhanced files in the groups of all frames or each.
	 *
	 * @throws InputException if frames have different ones
	 */
	private double scale(final int tag, final double otherwise) {
		if (elements.bytes(tag) != null) return elements.number(tag, 0, otherwise);
		double found = Double.NaN;
		for (final int groups : new int[] { SHARED_GROUPS, FRAMES_GROUPS }) {
			final ByteBuffer nested = elements.bytes(groups);
			for (int at = 0; nested != null && at + 8 <= nested.limit(); at++) {
				if (nested.getShort(at) != (short) (tag >>> 16) || nested.getShort(at + 2) != (short) tag) continue;
				final double number = nestedNumber(nested, at + 4);
				if (!Double.isNaN(found) && found != number)
					throw new InputException(
						"its frames have different scales, " + found + " and " + number + ", which is not read");
				found = number;
			}
		}
		return Double.isNaN(found) ? otherwise : found;
	}

	private double nestedNumber(final ByteBuffer nested, final int at) {
		final int length = DicomElements.isTyped(nested, at) ? nested.getShort(at + 2) & 0xffff : nested.getInt(at);
		final byte[] text = new byte[Math.max(0, Math.min(length, nested.limit() - at - 4))];
		nested.get(at + 4, text);
		try {
			return Double.parseDouble(new String(text, StandardCharsets.ISO_8859_1).strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("a scale in its groups of frames is not a number", e);
		}
	}

	/** No more than the file has bytes. */
	private int frames(final int most) {
		final double frames = elements.number(FRAMES, 0, 1);
		if (!(frames >= 1 && frames <= most))
			throw new InputException(
				"it has " + elements.text(FRAMES) + " frames, but must have at least 1, and at most one per byte");
		return (int) frames;
	}

	private PixelType type(final int samples) {
		final int bits = elements.whole(BITS_ALLOCATED, 16, 1, 64);
		final boolean signed = elements.whole(PIXEL_SIGN, 0, 0, 1) == 1;
		if (bits == 8 && !(signed && samples > 1)) return signed ? PixelType.INT8 : PixelType.UINT8;
		if (bits == 16 && samples == 1) return signed ? PixelType.INT16 : PixelType.UINT16;
		if (bits == 32 && samples == 1) return signed ? PixelType.INT32 : PixelType.UINT32;
		throw new InputException("its pixels are " + samples + " samples of " + bits + " bits, which are not read");
	}

	private Object[] planes(final ByteBuffer data, final int pixels, final int samples, final PixelType type) {
		final Object[] planes = new Object[samples];
		final boolean planar = elements.whole(PLANAR, 0, 0, 1) == 1;
		for (int s = 0; s < samples; s++) {
			planes[s] = type.arrays().create(pixels);
			if (samples == 1) type.arrays().get(data, planes[s], 0, pixels);
			else for (int i = 0; i < pixels; i++)
				((byte[]) planes[s])[i] = data.get(planar ? s * pixels + i : samples * i + s);
		}
		if (samples == 1) cut(planes[0], type);
		return planes;
	}

	/** Bits above those that are said to be stored are something else, such as overlays. */
	private void cut(final Object plane, final PixelType type) {
		final int stored = elements.whole(BITS_STORED, 8 * type.bytes(), 1, 8 * type.bytes());
		final int shift = Integer.SIZE - stored;
		final boolean signed = type == PixelType.INT8 || type == PixelType.INT16 || type == PixelType.INT32;
		if (stored == 8 * type.bytes()) return;
		if (plane instanceof byte[]) for (int i = 0; i < ((byte[]) plane).length; i++)
			((byte[]) plane)[i] = (byte) cut(((byte[]) plane)[i], shift, signed);
		else if (plane instanceof short[]) for (int i = 0; i < ((short[]) plane).length; i++)
			((short[]) plane)[i] = (short) cut(((short[]) plane)[i], shift, signed);
		else for (int i = 0; i < ((int[]) plane).length; i++)
			((int[]) plane)[i] = cut(((int[]) plane)[i], shift, signed);
	}

	private static int cut(final int value, final int shift, final boolean signed) {
		return signed ? value << shift >> shift : value << shift >>> shift;
	}

	/** Pixel spacing has that of the rows first. */
	private double[] pixelSize() {
		final double between = elements.number(SPACING_BETWEEN_SLICES, 0, 0);
		final double[] sizes = { elements.number(PIXEL_SPACING, 1, 0), elements.number(PIXEL_SPACING, 0, 0),
			between != 0 ? Math.abs(between) : elements.number(SLICE_THICKNESS, 0, 0) };
		return Arrays.stream(sizes).map(size -> size > 0 && Double.isFinite(size) ? size : 0).toArray();
	}
}
