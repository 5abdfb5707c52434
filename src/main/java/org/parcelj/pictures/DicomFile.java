package org.parcelj.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	private static final int PREAMBLE = 128;
	private static final int META_GROUP = 0x0002;
	private static final int PIXEL_DATA = 0x7fe00010;
	private static final int ITEM = 0xfffee000;
	private static final int ITEM_END = 0xfffee00d;
	private static final int SEQUENCE_END = 0xfffee0dd;
	private static final int UNDEFINED = -1;

	private static final int IDENTIFYING_GROUP = 8;

	private static final int TRANSFER_SYNTAX = 0x00020010;
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

	private static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
	private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
	private static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

	/** Of explicit types, those with lengths of 32 bits. */
	private static final List<String> LONG_TYPES = List.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN",
		"UR", "UT", "UV");

	private final ByteBuffer bytes;
	private final Map<Integer, ByteBuffer> elements = new HashMap<>();
	private boolean explicit = true;

	private DicomFile(final ByteBuffer bytes) {
		this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Whether the first bytes of a file are those of a DICOM file. */
	public static boolean isDicom(final byte[] start) {
		return hasPreamble(start) || isBare(start);
	}

	private static boolean hasPreamble(final byte[] start) {
		return start.length >= PREAMBLE + 4 && new String(start, PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
	}

	/** Older files (ACR-NEMA) begin with their first element, one of few bytes in group 2 or 8. */
	private static boolean isBare(final byte[] start) {
		if (start.length < PREAMBLE) return false;
		final ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
		final int group = bytes.getShort(0);
		if (group != META_GROUP && group != IDENTIFYING_GROUP || (bytes.getShort(2) & 0xffff) > 0xff) return false;
		return isTyped(bytes, 4) || bytes.getInt(4) >= 0 && bytes.getInt(4) <= 64;
	}

	/** Whether an element says its type, in two capitals. */
	private static boolean isTyped(final ByteBuffer bytes, final int at) {
		return Character.isUpperCase(bytes.get(at)) && Character.isUpperCase(bytes.get(at + 1));
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
		return new DicomFile(ByteBuffer.wrap(Files.readAllBytes(path))).image();
	}

	private Image image() {
		try {
			readElements();
		}
		catch (final IndexOutOfBoundsException e) {
			throw new InputException("it is cut short: an element reaches beyond its end", e);
		}
		final int width = whole(COLUMNS, 0, 1, 65535);
		final int height = whole(ROWS, 0, 1, 65535);
		final int samples = whole(SAMPLES, 1, 1, 3);
		final int frames = frames();
		final PixelType type = type(samples);
		final String photometric = text(PHOTOMETRIC);
		if (samples == 3 && !photometric.equals("RGB") || photometric.startsWith("PALETTE"))
			throw new InputException("its colours are " + photometric + ", which is not read");
		final long frameBytes = (long) width * height * samples * type.bytes();
		final ByteBuffer data = elements.get(PIXEL_DATA);
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
		if (elements.containsKey(tag)) return number(tag, 0, otherwise);
		double found = Double.NaN;
		for (final int groups : new int[] { SHARED_GROUPS, FRAMES_GROUPS }) {
			final ByteBuffer nested = elements.get(groups);
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
		final int length = isTyped(nested, at) ? nested.getShort(at + 2) & 0xffff : nested.getInt(at);
		final byte[] text = new byte[Math.max(0, Math.min(length, nested.limit() - at - 4))];
		nested.get(at + 4, text);
		try {
			return Double.parseDouble(new String(text, StandardCharsets.ISO_8859_1).strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("a scale in its groups of frames is not a number", e);
		}
	}

	private int frames() {
		final double frames = number(FRAMES, 0, 1);
		if (!(frames >= 1 && frames <= bytes.limit()))
			throw new InputException(
				"it has " + text(FRAMES) + " frames, but must have at least 1, and at most one per byte");
		return (int) frames;
	}

	private PixelType type(final int samples) {
		final int bits = whole(BITS_ALLOCATED, 16, 1, 64);
		final boolean signed = whole(PIXEL_SIGN, 0, 0, 1) == 1;
		if (bits == 8 && !(signed && samples > 1)) return signed ? PixelType.INT8 : PixelType.UINT8;
		if (bits == 16 && samples == 1) return signed ? PixelType.INT16 : PixelType.UINT16;
		if (bits == 32 && samples == 1) return signed ? PixelType.INT32 : PixelType.UINT32;
		throw new InputException("its pixels are " + samples + " samples of " + bits + " bits, which are not read");
	}

	private Object[] planes(final ByteBuffer data, final int pixels, final int samples, final PixelType type) {
		final Object[] planes = new Object[samples];
		final boolean planar = whole(PLANAR, 0, 0, 1) == 1;
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
		final int stored = whole(BITS_STORED, 8 * type.bytes(), 1, 8 * type.bytes());
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
		final double between = number(SPACING_BETWEEN_SLICES, 0, 0);
		final double[] sizes = { number(PIXEL_SPACING, 1, 0), number(PIXEL_SPACING, 0, 0),
			between != 0 ? Math.abs(between) : number(SLICE_THICKNESS, 0, 0) };
		return Arrays.stream(sizes).map(size -> size > 0 && Double.isFinite(size) ? size : 0).toArray();
	}

	private void readElements() {
		if (hasPreamble(bytes.array())) bytes.position(PREAMBLE + 4);
		else explicit = isTyped(bytes, 4);
		while (bytes.remaining() >= 8) {
			final int group = bytes.getShort(bytes.position()) & 0xffff;
			if (group != META_GROUP && elements.containsKey(TRANSFER_SYNTAX)) begin();
			final int tag = tag();
			final int length = length();
			if (tag == PIXEL_DATA) {
				if (length == UNDEFINED) throw new InputException("its pixels are compressed, which is not read");
				elements.put(tag, value(length));
				return;
			}
			if (length == UNDEFINED) {
				final int from = bytes.position();
				skipSequence(1);
				elements.putIfAbsent(tag, bytes.slice(from, bytes.position() - from).order(bytes.order()));
			}
			else elements.putIfAbsent(tag, value(length));
		}
	}

	/** What follows the meta information is in the order of bytes that it names. */
	private void begin() {
		final String syntax = text(TRANSFER_SYNTAX);
		elements.remove(TRANSFER_SYNTAX);
		explicit = !syntax.equals(IMPLICIT_LITTLE);
		if (syntax.equals(EXPLICIT_BIG)) bytes.order(ByteOrder.BIG_ENDIAN);
		else
			if (explicit && !syntax.equals(EXPLICIT_LITTLE))
				throw new InputException("its pixels are compressed (transfer syntax " + syntax + "), which is not read");
	}

	private int tag() {
		final int group = bytes.getShort() & 0xffff;
		return group << 16 | bytes.getShort() & 0xffff;
	}

	private int length() {
		final int tag = bytes.getShort(bytes.position() - 4) & 0xffff;
		if (!explicit || tag == 0xfffe) return bytes.getInt();
		final String type = "" + (char) bytes.get() + (char) bytes.get();
		if (!LONG_TYPES.contains(type)) return bytes.getShort() & 0xffff;
		bytes.getShort();
		return bytes.getInt();
	}

	private ByteBuffer value(final int length) {
		if (length < 0 || length > bytes.remaining())
			throw new InputException("it is cut short: an element has " + Integer.toUnsignedString(length) + " bytes, but " +
				bytes.remaining() + " are left");
		final ByteBuffer value = bytes.slice(bytes.position(), length).order(bytes.order());
		bytes.position(bytes.position() + length);
		return value;
	}

	/** Goes on to the end of a sequence of unknown length, in which there may be others. */
	private void skipSequence(final int first) {
		int depth = first;
		while (depth > 0 && bytes.remaining() >= 8) {
			final int tag = tag();
			if (tag == SEQUENCE_END || tag == ITEM_END) {
				bytes.getInt();
				depth--;
				continue;
			}
			final int length = tag == ITEM ? bytes.getInt() : length();
			if (length == UNDEFINED) depth++;
			else if (tag != ITEM) value(length);
		}
	}

	private String text(final int tag) {
		final ByteBuffer value = elements.get(tag);
		if (value == null) return "";
		final byte[] text = new byte[value.limit()];
		value.get(0, text);
		return new String(text, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
	}

	private int whole(final int tag, final int otherwise, final int smallest, final int largest) {
		final ByteBuffer value = elements.get(tag);
		final int number = value == null || value.limit() < 2 ? otherwise : value.getShort(0) & 0xffff;
		if (number < smallest || number > largest)
			throw new InputException(String.format("its element (%04x,%04x) is %d, but must be %d to %d", tag >>> 16,
				tag & 0xffff, number, smallest, largest));
		return number;
	}

	private double number(final int tag, final int index, final double otherwise) {
		final String[] numbers = text(tag).split("\\\\");
		if (index >= numbers.length || numbers[index].isBlank()) return otherwise;
		try {
			return Double.parseDouble(numbers[index].strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException(
				String.format("its element (%04x,%04x) is \"%s\", which is not a number", tag >>> 16, tag & 0xffff, text(tag)),
				e);
		}
	}
}
