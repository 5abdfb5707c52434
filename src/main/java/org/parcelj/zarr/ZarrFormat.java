package org.parcelj.zarr;

/** How groups and arrays are described. */
public enum ZarrFormat {

	/** Zarr version 2: .zgroup, .zarray and .zattrs. */
	V2(".zattrs"),
	/** Zarr version 3: zarr.json. */
	V3("zarr.json"),
	/** N5: attributes.json; read only. */
	N5("attributes.json");

	private final String attributes;

	ZarrFormat(final String attributes) {
		this.attributes = attributes;
	}

	/** The file that has the attributes of a group. */
	String attributesFile() {
		return attributes;
	}
}
