package org.parcelj.imagej.zarr;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.parcels.LabelMap;
import org.parcelj.zarr.Fields;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.LabelImage;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.Keys;

/** Label images as NGFF has them, with a pyramid. */
public final class ZarrLabels {

	private ZarrLabels() {
		// not to be instantiated
	}

	/**
	 * Writes labels as a Zarr of their own.
	 *
	 * @param labels a label image, which knows the Zarr of which it is where it came of one
	 * @param folder that is not there yet, or empty
	 * @param place where the folder will be in the end: the Zarr that was labelled is named relative to it
	 */
	public static void write(final ImagePlus labels, final Path folder, final Path place, final Progress progress) {
		final Optional<OmeImage> source = ZarrImages.source(labels);
		final LabelMap map = LabelImages.read(labels);
		final LabelGrid grid = source.map(image -> grid(image, labels))
			.orElseGet(() -> LabelGrid.of(map.dimensions(), ImagePlusImgs.space(labels)));
		write(map, new FileStore(folder), "", grid, source.map(image -> reference(image, place)).orElse(""), progress);
	}

	private static LabelGrid grid(final OmeImage image, final ImagePlus labels) {
		final ZarrImages.View view = ZarrImages.view(labels);
		return LabelGrid.of(image, view.level(), view.region());
	}

	private static void write(final LabelMap map, final FileStore store, final String path, final LabelGrid grid,
		final String source, final Progress progress)
	{
		final LabelImage image = LabelImage.create(store, path, grid);
		image.write(map.sharedLabels(), progress);
		final int largest = Arrays.stream(map.numbers()).max().orElse(0);
		image.finish(largest, label -> LabelLut.colour(label).getRGB(), source, progress);
	}

	/** Where an image is, as seen from a folder; its whole address where it is no folder. */
	private static String reference(final OmeImage image, final Path place) {
		if (!(image.location().store() instanceof FileStore files))
			return Keys.join(image.location().store().name(), image.location().path());
		final Path whole = files.folder().resolve(image.location().path());
		try {
			return place.toAbsolutePath().normalize().relativize(whole).toString().replace('\\', '/');
		}
		catch (final IllegalArgumentException e) {
			// on another drive
			return whole.toString().replace('\\', '/');
		}
	}

	/**
	 * Writes labels into the group "labels" of the image that was labelled, and adds their name to the list there.
	 *
	 * @param labels of a whole level of a Zarr in a folder
	 * @param name of the new label image
	 * @return its folder
	 * @throws InputException if the labels are of no such Zarr, or it has labels of this name already
	 */
	public static Path writeInPlace(final ImagePlus labels, final String name, final Progress progress) {
		final OmeImage image = requireInPlace(labels, name);
		final FileStore store = (FileStore) image.location().store();
		final String group = Keys.join(image.location().path(), "labels");
		final LabelGrid grid = grid(image, labels);
		final String part = Keys.join(group, "." + name + ".part");
		final Path folder = store.folder().resolve(group).resolve(name);
		try {
			write(LabelImages.read(labels), store, part, grid, "../../", progress);
			Files.move(store.folder().resolve(part), folder);
		}
		catch (final IOException e) {
			throw new InputException(folder + " cannot be written (" + e.getMessage() + ")", e);
		}
		finally {
			delete(store.folder().resolve(part));
		}
		enlist(store, group, name, grid.isVersion3() ? ZarrFormat.V3 : ZarrFormat.V2);
		return folder;
	}

	/** What is left of a folder that was not finished. */
	private static void delete(final Path folder) {
		if (!Files.exists(folder)) return;
		try (Stream<Path> paths = Files.walk(folder)) {
			for (final Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator)
				Files.delete(path);
		}
		catch (final IOException e) {
			throw new InputException(folder + " cannot be deleted (" + e.getMessage() + ")", e);
		}
	}

	/**
	 * The image into which labels can be written.
	 *
	 * @throws InputException if {@link #writeInPlace} would throw one, so that it is known before the work
	 */
	public static OmeImage requireInPlace(final ImagePlus labels, final String name) {
		final OmeImage image = ZarrImages.source(labels)
			.orElseThrow(() -> new InputException("inplace needs an image that is a Zarr"));
		if (!(image.location().store() instanceof FileStore store) || image.level(0).array().format() == ZarrFormat.N5)
			throw new InputException("inplace needs a Zarr in a folder, but " + image.location().store().name() + " is " +
				(image.location().store() instanceof FileStore ? "an N5" : "none"));
		if (!name.matches("[\\w][\\w .-]*"))
			throw new InputException(
				"name is \"" + name + "\", but must be of letters, digits, - and _ for labels in a Zarr");
		final String path = Keys.join(Keys.join(image.location().path(), "labels"), name);
		if (Files.exists(store.folder().resolve(path)))
			throw new InputException(store.name() + " has labels \"" + name + "\" already; give another name");
		return image;
	}

	private static void enlist(final FileStore store, final String group, final String name, final ZarrFormat format) {
		final JsonObject attributes = ZarrGroup.find(store, group).map(ZarrGroup::attributes).map(Fields::json)
			.map(JsonObject::deepCopy).orElseGet(JsonObject::new);
		final boolean version3 = format == ZarrFormat.V3;
		if (version3 && !attributes.has("ome")) attributes.add("ome", new JsonObject());
		final JsonObject ngff = version3 ? attributes.getAsJsonObject("ome") : attributes;
		if (version3 && !ngff.has("version")) ngff.addProperty("version", "0.5");
		final JsonArray list = ngff.has("labels") && ngff.get("labels").isJsonArray()
			? ngff.getAsJsonArray("labels")
			: new JsonArray();
		list.add(name);
		ngff.add("labels", list);
		ZarrGroup.write(store, group, format, attributes);
	}
}
