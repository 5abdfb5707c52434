package org.parcelj.blocks.run;

import org.parcelj.Labelled;

/** Who works on blocks. */
public enum EngineKind implements Labelled {
	/** In memory where that would do, else in blocks. */
	AUTO,
	/** All in memory. */
	MEMORY,
	/** In blocks, on this machine. */
	LOCAL,
	/** In blocks, by Apache Spark. */
	SPARK
}
