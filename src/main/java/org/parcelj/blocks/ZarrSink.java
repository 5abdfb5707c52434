package org.parcelj.blocks;

import java.nio.file.Path;

import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.LabelImage;
import org.parcelj.zarr.store.FileStore;

/** Writes labels to a label image in a folder that all machines share. */
public final class ZarrSink implements LabelSink {

	private static final long serialVersionUID = 1L;

	private final String folder;
	private final LabelGrid grid;
	private transient LabelImage image;

	/** @param folder in which {@link LabelImage#create} has started the image, absolute */
	public ZarrSink(final Path folder, final LabelGrid grid) {
		this.folder = folder.toAbsolutePath().toString();
		this.grid = grid;
	}

	private synchronized LabelImage image() {
		if (image == null) image = LabelImage.reopen(new FileStore(Path.of(folder)), "", grid);
		return image;
	}

	@Override
	public void write(final long[] min, final int[] size, final int[] labels) {
		image().writeBox(min, size, labels);
	}
}
