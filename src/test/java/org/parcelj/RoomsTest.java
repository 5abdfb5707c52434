package org.parcelj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Which package may use which. */
class RoomsTest {

	private static final String[] ALWAYS = { "java..", "net.imglib2..", "org.parcelj" };

	private static final Map<String, String> LIBRARIES = Map.of("ejml", "org.ejml..", "gson", "com.google.gson..",
		"airlift", "io.airlift.compress..", "crypto", "javax.crypto..", "xz", "org.tukaani.xz..", "javax", "javax..");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.parcelj");

	@TestFactory
	Stream<DynamicTest> aRoomUsesOnlyWhatItMay() {
		return Stream.of( //
			room("", new String[0]), //
			room(".grid"), //
			room(".features", ".grid"), //
			room(".filter", ".grid"), //
			room(".masking", ".grid", ".filter"), //
			room(".signal", ".grid", ".features", ".files", "ejml"), //
			room(".cluster..", ".grid", ".features", ".files", "ejml"), //
			room(".parcels", ".cluster..", ".grid", ".features"), //
			room(".choice", ".parcels", ".cluster..", ".grid", ".features"), //
			room(".samples", ".grid", ".filter"), //
			room(".files"), //
			room(".nifti", ".files"), //
			room(".zarr.store", "crypto"), //
			room(".zarr.codec", "airlift"), //
			room(".zarr", ".zarr.store", ".zarr.codec", "gson"), //
			room(".zarr.ngff", ".zarr", ".zarr.store", "gson"), //
			room(".tiff", "airlift", "xz", "javax"), //
			room(".pictures", ".files"));
	}

	private static DynamicTest room(final String room, final String... others) {
		final List<String> allowed = new ArrayList<>(Arrays.asList(ALWAYS));
		allowed.add("org.parcelj" + room);
		for (final String other : others)
			allowed.add(LIBRARIES.getOrDefault(other, "org.parcelj" + other));
		return DynamicTest.dynamicTest("org.parcelj" + room,
			() -> classes().that().resideInAPackage("org.parcelj" + room).should().onlyDependOnClassesThat()
				.resideInAnyPackage(allowed.toArray(new String[0])).allowEmptyShould(true).check(CLASSES));
	}

	@Test
	void imagejKnowsNoSciJava() {
		noClasses().that().resideInAPackage("org.parcelj.imagej..").should().dependOnClassesThat()
			.resideInAnyPackage("org.scijava..", "org.parcelj.commands..", "org.parcelj.launcher..").allowEmptyShould(true)
			.check(CLASSES);
	}

	@TestFactory
	Stream<DynamicTest> whatImagesAreKnowsNothingOfHowTheyAreDrawn() {
		return Stream.of( //
			never("imagej.reading", "labels", "tables", "samples", "figures", "plots", "links"), //
			never("imagej.nifti", "images", "reading", "labels", "tables", "samples", "figures", "plots", "links"), //
			never("imagej.images", "reading", "labels", "tables", "samples", "figures", "plots", "links"), //
			never("imagej.labels", "tables", "samples", "figures", "plots", "links"), //
			never("imagej.tables", "labels", "samples", "figures", "plots", "links"), //
			never("imagej.samples", "tables", "figures", "plots", "links"), //
			never("imagej.pictures", "images", "reading", "labels", "tables", "samples", "figures", "plots", "links"), //
			never("imagej.figures", "plots", "links"), //
			never("imagej.plots", "figures", "links"), //
			never("imagej.links", "figures"));
	}

	private static DynamicTest never(final String room, final String... others) {
		return DynamicTest.dynamicTest(room,
			() -> noClasses().that().resideInAPackage("org.parcelj." + room).should().dependOnClassesThat()
				.resideInAnyPackage(Arrays.stream(others).map(other -> "org.parcelj.imagej." + other).toArray(String[]::new))
				.check(CLASSES));
	}

	@Test
	void theInputOfCommandsKnowsNoCommand() {
		noClasses().that().resideInAnyPackage("org.parcelj.commands.input", "org.parcelj.commands.dialog").should()
			.dependOnClassesThat().resideInAPackage("org.parcelj.commands").check(CLASSES);
	}

	@Test
	void onlyItsRoomKnowsSpark() {
		noClasses().that().resideOutsideOfPackage("org.parcelj.spark").should().dependOnClassesThat()
			.resideInAnyPackage("org.apache.spark..", "org.parcelj.spark").check(CLASSES);
	}

	@Test
	void commandsKnowNoLauncher() {
		noClasses().that().resideInAPackage("org.parcelj.commands..").should().dependOnClassesThat()
			.resideInAPackage("org.parcelj.launcher").check(CLASSES);
	}

	@Test
	void onlyTheCommandLinePatchesImageJ() {
		noClasses().that().doNotHaveFullyQualifiedName("org.parcelj.launcher.Main").should().dependOnClassesThat()
			.resideInAPackage("net.imagej.patcher..").check(CLASSES);
	}
}
