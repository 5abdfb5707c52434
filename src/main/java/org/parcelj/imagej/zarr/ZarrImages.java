package org.parcelj.imagej.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.SinglePrecision;
import org.parcelj.TimeUnits;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.zarr.ngff.Axis.Dimension;
import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.Level;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * Images of Zarr and N5 as ImageJ's. An image has the axes X Y C Z T; where it came from is stored with it as text
 * properties, which ImageJ keeps in duplicates and TIFF files.
 */
public final class ZarrImages {

	/** How the names of the properties start. */
	private static final String ADDRESS = "zarr.address";
	private static final String LEVEL = "zarr.level";
	private static final String REGION = "zarr.region";

	/** The share of the free memory that an image may take to be read whole. */
	private static final double SHARE = 0.4;
	/** The same that decoded chunks may take, where planes are decoded as they are asked for. */
	private static final double CACHE_SHARE = 0.25;

	/**
	 * Which part of a Zarr is meant.
	 *
	 * @param level 0 is the finest
	 */
	public record View(int level, Region region, String regionText) {

		/** @param region see {@link Region} */
		public static View of(final int level, final String region) {
			return new View(level, Region.parse(region), region);
		}
	}

	private ZarrImages() {
		// not to be instantiated
	}

	/** Whether a text is the address of a Zarr or N5. */
	public static boolean isZarr(final String address) {
		return StoreLocation.isZarr(address);
	}

	/**
	 * An image whose planes are decoded when they are asked for.
	 *
	 * @param address a folder, a zip file, http(s)://… or s3://…
	 * @throws InputException if there is no such image, level or region, or it has more pixels than ImageJ can show
	 */
	public static ImagePlus openVirtual(final String address, final View view) {
		final Opened opened = new Opened(address, view);
		return opened.image(opened.virtual());
	}

	/** The same, read whole at once where the memory for that is there. */
	public static ImagePlus open(final String address, final View view, final Progress progress) {
		final Opened opened = new Opened(address, view);
		final long bytes = opened.bytes();
		return opened.image(bytes <= SHARE * Memory.free(bytes) ? opened.read(progress) : opened.virtual());
	}

	/** The image in a Zarr that one of ImageJ's came from; empty where it came from elsewhere. */
	public static Optional<OmeImage> source(final ImagePlus image) {
		return Optional.ofNullable(image.getProp(ADDRESS)).map(address -> OmeImage.open(StoreLocation.of(address)));
	}

	/** The address that an image was opened by; empty where it came from elsewhere. */
	public static Optional<String> address(final ImagePlus image) {
		return Optional.ofNullable(image.getProp(ADDRESS));
	}

	private static String absolute(final String address) {
		return address.matches("[a-z0-9]+://.*") ? address : Path.of(address).toAbsolutePath().normalize().toString();
	}

	/** Has an image know no more where it came from. */
	public static void forget(final ImagePlus image) {
		image.setProp(ADDRESS, null);
	}

	/** Which part of its Zarr an image is. */
	static View view(final ImagePlus image) {
		return View.of(Integer.parseInt(image.getProp(LEVEL)), image.getProp(REGION));
	}

	/** A level that is being made an image of. */
	private static final class Opened {

		private final String address;
		private final View view;
		private final OmeImage source;
		private final Level level;
		private final long[] min;
		private final int[] size = new int[5];
		private final SinglePrecision values;

		Opened(final String address, final View view) {
			this.address = absolute(address);
			this.view = view;
			source = OmeImage.open(StoreLocation.of(address));
			level = source.level(view.level);
			level.array().requireMemory();
			values = new SinglePrecision(level.type());
			final long[][] box = view.region.in(level);
			min = box[0];
			final long planes = box[1][2] * box[1][3] * box[1][4];
			if ((double) box[1][0] * box[1][1] > Memory.LONGEST_ARRAY || planes > Memory.LONGEST_ARRAY)
				throw new InputException(source.title() + ": level " + view.level + " has " + planes + " planes of " +
					box[1][0] + " × " + box[1][1] + " pixels, more than ImageJ can hold; take a coarser level, or a region");
			for (int axis = 0; axis < size.length; axis++)
				size[axis] = (int) box[1][axis];
		}

		/** The bytes of the pixels as ImageJ holds them. */
		long bytes() {
			return (long) size[0] * size[1] * size[2] * size[3] * size[4] * ZarrPlanes.bitDepth(level.type()) / 8;
		}

		ImageStack virtual() {
			final long most = (long) (CACHE_SHARE * Memory.free(Runtime.getRuntime().maxMemory() / 2));
			return new ZarrStack(level, min, size, values, most);
		}

