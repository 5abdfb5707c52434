package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the command line says of itself, and completes. */
class HelpTest extends CommandLineRuns {

	@Test
	void helpNamesCommandsAndTheirKeys() {
		assertEquals(2, run());
		assertEquals("", out.toString());
		final String overview = err.toString();
		assertTrue(overview.matches("(?s).*\n  probe +Probe \\(Every Kind\\)\n.*"), overview);
		assertEquals(0, run("--help"));
		assertEquals(overview, out.toString());
		out.reset();
		assertEquals(0, run("help", "probe"));
		final String help = out.toString();
		assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
		final String words = help.replaceAll("\\s+", " ");
		assertTrue(
			words.contains(
				"clusters The number of parcels that the image is cut into (a whole number from 1 to 1000; default: 8)"),
			words);
		assertTrue(words.contains("one of ward, average, complete, single; default: ward)"), words);
		assertTrue(words.contains(" output Folder for the results"), words);
		assertFalse(words.contains("maskimage"));
		out.reset();
		assertEquals(0, run("probe", "clusters=3", "--help"));
		assertEquals(help, out.toString());
		out.reset();
		assertEquals(0, run("--version"));
		assertTrue(out.toString().matches("ParcelJ \\S+ \\(Java .*\\)\n"), out.toString());
	}

	@Test
	void examplesAreOfCommandsAndTheirKeys() throws IOException {
		final Set<String> shown = new java.util.TreeSet<>();
		for (final String example : Examples.all()) {
			final List<String> words = List.of(example.split(" "));
			assertEquals("parcelj", words.get(0));
			shown.add(words.get(1));
			final CommandRun run = new CommandRun(words.get(1));
			final Options options = Options.ofArguments(words.subList(2, words.size()), key -> false).without(OutputKeys.ALL);
			for (final String name : options.keys()) {
				final Key key = run.allKeys().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
				key.parse(options.text(name), name);
			}
		}
		shown.add("open-nifti");
		assertEquals(MenuEntries.commands().stream().map(MenuEntries.Entry::argument).collect(Collectors.toSet()), shown);
	}

	@Test
	void shellsCompleteWhatIsTyped() throws Exception {
		assertEquals(0, run("completion", "bash"));
		final Path script = Files.writeString(folder.resolve("completion"), out.toString());
		assertEquals("kmeans", completed(script, "parcelj kme"));
		assertEquals("cluster_qr", completed(script, "parcelj spectral assignment=cl"));
		assertEquals("clusters=", completed(script, "parcelj kmeans clu"));
		assertEquals("--algorithm=", completed(script, "parcelj kmeans --al"));
		assertEquals("lloyd local", completed(script, "parcelj kmeans --algorithm l"));
		assertEquals("clusters=", completed(script, "parcelj kmeans --quiet clu"));
		Files.createFile(folder.resolve("x y.tif"));
		assertEquals(folder + "/x y.tif", completed(script, "parcelj kmeans image=" + folder + "/x"));
	}

	/** With zsh's own parts replaced, which work only where one types. */
	@Test
	void zshCompletesWhatIsTyped() throws Exception {
		assertEquals(0, run("completion", "zsh"));
		final Path script = Files.writeString(folder.resolve("_parcelj"), out.toString());
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed");
		final Process shell = new ProcessBuilder("zsh", "-f", "-c",
			"""
				compdef() { print compdef $* }; compadd() { print -- $* }; compset() { }; _files() { print files }
				source $1
				at() { words=($*); CURRENT=$#; _parcelj }
				at parcelj kme; at parcelj kmeans clu; at parcelj spectral --assignment=cl; at parcelj kmeans image=/; at parcelj macro a
				at parcelj spectral --assignment cl; at parcelj kmeans --quiet clu
				""",
			"zsh", script.toString()).redirectErrorStream(true).start();
		final List<String> said = new String(shell.getInputStream().readAllBytes()).lines().toList();
		assertEquals(0, shell.waitFor(), said.toString());
		assertEquals("compdef _parcelj parcelj", said.get(0));
		assertTrue(said.get(1).startsWith("-- agglomerative batch ") && said.get(1).endsWith(" help completion"),
			said.get(1));
		assertTrue(said.get(2).startsWith("-S -- image= ") && said.get(2).contains(" clusters= "), said.get(2));
		final String choices = "-- kmeans discretize cluster_qr best";
		assertEquals(List.of(choices, "files", "files", choices, said.get(2)), said.subList(3, said.size()));
	}

	private static String completed(final Path script, final String line) throws Exception {
		final Process shell = new ProcessBuilder("bash", "-c",
			"source \"$1\"; COMP_LINE=$2; COMP_POINT=${#COMP_LINE}; " +
				"COMP_WORDS=($2); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _parcelj; echo \"${COMPREPLY[*]}\"",
			"bash", script.toString(), line).redirectErrorStream(true).start();
		final String said = new String(shell.getInputStream().readAllBytes()).trim();
		assertTrue(shell.waitFor() == 0, said);
		return said;
	}
}
