package org.parcelj.nifti;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;

/**
 * What a NIfTI file says about its image: version 1 or 2, or an ANALYZE 7.5 header, which is taken for version 1
 * without orientation. All fields are kept as they are stored, including those that are not used here; methods that
 * begin with "with" give a changed copy. Immutable.
 */
public final class NiftiHeader {

	/** NIFTI_INTENT_LABEL of the standard: values are indices of labels. */
	private static final int INTENT_LABEL = 1002;

	private final HeaderFields fields;
	private final int version;
	private final ByteOrder byteOrder;
	private final List<NiftiExtension> extensions;

	NiftiHeader(final HeaderFields fields, final int version, final ByteOrder byteOrder,
		final List<NiftiExtension> extensions)
	{
		this.fields = fields;
		this.version = version;
		this.byteOrder = byteOrder;
		this.extensions = Collections.unmodifiableList(new ArrayList<>(extensions));
	}

	/**
	 * The header of a new image: pixels of size 1, no orientation, no scaling, little-endian, version 1 where that can
	 * hold the dimensions.
	 *
	 * @param dimensions pixels along x, y, z, t and channel, as many as there are; each at least 1
	 * @throws InputException if there are no dimensions, more than five, or one below 1
	 */
	public static NiftiHeader of(final NiftiType type, final long... dimensions) {
		final HeaderFields fields = new HeaderFields();
		for (int axis = 0; axis < 8; axis++)
			fields.set(HeaderField.PIXDIM, axis, 1.0);
		return new NiftiHeader(fields, 1, ByteOrder.LITTLE_ENDIAN, List.of()).withData(type, dimensions);
	}

	HeaderFields fields() {
		return fields;
	}

	/** 1 or 2. */
	public int version() {
		return version;
	}

	public ByteOrder byteOrder() {
		return byteOrder;
	}

	public List<NiftiExtension> extensions() {
		return extensions;
	}

	/** The type of the stored values. */
	public NiftiType type() {
		return NiftiType.of(fields.integer(HeaderField.DATATYPE));
	}

	/** Pixels along each axis that the header counts: x, y, z, t, channel. */
	public long[] dimensions() {
		final long[] dimensions = new long[(int) fields.integer(HeaderField.DIM, 0)];
		Arrays.setAll(dimensions, axis -> fields.integer(HeaderField.DIM, axis + 1));
		return dimensions;
	}

	/** Pixels along an axis, counted from 0; 1 along those that the header does not count. */
	public long dimension(final int axis) {
		return axis < fields.integer(HeaderField.DIM, 0) ? fields.integer(HeaderField.DIM, axis + 1) : 1;
	}

	/** The size of a pixel along an axis, counted from 0, as it is stored: possibly negative, 0 or not a number. */
	public double pixdim(final int axis) {
		return fields.real(HeaderField.PIXDIM, axis + 1);
	}

	/** The size of a pixel along an axis, counted from 0, without its sign; 1 where the header has no usable one. */
	public double pixelSize(final int axis) {
		final double size = Math.abs(pixdim(axis));
		return size > 0 && Double.isFinite(size) ? size : 1;
	}

	/** The unit of pixel sizes: m, mm, µm, or pixel where the header names none. */
	public String unit() {
		return NiftiUnit.space(units());
	}

	private int units() {
		return fields.integer(HeaderField.XYZT_UNITS);
	}

	/** Seconds from frame to frame; 0 where the image is not a series in time or the header does not say. */
	public double frameInterval() {
		final double seconds = Math.abs(pixdim(3)) * NiftiUnit.seconds(units());
		return fields.integer(HeaderField.DIM, 0) > 3 && Double.isFinite(seconds) ? seconds : 0;
	}

	/** What a stored value is multiplied by; 1 where the header asks for no scaling. */
	public double slope() {
		return hasSlope() ? fields.real(HeaderField.SCL_SLOPE) : 1;
	}

	/** What is added to a stored value after multiplication; 0 where the header asks for no scaling. */
	public double intercept() {
		final double intercept = fields.real(HeaderField.SCL_INTER);
		return hasSlope() && Double.isFinite(intercept) ? intercept : 0;
	}

	private boolean hasSlope() {
		final double slope = fields.real(HeaderField.SCL_SLOPE);
		return slope != 0 && Double.isFinite(slope) && type().channels() == 1;
	}

	/** Whether real values are other than the stored ones. */
	public boolean isScaled() {
		return slope() != 1 || intercept() != 0;
	}

	/** The lower end of the range to display; the same as {@link #displayMaximum()} where the header has none. */
	public double displayMinimum() {
		return fields.real(HeaderField.CAL_MIN);
	}

	public double displayMaximum() {
		return fields.real(HeaderField.CAL_MAX);
	}

