package org.parcelj.choice;

import static org.parcelj.choice.MadeData.balls;
import static org.parcelj.choice.MadeData.blobs;
import static org.parcelj.choice.MadeData.discs;
import static org.parcelj.choice.MadeData.fourCircles;
import static org.parcelj.choice.MadeData.grid;
import static org.parcelj.choice.MadeData.picture;
import static org.parcelj.choice.MadeData.random;
import static org.parcelj.choice.MadeData.rings;
import static org.parcelj.choice.MadeData.series;
import static org.parcelj.choice.MadeData.tissues;

import java.util.ArrayList;
import java.util.List;

/** The made data sets on which each method's choice is tried: more than twenty, with 2 to 16 clusters. */
final class MadeDataSets {

	private MadeDataSets() {
	}

	static List<MadeData> of(final ChoiceMethod method) {
		final List<MadeData> all = new ArrayList<>();
		switch (method) {
			case KMEANS, GMM -> {
				all.addAll(groups());
				all.addAll(tissueClasses());
			}
			case AGGLOMERATIVE -> {
				all.addAll(shades());
				all.addAll(parcels());
			}
			case SPECTRAL -> {
				all.addAll(shades());
				all.addAll(touching());
				all.addAll(parcels().subList(0, 4));
			}
		}
		return all;
	}

	/** Groups of equal size in the space of values, whose pixels lie anywhere. */
	private static List<MadeData> groups() {
		return List.of(blobs("two groups close by", 11, new double[][] { { 0, 0 }, { 4.5, 0 } }, 1),
			blobs("two groups in three channels", 101, new double[][] { { 0, 0, 0 }, { 5, 3, 2 } }, 1),
			blobs("three groups", 12, new double[][] { { 0, 0 }, { 6, 0 }, { 3, 5 } }, 1),
			blobs("four groups in two channels", 102, random(4, 2, 6, 1), 1),
			blobs("five groups in a cross", 13, new double[][] { { 0, 0 }, { 6, 0 }, { -6, 0 }, { 0, 6 }, { 0, -6 } }, 1),
			blobs("six groups in two channels", 103, random(6, 2, 6, 2), 1),
			blobs("seven groups in four channels", 16, random(7, 4, 6, 5), 1),
			blobs("eight corners of a cube", 14, grid(2, 3, 7), 1), blobs("nine groups in a square", 104, grid(3, 2, 6.5), 1),
			blobs("ten groups in three channels", 17, random(10, 3, 6.5, 6), 1),
			blobs("eleven groups in three channels", 105, random(11, 3, 6.5, 3), 1),
			blobs("twelve groups in five channels", 18, random(12, 5, 7, 7), 1),
			blobs("thirteen groups in four channels", 106, random(13, 4, 7, 4), 1),
			blobs("fourteen groups in three channels", 107, random(14, 3, 7, 8), 1),
			blobs("sixteen groups in a square", 15, grid(4, 2, 7), 1),
			blobs("sixteen corners in four channels", 108, grid(2, 4, 7), 1));
	}

	/** Classes of unequal size and spread. */
	private static List<MadeData> tissueClasses() {
		return List.of(
			tissues("two tissues, one of them rare", 19, new double[][] { { 0 }, { 10 } }, new double[] { 0.88, 0.12 },
				new double[] { 1.5, 1.5 }),
			tissues("three tissues in one image", 20, new double[][] { { 10 }, { 20 }, { 30 } },
				new double[] { 0.4, 0.35, 0.25 }, new double[] { 1.5, 1.5, 1.5 }),
			tissues("three tissues of unequal spread", 109, new double[][] { { 0, 0 }, { 7, 1 }, { 2, 7 } },
				new double[] { 0.6, 0.3, 0.1 }, new double[] { 1, 1.2, 0.8 }),
			tissues("four tissues in one image", 110, new double[][] { { 0 }, { 10 }, { 20 }, { 30 } },
				new double[] { 0.35, 0.3, 0.2, 0.15 }, new double[] { 1.3, 1.3, 1.3, 1.3 }),
			tissues("four tissues in two contrasts", 21, new double[][] { { 0, 0 }, { 10, 3 }, { 4, 12 }, { 14, 14 } },
				new double[] { 0.3, 0.3, 0.25, 0.15 }, new double[] { 1.2, 1.4, 1.2, 1.6 }),
			tissues("five tissues in three contrasts", 22,
				new double[][] { { 0, 0, 0 }, { 8, 2, 1 }, { 1, 9, 3 }, { 9, 9, 0 }, { 4, 4, 10 } },
				new double[] { 0.3, 0.25, 0.2, 0.15, 0.1 }, new double[] { 1.2, 1, 1.3, 1, 1.1 }),
			tissues("six tissues in three contrasts", 111, random(6, 3, 7, 9),
				new double[] { 0.3, 0.2, 0.15, 0.15, 0.12, 0.08 }, new double[] { 1, 1.2, 0.9, 1.1, 1, 1 }),
			tissues("eight tissues in four contrasts", 112, random(8, 4, 7, 10),
				new double[] { 0.25, 0.2, 0.15, 0.1, 0.1, 0.08, 0.07, 0.05 }, new double[] { 1, 1.1, 1, 0.9, 1, 1.2, 1, 1 }));
	}

	/** Regions of different brightness. */
	private static List<MadeData> shades() {
		return List.of(picture("two shades in noise", 201, 2, 2), picture("three shades in noise", 39, 3, 2.5),
			picture("three shades in a volume", 202, 3, 1.5, 12, 12, 9), picture("four shades", 35, 4, 1.5),
			picture("five shades", 203, 5, 1.5), picture("six shades in a volume", 204, 6, 1, 12, 12, 9),
			picture("seven shades", 36, 7, 1.5), picture("nine shades", 205, 9, 1), picture("eleven shades", 37, 11, 1),
			picture("fourteen shades", 206, 14, 1), picture("sixteen shades", 38, 16, 1),
			balls("two touching discs, one brighter", 207, 2, 10, 2, 10),
			balls("six touching discs of six shades", 208, 6, 8, 2, 10), rings("three rings", 209, 3, 2, 1.5),
			rings("five rings", 210, 5, 2, 1), rings("three shells in a volume", 211, 3, 3, 1.5));
	}

	/** Parcels whose pixels share a course in time, in noise. */
	private static List<MadeData> parcels() {
		return List.of(series("three parcels in noise", 41, 3, 30, 1), series("five parcels in noise", 301, 5, 20, 1),
			series("six parcels in strong noise", 43, 6, 60, 1.5),
			series("eight parcels in a volume", 302, 8, 30, 1, 12, 12, 9), series("two parcels in noise", 303, 2, 20, 1),
			series("four parcels in noise", 42, 4, 20, 1), series("seven parcels in strong noise", 304, 7, 40, 1.5),
			series("nine parcels in noise", 45, 9, 24, 1), series("twelve parcels in noise", 305, 12, 24, 1),
			series("sixteen parcels in noise", 47, 16, 24, 1));
	}

	/** Regions of one brightness that hang together by narrow bridges. */
	private static List<MadeData> touching() {
		return List.of(fourCircles("four circles", 0), fourCircles("four circles in other noise", 1),
			discs("two touching discs", 31, 2, 10), discs("three touching discs", 32, 3, 10),
			discs("three small touching discs", 401, 3, 8), discs("four touching discs", 33, 4, 10),
			discs("five touching discs", 34, 5, 10), discs("six touching discs", 402, 6, 9),
			balls("two touching balls", 403, 2, 6, 3, 0), balls("three touching balls", 404, 3, 6, 3, 0));
	}
}
