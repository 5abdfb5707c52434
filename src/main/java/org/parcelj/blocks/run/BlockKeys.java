package org.parcelj.blocks.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.blocks.ZarrSource.MaskKind;
import org.parcelj.grid.Connectivity;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * The keys of a command on blocks, as texts by name, checked one by one.
 *
 * @param images addresses of the images, absolute
 * @param mask {@code all}, {@code nonzero}, or the address of a Zarr
 * @param block pixels of a block along each axis, about
 * @param checkpoint the folder that is gone on from; null for one beside the output
 * @param name what the outputs' names begin with
 */
public record BlockKeys(List<String> images, String mask, int level, String region, int clusters,
	Connectivity connectivity, int block, Path checkpoint, Path output, String name, boolean overwrite) {

	private static final Set<String> KNOWN = new TreeSet<>(Set.of("image", "more", "mask", "level", "region", "clusters",
		"connectivity", "block", "checkpoint", "output", "name", "overwrite", "engine"));

	private static final int LARGEST_BLOCK = 1024;

	/**
	 * @param clusters where the keys do not say
	 * @throws InputException if a key is unknown or missing, or a value cannot be used
	 */
	public static BlockKeys of(final Map<String, String> texts, final int clusters) {
		for (final String key : texts.keySet())
			if (!KNOWN.contains(key))
				throw new InputException(
					"key \"" + key + "\" cannot be used in blocks, where the keys are " + String.join(", ", KNOWN));
		final String image = texts.getOrDefault("image", "");
		if (image.isEmpty()) throw new InputException("no image is given: write image=FOLDER.zarr");
		final List<String> images = new ArrayList<>(List.of(address(image)));
		Arrays.stream(texts.getOrDefault("more", "").split(",")).map(String::strip).filter(text -> !text.isEmpty())
			.forEach(text -> images.add(address(text)));
		final String region = texts.getOrDefault("region", "");
		Region.parse(region);
		final String checkpoint = texts.getOrDefault("checkpoint", "");
		return new BlockKeys(List.copyOf(images), mask(texts.getOrDefault("mask", "auto")),
			number(texts, "level", 0, 0, 63), region, number(texts, "clusters", clusters, 1, Integer.MAX_VALUE),
			Labelled.parse(Connectivity.class, "connectivity", texts.getOrDefault("connectivity", "faces")),
			number(texts, "block", 128, 8, LARGEST_BLOCK), checkpoint.isEmpty() ? null : path("checkpoint", checkpoint),
			path("output", texts.getOrDefault("output", "").isEmpty() ? "." : texts.get("output")), name(texts),
			flag(texts, "overwrite"));
	}

	private static String address(final String text) {
		if (!StoreLocation.isZarr(text))
			throw new InputException("image \"" + text + "\" is no Zarr or N5, as images in blocks must be");
		return text.matches("[a-z0-9]+://.*") ? text : path("image", text).toString();
	}

	/** Absolute, since other machines work elsewhere. */
	private static Path path(final String key, final String text) {
		try {
			return Path.of(text).toAbsolutePath().normalize();
		}
		catch (final InvalidPathException e) {
			throw new InputException(key + " is \"" + text + "\", which is no name of a file", e);
		}
	}

	private static String mask(final String text) {
		final String lower = text.toLowerCase(Locale.ROOT);
		if (lower.equals("auto") || lower.equals("all")) return "all";
		if (lower.equals("nonzero")) return lower;
		if (!StoreLocation.isZarr(text))
			throw new InputException("mask is \"" + text + "\", but in blocks must be auto, all, nonzero, or a Zarr");
		return address(text);
	}

	private static int number(final Map<String, String> texts, final String key, final int otherwise, final int smallest,
		final int largest)
	{
		if (!texts.containsKey(key)) return otherwise;
		try {
			return InputException.requireRange(key, Integer.parseInt(texts.get(key).strip()), smallest, largest);
		}
		catch (final NumberFormatException e) {
			throw new InputException(key + " is \"" + texts.get(key) + "\", but must be a whole number", e);
		}
	}

	private static boolean flag(final Map<String, String> texts, final String key) {
		final String text = texts.getOrDefault(key, "false").toLowerCase(Locale.ROOT);
		if (!text.equals("true") && !text.equals("false"))
			throw new InputException(key + " is \"" + text + "\", but must be true or false");
		return text.equals("true");
	}

	private static String name(final Map<String, String> texts) {
		final String name = texts.getOrDefault("name", "");
		if (!name.matches("[\\p{L}\\p{N}_ -][\\p{L}\\p{N}_. -]*|"))
			throw new InputException("name is \"" + name + "\", but must be of letters, digits, ., - and _");
		return name;
	}

	/** The pixels that are clustered. */
	public ZarrSource source() {
		final MaskKind kind = mask.equals("all")
			? MaskKind.ALL
			: mask.equals("nonzero") ? MaskKind.NONZERO : MaskKind.IMAGE;
		return new ZarrSource(images, level, region, kind, kind == MaskKind.IMAGE ? mask : "");
	}
}
