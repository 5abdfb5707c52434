package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.commands.input.ImageSource;

/** How keys become a command's parameters. */
class CommandRunTest {

	private final ImagePlus image = new ImagePlus("my image", new ByteProcessor(4, 3));

	@Test
	void valuesHaveTheTypeOfTheirParameter() {
		assertEquals(
			Map.of("clusters", 1000, "beta", 1e-6, "seed", -5L, "linkage", "average", "mask", "", "confounds",
				new File("a b.csv"), "rois", true, "picture", false, "image", image),
			set(
				"clusters=1e3 beta=1e-6 seed=-5 linkage=average mask=[] confounds=[a b.csv] rois picture=FALSE image=[my image]"));
	}

	@Test
	void everyValueIsReadBackFromItsText() {
		final Map<String, Object> values = set(
			"clusters=29 beta=0.25 seed=-5 linkage=average mask=[a b] rois image=[my image]");
		final CommandRun run = probe();
		final Map<Key, Object> byKey = new LinkedHashMap<>();
		run.allKeys().stream().filter(key -> values.containsKey(key.name()))
			.forEach(key -> byKey.put(key, values.get(key.name())));
		final String line = RecordedRun.options(byKey);
		assertEquals("image=[my image] clusters=29 beta=0.25 seed=-5 linkage=average mask=[a b] rois", line);
		assertEquals(values, set(line));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gmm", "spectral", "suggest", "probe-many" })
	void sectionsGoFromTheInputToTheResults(final String command) {
		final List<String> sections = new CommandRun(command).allKeys().stream().map(key -> Section.of(key).label())
			.collect(Collectors.toList());
		assertEquals(
			Stream.of("", "Input", "Series", "Results", "Pictures").filter(sections::contains).collect(Collectors.toList()),
			sections.stream().distinct().collect(Collectors.toList()));
		assertTrue(sections.containsAll(List.of("", "Input", "Series")), () -> sections.toString());
		for (int i = 1; i < sections.size(); i++)
			assertEquals(sections.indexOf(sections.get(i)),
				sections.get(i).equals(sections.get(i - 1)) ? sections.indexOf(sections.get(i - 1)) : i);
	}

	@Test
	void defaultsAreNotRecorded() {
		final CommandRun run = probe();
		final Map<Key, Object> defaults = new LinkedHashMap<>();
		run.allKeys().forEach(key -> defaults.put(key, key.defaultValue()));
		assertEquals(" ", RecordedRun.options(defaults));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"cluster=5|unknown key \"cluster\"; did you mean \"clusters\"?", //
		"seeed=5|unknown key \"seeed\"; did you mean \"seed\"?", //
		"maskimage=a|unknown key \"maskimage\"; the keys of probe are image, background, clusters, beta, seed, linkage, mask, confounds, what, rois, addrois, picture", //
		"clusters=0|clusters is 0, but must be a whole number from 1 to 1000", //
		"clusters=1001|clusters is 1001, but must be a whole number from 1 to 1000", //
		"clusters=2.5|clusters is \"2.5\", but must be a whole number from 1 to 1000", //
		"clusters=|clusters is \"\", but must be a whole number from 1 to 1000", //
		"clusters|clusters has no value: write clusters=value", //
		"clusters=1e999999999|clusters is 1e999999999, but must be a whole number from 1 to 1000", //
		"seed=9e18 beta=-0.1|beta is -0.1, but must be a number of at least 0", //
		"seed=1e19|seed is 1e19, but must be at most 9223372036854775807", //
		"beta=ten|beta is \"ten\", but must be a number of at least 0", //
		"beta=NaN|beta is \"NaN\", but must be a number of at least 0", //
		"beta=1e400|beta is 1e400, but must be a number of at least 0", //
		"linkage=Ward|linkage is \"Ward\", but must be one of ward, average, complete, single; did you mean \"ward\"?", //
		"rois=yes|rois is \"yes\", but must be true or false", //
		"image=[]|image is empty, but must name an image", //
		"image=other|no other", //
		"image=other clusters=0|clusters is 0, but must be a whole number from 1 to 1000" })
	void whatCannotBeUsedIsNamed(final String options, final String message) {
		assertEquals(message, assertThrows(InputException.class, () -> set(options)).getMessage());
	}

	@Test
	void whatIsRequiredIsMissed() {
		final CommandRun run = new CommandRun("probe-cut");
		assertEquals("key \"reference\" is missing: it must be an image",
			assertThrows(InputException.class, () -> run.set(Options.ofMacro("clusters=3"))).getMessage());
	}

	@Test
	void theFirstImageIsTheMainOneUnlessOneIsCalledSo() {
		assertEquals("image", probe().mainImage().name());
		assertEquals("labels", new CommandRun("probe-cut").mainImage().name());
	}

	@Test
	void aMisspeltCommandIsNamed() {
		assertEquals("unknown command \"prob\"; did you mean \"probe\"?",
			assertThrows(InputException.class, () -> new CommandRun("prob")).getMessage());
	}

	private CommandRun probe() {
		final CommandRun run = new CommandRun("probe");
		run.takeImagesFrom(new OneImage());
		return run;
	}

	private Map<String, Object> set(final String options) {
		final Map<String, Object> values = new LinkedHashMap<>();
		probe().set(Options.ofMacro(options)).forEach((key, value) -> values.put(key.name(), value));
		return values;
	}

	private final class OneImage implements ImageSource {

		@Override
		public ImagePlus active() {
			return image;
		}

		@Override
		public ImagePlus image(final String name) {
			if (!name.equals(image.getTitle())) throw new InputException("no " + name);
			return image;
		}
	}
}
