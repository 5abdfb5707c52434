package org.parcelj.blocks.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.parcelj.InputException;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.blocks.ZarrSource.MaskKind;
import org.parcelj.filter.Smoothing;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * The keys that all commands on blocks have, as texts by name, checked one by one.
 *
 * @param images addresses of the images, absolute
 * @param mask {@code all}, {@code nonzero}, or the address of a Zarr
 * @param fwhm of the smoothing, 0 for none
 * @param block pixels of a block along each axis, about
 * @param checkpoint the folder that is gone on from; null for one beside the output
 */
public record BlockKeys(List<String> images, String mask, int level, String region, Smoothing fwhm, int block,
	Path checkpoint) {

	private static final int LARGEST_BLOCK = 1024;

	/**
	 * @throws InputException if a key is missing, or a value cannot be used
	 */
	static BlockKeys of(final KeyTexts texts) {
		final String image = texts.text("image", "");
		if (image.isEmpty()) throw new InputException("no image is given: write image=FOLDER.zarr");
		final List<String> images = new ArrayList<>(List.of(address(image)));
		Arrays.stream(texts.text("more", "").split(",")).map(String::strip).filter(text -> !text.isEmpty())
			.forEach(text -> images.add(address(text)));
		final String region = texts.text("region", "");
		Region.parse(region);
		final String checkpoint = texts.text("checkpoint", "");
		return new BlockKeys(List.copyOf(images), mask(texts.text("mask", "auto")), texts.number("level", 0, 0, 63), region,
			new Smoothing(texts.text("fwhm", "0")), texts.number("block", 128, 8, LARGEST_BLOCK),
			checkpoint.isEmpty() ? null : path("checkpoint", checkpoint));
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

	/** The pixels that are clustered. */
	public ZarrSource source() {
		final MaskKind kind = mask.equals("all")
			? MaskKind.ALL
			: mask.equals("nonzero") ? MaskKind.NONZERO : MaskKind.IMAGE;
		return new ZarrSource(images, level, region, kind, kind == MaskKind.IMAGE ? mask : "", fwhm);
	}

	/** Their values where these are names of files or images, which hold from anywhere. */
	Map<String, String> places() {
		final Map<String, String> places = new LinkedHashMap<>(Map.of("image", images.get(0), "mask", mask));
		places.put("more", String.join(",", images.subList(1, images.size())));
		if (checkpoint != null) places.put("checkpoint", checkpoint.toString());
		return places;
	}
}
