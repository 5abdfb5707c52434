package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.PresentLabels;
import org.parcelj.parcels.ValueTotals;

/**
 * Finds the medians of the parcels of a volume in blocks, exactly: that of a parcel inside one block is found there;
 * for each of the others, one block is told how often each value occurs.
 *
 * @param source of the values
 * @param labelling gives the parcels, 1 and more
 */
public record MedianPass(PixelSource source, BlockGrid grid, BlockLabelling labelling) implements Serializable {

	private static final String SIZES = "pixels of parcels";
	/** Bytes of a value that a block is told, as it is told and while it is sorted. */
	private static final long BYTES = 40;
	private static final double SHARE = 0.25;

	/**
	 * The medians of some parcels.
	 *
	 * @param medians [parcels × features]
	 * @param told by block how many values it is told
	 */
	private record Found(int[] parcels, double[] medians, HashMap<Integer, Long> told) implements Serializable {}

	/**
	 * @param totals of the same parcels
	 * @return [features × parcels]; empty where the values of a block's parcels would not fit the memory
	 */
	public Optional<double[][]> run(final Supersteps steps, final ValueTotals totals, final Progress progress) {
		final Shelf shelf = steps.shelf();
		final long[] sizes = new long[totals.size()];
		Arrays.setAll(sizes, totals::pixels);
		shelf.put(SIZES, 0, sizes);
		final List<Found> here = steps.run("finding medians", desk -> find(desk, shelf), progress.part(0, 0.8));
		final HashMap<Integer, Long> told = new HashMap<>();
		here.forEach(found -> found.told.forEach((block, values) -> told.merge(block, values, Long::sum)));
		final long most = told.values().stream().mapToLong(Long::longValue).max().orElse(0);
		if (steps.decided("medians that fit", () -> fits(most) ? 1 : 0) == 0) return Optional.empty();
		final List<Found> joined = steps.run("joining medians", desk -> join(desk, shelf), progress.part(0.8, 1));
		final double[][] medians = new double[totals.features()][totals.size()];
		here.forEach(found -> put(found, medians));
		joined.forEach(found -> put(found, medians));
		return Optional.of(medians);
	}

	private static boolean fits(final long values) {
		return values <= Memory.LONGEST_ARRAY && values * BYTES <= SHARE * Memory.free(Runtime.getRuntime().maxMemory());
	}

	private static void put(final Found found, final double[][] medians) {
		for (int i = 0; i < found.parcels.length; i++)
			for (int f = 0; f < medians.length; f++)
				medians[f][found.parcels[i] - 1] = found.medians[i * medians.length + f];
	}

	private Found find(final Desk desk, final Shelf shelf) {
		final long[] sizes = (long[]) shelf.get(SIZES, 0);
		final int[] labels = labelling.labels(desk);
		final Pixels read = source.read(grid.min(desk.block()), grid.core(desk.block()), desk.progress());
		final int[] rows = read.rows();
		final int p = source.features();
		final PresentLabels present = new PresentLabels(labels);
		final int[][] of = byParcel(labels, rows, present);
		final int[] whole = new int[present.size()];
		final double[] medians = new double[present.size() * p];
		final TreeMap<Integer, ValueCounts> letters = new TreeMap<>();
		int count = 0;
		for (int i = 0; i < present.size(); i++) {
			desk.progress().check();
			final int parcel = present.number(i);
			final boolean all = of[i].length == sizes[parcel - 1];
			for (int f = 0; f < p; f++) {
				final float[] values = sorted(read.features(), of[i], f);
				if (all) medians[count * p + f] = 0.5 * ((double) values[(values.length - 1) / 2] + values[values.length / 2]);
				else letters.computeIfAbsent((parcel - 1) % grid.count(), owner -> new ValueCounts()).add(parcel, f, values);
			}
			if (all) whole[count++] = parcel;
		}
		final HashMap<Integer, Long> told = new HashMap<>();
		letters.forEach((owner, letter) -> {
			final Message message = letter.message();
			told.put(owner, (long) message.floats().length);
			desk.send(owner, message);
		});
		return new Found(Arrays.copyOf(whole, count), Arrays.copyOf(medians, count * p), told);
	}

	/** The rows of each parcel's pixels. */
	private static int[][] byParcel(final int[] labels, final int[] rows, final PresentLabels present) {
		final int[] counts = new int[present.size()];
		for (final int label : labels)
			if (label > 0) counts[present.place(label)]++;
		final int[][] of = new int[present.size()][];
		Arrays.setAll(of, parcel -> new int[counts[parcel]]);
		for (int i = labels.length - 1; i >= 0; i--) {
			if (labels[i] <= 0) continue;
			final int parcel = present.place(labels[i]);
			of[parcel][--counts[parcel]] = rows[i];
		}
		return of;
	}

	private static float[] sorted(final FeatureMatrix features, final int[] rows, final int feature) {
		final float[] values = new float[rows.length];
		for (int i = 0; i < rows.length; i++)
			values[i] = features.get(rows[i], feature);
		Arrays.sort(values);
		return values;
	}

	private Found join(final Desk desk, final Shelf shelf) {
		final long[] sizes = (long[]) shelf.get(SIZES, 0);
		final int p = source.features();
		final TreeMap<Integer, ValueCounts.Joined[]> parcels = new TreeMap<>();
		for (final int sender : desk.senders())
			ValueCounts.forEach(desk.from(sender), (parcel, feature, values, counts) -> {
				final ValueCounts.Joined[] joined = parcels.computeIfAbsent(parcel, key -> new ValueCounts.Joined[p]);
				if (joined[feature] == null) joined[feature] = new ValueCounts.Joined();
				joined[feature].add(values, counts);
			});
		final double[] medians = new double[parcels.size() * p];
		int at = 0;
		for (final Map.Entry<Integer, ValueCounts.Joined[]> parcel : parcels.entrySet())
			for (int f = 0; f < p; f++) {
				desk.progress().check();
				medians[at++] = parcel.getValue()[f].median(sizes[parcel.getKey() - 1]);
			}
		return new Found(parcels.keySet().stream().mapToInt(Integer::intValue).toArray(), medians, new HashMap<>());
	}
}
