package org.parcelj.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternsTest {

	@TempDir
	Path folder;

	@BeforeEach
	void write() throws IOException {
		for (final String name : List.of("b.tif", "a.tif", "a.csv", ".a.tif", "sub-1/func/x.nii", "sub-1/func/.x.nii",
			"sub-2/func/x.nii", ".sub-3/func/x.nii", "x[1].tif", "x1.tif")) {
			final Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.createFile(file);
		}
	}

	@ParameterizedTest
	@CsvSource({ "*.tif, a.tif b.tif x1.tif x[1].tif", "?.tif, a.tif b.tif", "[b-z]*.tif, b.tif x1.tif x[1].tif",
		"'{a,b}.*', a.csv a.tif b.tif", ".*.tif, .a.tif", "sub-*/func/*.nii, sub-1/func/x.nii sub-2/func/x.nii",
		"*/func/x.nii, sub-1/func/x.nii sub-2/func/x.nii", ".*/*/*, .sub-3/func/x.nii", "x[1].tif, x[1].tif", "*.png, ''",
		"a.tif, a.tif" })
	void filesAreFoundAsShellsFindThem(final String pattern, final String expected) {
		final List<String> found = FilePatterns.find("subjects", folder, pattern).stream()
			.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
		assertEquals(expected, String.join(" ", found));
	}
}