	public String description() {
		return fields.text(HeaderField.DESCRIP);
	}

	/** What the coordinates of {@link #qform()} are: 0 none, 1 the scanner's, above that a template's. */
	public int qformCode() {
		return fields.integer(HeaderField.QFORM_CODE);
	}

	/** What the coordinates of {@link #sform()} are, in the numbers of {@link #qformCode()}. */
	public int sformCode() {
		return fields.integer(HeaderField.SFORM_CODE);
	}

	/** [3 × 4], from pixel indices to coordinates in {@link #unit()}; as it is stored, whatever its code. */
	public double[][] qform() {
		final double[] quaternion = new double[3];
		final double[] offset = new double[3];
		final double[] size = new double[3];
		Arrays.setAll(quaternion, i -> fields.real(HeaderField.QUATERN, i));
		Arrays.setAll(offset, i -> fields.real(HeaderField.QOFFSET, i));
		Arrays.setAll(size, this::pixelSize);
		return Affines.ofQuaternion(quaternion, offset, size, fields.real(HeaderField.PIXDIM, 0) < 0 ? -1 : 1);
	}

	/** [3 × 4], from pixel indices to coordinates in {@link #unit()}; as it is stored, whatever its code. */
	public double[][] sform() {
		final double[][] matrix = new double[3][4];
		for (int i = 0; i < 12; i++)
			matrix[i / 4][i % 4] = fields.real(HeaderField.SROW, i);
		return matrix;
	}

	/**
	 * The orientation of the image: the sform where it has a code and can be used, else the qform where that has.
	 *
	 * @return [3 × 4], from pixel indices to coordinates in {@link #unit()}; null where the header has neither
	 */
	public double[][] affine() {
		if (sformCode() > 0 && Affines.isUsable(sform())) return sform();
		if (qformCode() > 0 && Affines.isUsable(qform())) return qform();
		return null;
	}

	/** Pixel sizes along x, y and (where the header counts it) z, their unit, and the affine to mm. */
	public PixelSpace pixelSpace() {
		final double[] sizes = new double[dimensions().length < 3 ? 2 : 3];
		Arrays.setAll(sizes, this::pixelSize);
		final double[][] affine = affine();
		return new PixelSpace(sizes, unit(),
			affine == null ? null : Affines.scaled(affine, NiftiUnit.millimeters(units())));
	}

	/** The pixel, in fractions, where scanner coordinate (0, 0, 0) lies; null where there is no orientation. */
	public double[] scannerZero() {
		final double[][] affine = affine();
		return affine == null ? null : Affines.zero(affine);
	}

	/**
	 * The header of other data on the same grid in space: what held for the old values alone (scaling, display range,
	 * intent, description, and the timing of slices where dimensions change) goes.
	 *
	 * @param dimensions pixels along x, y, z, t and channel, as many as there are; each at least 1
	 * @throws InputException if there are no dimensions, more than five, or one below 1
	 */
	public NiftiHeader withData(final NiftiType type, final long... dimensions) {
		final HeaderFields changed = fields.copy();
		changed.clear(HeaderField.DIM, HeaderField.INTENT_P, HeaderField.INTENT_CODE, HeaderField.INTENT_NAME,
			HeaderField.SCL_INTER, HeaderField.CAL_MAX, HeaderField.CAL_MIN, HeaderField.DESCRIP, HeaderField.AUX_FILE);
		if (!Arrays.equals(dimensions, dimensions()))
			changed.clear(HeaderField.SLICE_START, HeaderField.SLICE_END, HeaderField.SLICE_CODE, HeaderField.SLICE_DURATION,
				HeaderField.TOFFSET);
		// colours have no scale, and readers trip over one
		changed.set(HeaderField.SCL_SLOPE, 0, type.channels() > 1 ? 0.0 : 1.0);
		changed.set(HeaderField.DATATYPE, 0, (long) type.code());
		changed.set(HeaderField.BITPIX, 0, 8L * type.bytesPerPixel());
		changed.set(HeaderField.DIM, 0, (long) dimensions.length);
		for (int axis = 1; axis < 8; axis++)
			changed.set(HeaderField.DIM, axis, axis <= dimensions.length ? dimensions[axis - 1] : 1);
		HeaderChecks.check(changed);
		final boolean large = Arrays.stream(dimensions).anyMatch(size -> size > Short.MAX_VALUE);
		return new NiftiHeader(changed, large ? 2 : version, byteOrder, extensions);
	}

