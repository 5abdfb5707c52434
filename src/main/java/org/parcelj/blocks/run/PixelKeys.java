package org.parcelj.blocks.run;

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
import org.parcelj.zarr.store.StoreLocation;

/**
 * The keys that say which pixels are clustered.
 *
 * @param images addresses of the images, absolute
 * @param mask {@code all}, {@code nonzero}, or the address of a Zarr
 * @param fwhm of the smoothing, 0 for none
 */
record PixelKeys(List<String> images, String mask, Smoothing fwhm) {

	/**
	 * @throws InputException if a key is missing, or a value cannot be used
	 */
	static PixelKeys of(final KeyTexts texts) {
		final List<String> images = new ArrayList<>(List.of(BlockKeys.address("image", texts.text("image", ""))));
		Arrays.stream(texts.text("more", "").split(",")).map(String::strip).filter(text -> !text.isEmpty())
			.forEach(text -> images.add(BlockKeys.address("more", text)));
		return new PixelKeys(List.copyOf(images), mask(texts.text("mask", "auto")), new Smoothing(texts.text("fwhm", "0")));
	}

	private static String mask(final String text) {
		final String lower = text.toLowerCase(Locale.ROOT);
		if (lower.equals("auto") || lower.equals("all")) return "all";
		if (lower.equals("nonzero")) return lower;
		if (!StoreLocation.isZarr(text))
			throw new InputException("mask is \"" + text + "\", but in blocks must be auto, all, nonzero, or a Zarr");
		return BlockKeys.address("mask", text);
	}

	private MaskKind kind() {
		return mask.equals("all") ? MaskKind.ALL : mask.equals("nonzero") ? MaskKind.NONZERO : MaskKind.IMAGE;
	}

	/** The pixels. */
	ZarrSource source(final BlockKeys keys) {
		return new ZarrSource(images, keys.level(), keys.region(), kind(), kind() == MaskKind.IMAGE ? mask : "", fwhm);
	}

	/** All that is read, the first image first. */
	BlockWork.Inputs inputs() {
		final List<String> inputs = new ArrayList<>(images);
		if (kind() == MaskKind.IMAGE) inputs.add(mask);
		final Map<String, String> places = new LinkedHashMap<>();
		places.put("image", images.get(0));
		places.put("mask", mask);
		places.put("more", String.join(",", images.subList(1, images.size())));
		return new BlockWork.Inputs("image", inputs, places);
	}
}
