package org.parcelj.zarr.ngff;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.parcelj.InputException;
import org.parcelj.zarr.Fields;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.store.Keys;
import org.parcelj.zarr.store.Store;
import org.parcelj.zarr.store.StoreLocation;

/**
 * An image at one or several resolutions: an NGFF image, a single Zarr or N5 array, or an N5 group of arrays s0, s1, ….
 * Levels are opened when they are asked for. Immutable.
 */
public final class OmeImage {

	private static final int MOST_LEVELS = 64;

	private final StoreLocation location;
	private final ZarrGroup group;
	private final Fields ngff;
	private final String version;
	private final List<Supplier<Level>> levels;
	private final String note;

	private OmeImage(final StoreLocation location, final ZarrGroup group, final Fields ngff, final String version,
		final List<Supplier<Level>> levels, final String note)
	{
		this.location = location;
		this.group = group;
		this.ngff = ngff;
		this.version = version;
		this.levels = levels;
		this.note = note;
	}

	/**
	 * @throws InputException if there is no image: the message says what is missing or wrong, or, where there are several
	 * images, how to name one
	 */
	public static OmeImage open(final StoreLocation location) {
		return open(location, true);
	}

	/** @param outermost whether it may hold another one that is meant */
	private static OmeImage open(final StoreLocation location, final boolean outermost) {
		final ZarrGroup group = ZarrGroup.open(location.store(), location.path());
		final Fields ngff = group.attributes().has("ome") ? group.attributes().object("ome") : group.attributes();
		if (ngff.has("multiscales")) return multiscale(location, group, ngff);
		if (ngff.has("plate") || ngff.has("well"))
			throw new InputException(location.store().name() + " is a plate of many images; name one, like \"" +
				location.store().name() + "/A/1/0\"");
		final Optional<ZarrArray> array = ZarrArray.find(location.store(), location.path());
		if (array.isPresent()) {
			final Level level = plain(array.get());
			return new OmeImage(location, group, ngff, "0.4", List.of(() -> level), "");
		}
		if (outermost && ngff.has("bioformats2raw.layout")) return first(location);
		final List<Supplier<Level>> scales = scales(location);
		if (scales.isEmpty())
			throw new InputException((location.path().isEmpty() ? location.store().name() : location.path()) +
				" is a group without an image: it has neither \"multiscales\" nor arrays s0, s1, …");
		return new OmeImage(location, group, ngff, "0.4", scales, "");
	}

	/** Whether its metadata say that it is a label image. */
	public boolean isLabelImage() {
		return ngff.has("image-label");
	}

	private static OmeImage multiscale(final StoreLocation location, final ZarrGroup group, final Fields ngff) {
		final Multiscale multiscale = Multiscale.of(ngff);
		final List<Supplier<Level>> levels = new ArrayList<>();
		for (final Multiscale.Dataset dataset : multiscale.datasets())
			levels.add(() -> {
				final String path = Keys.join(location.path(), Keys.require(location.store().name(), dataset.path()));
				final ZarrArray array = ZarrArray.open(location.store(), path);
				if (array.shape().length != multiscale.axes().size())
					throw new InputException(
						array.name() + " has " + array.shape().length + " axes, but its image names " + multiscale.axes().size());
				requireNames(array, multiscale.axes());
				return new Level(array, multiscale.axes(), dataset.scale(), dataset.translation());
			});
		return new OmeImage(location, group, ngff, multiscale.version(), levels, note(location, multiscale));
	}

	private static String note(final StoreLocation location, final Multiscale multiscale) {
		if (multiscale.images() == 1) return "";
		final String first = multiscale.name().isEmpty()
			? "the first of them"
			: "the first of them, \"" + multiscale.name() + "\",";
		return "\"" + location.title() + "\" holds " + multiscale.images() + " images in one group: " + first +
			" is read; to read another one, name one of its arrays";
	}

