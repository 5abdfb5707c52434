package org.parcelj.blocks.labels;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabelling;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.parcels.PresentLabels;

/**
 * The labels of a volume, which may leave out numbers, as parcels 1 … k.
 *
 * @param numbers the labels that occur, ascending
 * @param labelling gives the parcels of blocks
 */
public record NumberedLabels(int[] numbers, BlockLabelling labelling) {

	/**
	 * Finds out which labels there are.
	 *
	 * @param name under which blocks find them; another one for each image
	 * @throws InputException if there is none, or what is no label, or the image is a picture
	 */
	public static NumberedLabels of(final Supersteps steps, final LabelSource source, final BlockGrid grid,
		final String name, final Progress progress)
	{
		source.requireLabels(progress);
		final List<int[]> present = steps.run("listing labels", desk -> present(desk, source, grid), progress);
		final int[] numbers = present.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
		if (numbers.length == 0) throw source.noLabel();
		final Shelf shelf = steps.shelf();
		shelf.put(name, 0, numbers);
		return new NumberedLabels(numbers, new OfShelf(source, grid, shelf, name));
	}

	private static int[] present(final Desk desk, final LabelSource source, final BlockGrid grid) {
		return new PresentLabels(source.read(grid.min(desk.block()), grid.core(desk.block()), desk.progress())).numbers();
	}

	private record OfShelf(LabelSource source, BlockGrid grid, Shelf shelf,
		String name) implements BlockLabelling, Serializable {

		@Override
		public int[] labels(final Desk desk) {
			final int[] labels = source.read(grid.min(desk.block()), grid.core(desk.block()), desk.progress());
			final int[] numbers = (int[]) shelf.get(name, 0);
			int label = 0;
			int parcel = 0;
			for (int i = 0; i < labels.length; i++) {
				// neighbours mostly have the same label
				if (labels[i] != label) {
					label = labels[i];
					parcel = label == 0 ? 0 : 1 + Arrays.binarySearch(numbers, label);
				}
				labels[i] = parcel;
			}
			return labels;
		}
	}
}
