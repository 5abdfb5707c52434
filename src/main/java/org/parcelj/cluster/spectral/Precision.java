package org.parcelj.cluster.spectral;

/** How the numbers of a factor are kept. */
enum Precision {

	/** For large factors, since memory limits how fast they are read. */
	SINGLE(Float.BYTES) {

		@Override
		PanelNumbers numbers(final int size) {
			return new SinglePanelNumbers(size);
		}
	},
	/** For small ones, which need not be converted then. */
	DOUBLE(Double.BYTES) {

		@Override
		PanelNumbers numbers(final int size) {
			return new DoublePanelNumbers(size);
		}
	};

	/** So many numbers of double precision are read no faster than those of single precision are read and converted. */
	private static final long MANY = 1 << 19;

	private final int bytes;

	Precision(final int bytes) {
		this.bytes = bytes;
	}

	/** What a factor of so many numbers is best kept in. */
	static Precision of(final long numbers) {
		return numbers > MANY ? SINGLE : DOUBLE;
	}

	/** What each number takes. */
	int bytes() {
		return bytes;
	}

	/** Room for some numbers. */
	abstract PanelNumbers numbers(int size);
}
