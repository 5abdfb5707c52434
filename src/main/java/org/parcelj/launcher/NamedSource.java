package org.parcelj.launcher;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.files.NameList;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.launcher.output.RunInputs;

/** Images of another source, with a record of those that were asked for. */
final class NamedSource implements ImageSource {

	private final ImageSource source;
	private final RunInputs inputs;
	private final Map<String, ImagePlus> named = new LinkedHashMap<>();

	/** @param inputs gets the images' files */
	NamedSource(final ImageSource source, final RunInputs inputs) {
		this.source = source;
		this.inputs = inputs;
	}

	@Override
	public ImagePlus active() {
		final ImagePlus image = source.active();
		source.fileOf(image).ifPresentOrElse(inputs::add, () -> inputs.addWithoutFile(image.getTitle()));
		return image;
	}

	@Override
	public ImagePlus image(final String name) {
		final ImagePlus image = source.image(name);
		named.put(name, image);
		source.fileOf(image).ifPresentOrElse(inputs::add,
			() -> ZarrImages.address(image).ifPresentOrElse(inputs::addWithoutChecksum, () -> inputs.addWithoutFile(name)));
		return image;
	}

	@Override
	public Optional<Path> fileOf(final ImagePlus image) {
		return source.fileOf(image);
	}

	/** The name of an image that holds anywhere: the absolute path of its file, or how it was asked for. */
	String nameOf(final ImagePlus image) {
		final Optional<Path> file = source.fileOf(image);
		if (file.isPresent()) return Paths.absolute(file.get());
		final Optional<String> zarr = ZarrImages.address(image);
		if (zarr.isPresent()) return zarr.get();
		for (final Map.Entry<String, ImagePlus> entry : named.entrySet())
			if (entry.getValue() == image) return entry.getKey();
		return image.getTitle();
	}

	/** A name, or a list of them, as such ones; a text that is none of images stays. */
	String namesOf(final String text) {
		if (named.containsKey(text)) return NameList.format(List.of(nameOf(named.get(text))));
		final List<String> names = named.isEmpty() || !text.contains(",") ? List.of() : list(text);
		if (names.isEmpty() || !named.keySet().containsAll(names)) return text;
		return NameList.format(names.stream().map(named::get).map(this::nameOf).toList());
	}

	/** Empty for a text that is no list. */
	private static List<String> list(final String text) {
		try {
			return NameList.parse("", text);
		}
		catch (final InputException e) {
			return List.of();
		}
	}
}
