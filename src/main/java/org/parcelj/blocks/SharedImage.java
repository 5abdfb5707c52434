package org.parcelj.blocks;

import java.io.Serializable;
import java.nio.file.Path;

import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.LabelImage;
import org.parcelj.zarr.ngff.ValueImage;
import org.parcelj.zarr.store.FileStore;

/**
 * An image that is being written in a folder that all machines share. It travels as the folder's name, and is opened on
 * each machine when it is first asked for.
 *
 * @param <I> the kind of image
 */
public final class SharedImage<I> implements Serializable {

	private static final long serialVersionUID = 1L;

	private final String folder;
	private final LabelGrid grid;
	private final Opener<I> opener;
	private transient I image;

	private SharedImage(final Path folder, final LabelGrid grid, final Opener<I> opener) {
		this.folder = folder.toAbsolutePath().toString();
		this.grid = grid;
		this.opener = opener;
	}

	/** @param folder in which {@link LabelImage#create} has started the image */
	public static SharedImage<LabelImage> ofLabels(final Path folder, final LabelGrid grid) {
		return new SharedImage<>(folder, grid, (store, on) -> LabelImage.reopen(store, "", on));
	}

	/** @param folder in which {@link ValueImage#create} has started the image */
	public static SharedImage<ValueImage> ofValues(final Path folder, final LabelGrid grid) {
		return new SharedImage<>(folder, grid, ValueImage::reopen);
	}

	/** The image, the same one for all threads of a machine. */
	public synchronized I get() {
		if (image == null) image = opener.open(new FileStore(Path.of(folder)), grid);
		return image;
	}

	@FunctionalInterface
	private interface Opener<I> extends Serializable {

		I open(FileStore store, LabelGrid grid);
	}
}