	/** A copy with the intent of labels. */
	public NiftiHeader asLabels() {
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.INTENT_CODE, 0, (long) INTENT_LABEL);
		return new NiftiHeader(changed, version, byteOrder, extensions);
	}

	/** Whether its intent is that the values are indices of labels. */
	public boolean isLabels() {
		return fields.integer(HeaderField.INTENT_CODE) == INTENT_LABEL;
	}

	/** A copy with values that are {@code slope} · stored + {@code intercept}. */
	public NiftiHeader withScaling(final double slope, final double intercept) {
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.SCL_SLOPE, 0, slope);
		changed.set(HeaderField.SCL_INTER, 0, intercept);
		return with(changed);
	}

	/** A copy with a description of the image; as much of it as 79 bytes hold. */
	public NiftiHeader withDescription(final String description) {
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.DESCRIP, description);
		return with(changed);
	}

	/**
	 * With pixel sizes along x, y and z, and without the orientation, which had others.
	 *
	 * @param unit the sizes' unit: m, mm or µm; nm, cm and inches become one of these, others are left out of the header
	 */
	public NiftiHeader withPixelSizes(final double[] sizes, final String unit) {
		final HeaderFields changed = withoutOrientation().fields.copy();
		for (int axis = 0; axis < 3; axis++)
			changed.set(HeaderField.PIXDIM, axis + 1, sizes[axis] * NiftiUnit.factor(unit));
		changed.set(HeaderField.XYZT_UNITS, 0, (long) (units() & ~7 | NiftiUnit.code(unit)));
		return with(changed);
	}

	/** The same numbers, in the unit of another header where this one names none. */
	public NiftiHeader inUnitOf(final NiftiHeader other) {
		if ((units() & NiftiUnit.SPACE) != 0) return this;
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.XYZT_UNITS, 0, (long) (units() | other.units() & NiftiUnit.SPACE));
		return with(changed);
	}

	/** A copy with the time from frame to frame in seconds; 0 if it is not known. */
	public NiftiHeader withFrameInterval(final double seconds) {
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.PIXDIM, 4, seconds);
		changed.set(HeaderField.XYZT_UNITS, 0, (long) (units() & 7 | (seconds > 0 ? NiftiUnit.USUAL & ~7 : 0)));
		return with(changed);
	}

	/** Without any relation to a scanner's coordinates; pixel sizes stay. */
	public NiftiHeader withoutOrientation() {
		final HeaderFields changed = fields.copy();
		changed.clear(HeaderField.QFORM_CODE, HeaderField.SFORM_CODE, HeaderField.QUATERN, HeaderField.QOFFSET,
			HeaderField.SROW);
		changed.set(HeaderField.PIXDIM, 0, 1.0);
		return with(changed);
	}

	/**
	 * With an sform.
	 *
	 * @param code above 0; 1 for the scanner's coordinates
	 * @param matrix [3 × 4], from pixel indices to coordinates in {@link #unit()}
	 */
	public NiftiHeader withSform(final int code, final double[][] matrix) {
		final HeaderFields changed = fields.copy();
		changed.set(HeaderField.SFORM_CODE, 0, (long) code);
		for (int i = 0; i < 12; i++)
			changed.set(HeaderField.SROW, i, matrix[i / 4][i % 4]);
		return with(changed);
	}

	/** A copy with both forms shifted so that pixel (x, y, z) of the old image is the first one of the new. */
	public NiftiHeader withFirstPixel(final long x, final long y, final long z) {
		final HeaderFields changed = fields.copy();
		final double[] sform = Affines.apply(sform(), x, y, z);
		final double[] qform = Affines.apply(qform(), x, y, z);
		for (int row = 0; row < 3; row++) {
			if (sformCode() > 0) changed.set(HeaderField.SROW, 4 * row + 3, sform[row]);
			if (qformCode() > 0) changed.set(HeaderField.QOFFSET, row, qform[row]);
		}
		return with(changed);
	}

	public NiftiHeader withExtensions(final List<NiftiExtension> others) {
		return new NiftiHeader(fields, version, byteOrder, others);
	}

	/** In version 1 or 2 and a byte order. */
	public NiftiHeader withFormat(final int newVersion, final ByteOrder newOrder) {
		InputException.requireRange("the NIfTI version", newVersion, 1, 2);
		return new NiftiHeader(fields, newVersion, newOrder, extensions).requireVersionHoldsDimensions();
	}

	private NiftiHeader requireVersionHoldsDimensions() {
		if (version == 1) for (final long size : dimensions())
			if (size > Short.MAX_VALUE)
				throw new InputException(
					"NIfTI-1 holds at most " + Short.MAX_VALUE + " pixels along an axis, but there are " + size);
		return this;
	}

	private NiftiHeader with(final HeaderFields changed) {
		return new NiftiHeader(changed, version, byteOrder, extensions);
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof NiftiHeader)) return false;
		final NiftiHeader header = (NiftiHeader) other;
		return version == header.version && byteOrder == header.byteOrder && extensions.equals(header.extensions) &&
			Arrays.equals(fields.array(), header.fields.array());
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(fields.array());
	}
}
