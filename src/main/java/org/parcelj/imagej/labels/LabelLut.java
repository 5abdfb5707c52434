package org.parcelj.imagej.labels;

import java.awt.Color;

import ij.process.LUT;

/**
 * Distinct colours for label images: black for 0, and then each colour the one farthest from all before it in CIELAB,
 * after the idea of Glasbey et al. (2007), "Colour displays for categorical images", doi:10.1002/col.20327. Each is
 * also far from the few just before it, so that labels of neighbouring numbers are told apart. They are stored as a
 * table, since choosing them takes longer than some methods run.
 */
public final class LabelLut {

	private static final int SIZE = 256;

	private LabelLut() {
		// not to be instantiated
	}

	/** A new LUT of 256 entries, the first black. */
	public static LUT create() {
		final byte[][] channels = new byte[3][SIZE];
		for (int label = 1; label < SIZE; label++) {
			channels[0][label] = (byte) (Colours.RGB[label] >> 16);
			channels[1][label] = (byte) (Colours.RGB[label] >> 8);
			channels[2][label] = (byte) Colours.RGB[label];
		}
		return new LUT(channels[0], channels[1], channels[2]);
	}

	/** The colour of a label of 1 or more; after 255 they start again. */
	public static Color colour(final int label) {
		return new Color(Colours.RGB[1 + (label - 1) % (SIZE - 1)]);
	}

	/**
	 * How far apart two colours of the table are in CIELAB, squared, to the eyes that tell them apart least, with
	 * whatever {@link ColourVision}.
	 *
	 * @param colour from 1 to 255
	 * @param other the same
	 */
	public static float squaredDistance(final int colour, final int other) {
		return Distances.SQUARED[colour][other];
	}

	/** Computed when first asked for. */
	private static final class Distances {

		static final float[][] SQUARED = ColourVision.squaredDistances(Colours.RGB);
	}

	/** Read when first asked for. */
	private static final class Colours {

		private static final int DIGITS = 6;

		/** Red, green and blue of the labels from 1 on, in hexadecimal digits. */
		private static final String TABLE = //
			"9600ff00ff00ff3c0000d2ff69690fb44b8769ffb41e4bffd2f000ff78000087a5ffd2b4ff009600781e695ae196ff00c33c00" +
				"00ffffa58796ffe178ff00c30078f000ff69ff0f3c2dd2b4ffb4d2ffc300ff00ff0069b400c300c31e2d4b784bff87d2d2960f" +
				"962de100a5f096ff69ff5a4bc3e1c3965a78968700c300c378a5ff2dd25aff00690f8778e19696f0e13cff69ff695aa5009600" +
				"c369005ac3c3c31e5ae1f09687695aa587f000ff96ff874ba5f0ffc30078a5b40069693cb469ff00c378ff8778c3d2ffff5ab4" +
				"d2f05a5a695affa50096f0c3b44b3cc3b4ffc32da587d2004b6978c3a54b0f965af05a69ffc3ff963cb45af02d2d699696690f" +
				"69b487a54b5af0d2e1e187ffd2000f69a500ffb45a00ffd2ff699687a5b4c300f0965ab469963cd2874b78ff87f087a569b4e1" +
				"e14bff5a5ac396b478a54b0fd2b40fffa5ff5ac32d7878960069ffc3b487ff692d87f0e1c35ab496e1697896d2783cff875a2d" +
				"ffe1a569a596ff5ad25ab44ba587c3785affb4695aff3c5ab4d2d2d2c37878e187e196d2d24bd2ff962df03c873ce1f0a5875a" +
				"b4f0a5785a873c8700a569e1ff00e1ff001effb487879687d2d25ad25a785a78d2a53cd269d296d2b4e1d2a5876987003c7878" +
				"0096fff078e1f0c34b69ffe1d2c3b4e1694b87c3695a69a50fa5b4c3d200e169a5ffc3c3b43c1e96964b7887ff00a5872d87c3" +
				"b469a5e10fa5b43c4b96b43cd2a5690f784b78d2f0d2a5b43ce14bd21e4bc3f087c3872d3c782dc378d2a5a5c3965a5aff4b78" +
				"d2e1a5a5d22d00a54bff4b2d5a87a5c37896d2a5ff969669ffe10000e1a5d2692db4e1ffb42d879696e1a5a53c7878780fe187" +
				"d2696987d2b496e14b96c3ffa5873cb4a5a5e1690fb42d695a965aff9696b4f01ef0c369c3c3d2a55a2dd20fb45ab4699678ff" +
				"a5ff4bffb43ca5b496e187693cc3ff4b780f874bd200b42dc3a52d698769b4f0e1b4784b69ff00d269f0b4d287ffe15a00a5d2" +
				"e15a2db4877800ff4be15ab496d29687c33c69b4c3ffa569968778f0e1c3ff4be1964b9696b45a78e100b4691e698787ffb4a5";

		static final int[] RGB = new int[SIZE];

		static {
			for (int label = 1; label < SIZE; label++)
				RGB[label] = Integer.parseInt(TABLE, (label - 1) * DIGITS, label * DIGITS, 16);
		}
	}
}