	/** An array that names its axes otherwise than its image does would be turned or mirrored by one of the two. */
	private static void requireNames(final ZarrArray array, final List<Axis> axes) {
		final List<String> letters = axes.stream().map(axis -> axis.dimension().letter()).toList();
		final List<String> names = array.dimensionNames().stream()
			.map(name -> name == null ? "" : name.toLowerCase(Locale.ROOT)).toList();
		if (!names.equals(letters) && names.size() == letters.size() && names.containsAll(letters))
			throw new InputException(
				array.name() + ": dimension_names is " + names + ", but the image has the axes " + letters);
	}

	/** The only image of a file that Bio-Formats converted. */
	private static OmeImage first(final StoreLocation location) {
		final Store store = location.store();
		if (ZarrGroup.find(store, Keys.join(location.path(), "1")).isPresent())
			throw new InputException(store.name() + " holds several images; name one, like \"" + store.name() + "/0\"");
		return open(new StoreLocation(store, Keys.join(location.path(), "0")), false);
	}

	private static List<Supplier<Level>> scales(final StoreLocation location) {
		final List<Supplier<Level>> levels = new ArrayList<>();
		while (levels.size() < MOST_LEVELS) {
			final Optional<ZarrArray> array = ZarrArray.find(location.store(),
				Keys.join(location.path(), "s" + levels.size()));
			if (array.isEmpty()) return levels;
			levels.add(() -> plain(array.get()));
		}
		return levels;
	}

	/**
	 * An array about which no standard says more: by the names of its axes, else as x, y, z, c, t from the fastest on.
	 */
	private static Level plain(final ZarrArray array) {
		final int count = array.shape().length;
		final String[] letters = array.dimensionNames().stream()
			.filter(name -> name != null && name.matches("[xyzctXYZCT]")).map(name -> name.toLowerCase(Locale.ROOT))
			.distinct().toArray(String[]::new);
		if (count < 2 || count > 5)
			throw new InputException(array.name() + " has " + count + " axes, but an image has 2 to 5");
		final String[] usual = { "t", "c", "z", "y", "x" };
		final boolean named = letters.length == count && List.of(letters).containsAll(List.of("x", "y"));
		final List<Axis> axes = Multiscale.named(named ? letters : Arrays.copyOfRange(usual, 5 - count, 5));
		final double[] scale = new double[count];
		Arrays.fill(scale, 1);
		String unit = "";
		if (array.format() == ZarrFormat.N5) unit = N5Scale.read(array, scale);
		final String spaceUnit = unit;
		return new Level(
			array, axes.stream()
				.map(axis -> axis.dimension().kind().equals("space") ? new Axis(axis.dimension(), spaceUnit) : axis).toList(),
			scale, new double[count]);
	}

	/** Where it lies. */
	public StoreLocation location() {
		return location;
	}

	/** A name for people. */
	public String title() {
		return location.title();
	}

	/** What its reader has to say about it, one sentence for the user; empty where there is nothing to say. */
	public Optional<String> note() {
		return Optional.of(note).filter(text -> !text.isEmpty());
	}

	ZarrGroup group() {
		return group;
	}

	/** The version of NGFF that it is written in, "0.1" to "0.5". */
	public String version() {
		return version;
	}

	/** The number of levels, at least 1. */
	public int levels() {
		return levels.size();
	}

	/**
	 * @param number 0 is the finest
	 * @throws InputException if there is no such level, or it cannot be read
	 */
	public Level level(final int number) {
		if (number < 0 || number >= levels.size())
			throw new InputException("level is " + number + ", but " + location.store().name() + " has " +
				(levels.size() == 1 ? "level 0 only" : "levels 0 to " + (levels.size() - 1)));
		return levels.get(number).get();
	}

	/** How channels are to be shown, where the image says so: a list like OMERO's; else empty. */
	public List<JsonObject> channels() {
		final Fields omero = ngff.json().has("omero") && ngff.json().get("omero").isJsonObject()
			? ngff.object("omero")
			: null;
		if (omero == null || !omero.json().has("channels") || !omero.json().get("channels").isJsonArray()) return List.of();
		return omero.list("channels").stream().filter(com.google.gson.JsonElement::isJsonObject)
			.map(com.google.gson.JsonElement::getAsJsonObject).toList();
	}
}