		/** A row of chunks at a time. */
		ImageStack read(final Progress progress) {
			final ImageStack stack = new ImageStack(size[0], size[1], size[2] * size[3] * size[4]);
			final int depth = level.chunk(Dimension.Z);
			for (int t = 0; t < size[4]; t++)
				for (int c = 0; c < size[3]; c++)
					for (int z = 0; z < size[2];) {
						progress.step(((double) t * size[3] + c + (double) z / size[2]) / size[3] / size[4], "Reading");
						final int slices = (int) Math.min(size[2] - z, depth - (min[2] + z) % depth);
						final Box box = new Box(new long[] { min[0], min[1], min[2] + z, min[3] + c, min[4] + t },
							new int[] { size[0], size[1], slices, 1, 1 });
						put(stack, level.read(box, progress), z, slices, c, t);
						z += slices;
					}
			return stack;
		}

		private void put(final ImageStack stack, final Object read, final int z, final int slices, final int c,
			final int t)
		{
			if (values.isWide()) values.see(read);
			final int pixels = size[0] * size[1];
			for (int s = 0; s < slices; s++)
				stack.setPixels(ZarrPlanes.plane(level.type(), read, s * pixels, pixels),
					1 + c + size[3] * (z + s + size[2] * t));
		}

		ImagePlus image(final ImageStack stack) {
			final ImagePlus plain = new ImagePlus(source.title(), stack);
			plain.setDimensions(size[3], size[2], size[4]);
			plain.setOpenAsHyperStack(stack.getSize() > 1 && stack.getSize() != size[2]);
			final ImagePlus image = size[3] == 1 ? plain : new CompositeImage(plain, CompositeImage.COMPOSITE);
			image.setCalibration(calibration());
			image.setProp(ADDRESS, address);
			image.setProp(LEVEL, Integer.toString(view.level));
			// ImageJ has no empty texts
			image.setProp(REGION, view.regionText.isBlank() ? ":" : view.regionText);
			source.note().ifPresent(note -> ReadingNotes.add(image, note));
			if (stack.isVirtual()) ReadingNotes.setSeen(image, values);
			else ReadingNotes.addRounding(image, values);
			if (source.isLabelImage()) LabelLikeness.declare(image);
			show(image);
			return image;
		}

		private Calibration calibration() {
			final Calibration calibration = new Calibration();
			calibration.pixelWidth = level.scale(Dimension.X);
			calibration.pixelHeight = level.scale(Dimension.Y);
			calibration.pixelDepth = level.scale(Dimension.Z);
			final String unit = level.unit(Dimension.X);
			calibration.setUnit(unit.equals("µm") ? "micron" : unit);
			calibration.xOrigin = -level.translation(Dimension.X) / calibration.pixelWidth - min[0];
			calibration.yOrigin = -level.translation(Dimension.Y) / calibration.pixelHeight - min[1];
			calibration.zOrigin = -level.translation(Dimension.Z) / calibration.pixelDepth - min[2];
			if (size[4] > 1 && TimeUnits.seconds(level.unit(Dimension.T)).isPresent()) {
				calibration.frameInterval = level.scale(Dimension.T);
				calibration.setTimeUnit(level.unit(Dimension.T).equals("s") ? "sec" : level.unit(Dimension.T));
			}
			return calibration;
		}

		/** Ranges and colours as the image itself says, else by the pixels of the middle slice. */
		private void show(final ImagePlus image) {
			final List<JsonObject> channels = source.channels();
			for (int c = 0; c < size[3]; c++) {
				final JsonObject channel = min[3] + c < channels.size() ? channels.get((int) min[3] + c) : new JsonObject();
				image.setPositionWithoutUpdate(c + 1, (size[2] + 1) / 2, 1);
				final ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(c + 1, (size[2] + 1) / 2, 1));
				plane.resetMinAndMax();
				final double[] range = range(channel).orElse(new double[] { plane.getMin(), plane.getMax() });
				if (image instanceof CompositeImage composite) color(channel).ifPresent(color -> {
					final LUT lut = LUT.createLutFromColor(color);
					lut.min = range[0];
					lut.max = range[1];
					composite.setChannelLut(lut, composite.getChannel());
				});
				if (range[0] < range[1]) image.setDisplayRange(range[0], range[1]);
			}
			image.setPositionWithoutUpdate(1, 1, 1);
		}

		private static Optional<double[]> range(final JsonObject channel) {
			final JsonElement window = channel.get("window");
			if (window == null || !window.isJsonObject()) return Optional.empty();
			final double[] range = new double[2];
			for (int i = 0; i < 2; i++) {
				final JsonElement end = window.getAsJsonObject().get(i == 0 ? "start" : "end");
				if (end == null || !end.isJsonPrimitive() || !end.getAsJsonPrimitive().isNumber()) return Optional.empty();
				range[i] = end.getAsDouble();
			}
			return range[0] < range[1] && Double.isFinite(range[1] - range[0]) ? Optional.of(range) : Optional.empty();
		}

		private static Optional<Color> color(final JsonObject channel) {
			final JsonElement color = channel.get("color");
			if (color == null || !color.isJsonPrimitive() || !color.getAsString().matches("[0-9A-Fa-f]{6}"))
				return Optional.empty();
			return Optional.of(new Color(Integer.parseInt(color.getAsString(), 16)));
		}
	}
}
