package org.parcelj.blocks;

import java.io.Serializable;
import java.nio.file.Path;

import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.ValueImage;
import org.parcelj.zarr.store.FileStore;

/** Writes values to an image in a folder that all machines share. */
public final class ValueSink implements Serializable {

	private static final long serialVersionUID = 1L;

	private final String folder;
	private final LabelGrid grid;
	private transient ValueImage image;

	/** @param folder in which {@link ValueImage#create} has started the image, absolute */
	public ValueSink(final Path folder, final LabelGrid grid) {
		this.folder = folder.toAbsolutePath().toString();
		this.grid = grid;
	}

	private synchronized ValueImage image() {
		if (image == null) image = ValueImage.reopen(new FileStore(Path.of(folder)), grid);
		return image;
	}

	/**
	 * Writes the values of a box in one channel and frame; again where a block is done again.
	 *
	 * @param values x fastest
	 */
	public void write(final Box box, final float[] values) {
		image().write(box, values);
	}
}
