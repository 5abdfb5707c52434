package org.parcelj.blocks.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.SequentialEngine;
import org.parcelj.blocks.Shelf;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.signal.Components;
import org.parcelj.signal.GroupReduction;
import org.parcelj.signal.PrincipalAngles;
import org.parcelj.signal.PrincipalComponents;

/** Many subjects as tasks, against all of them side by side. */
class SubjectsReductionTest {

	private static final int SUBJECTS = 35;
	private static final int PIXELS = 500;
	private static final int FRAMES = 30;
	private static final int WANTED = 8;

	/** By how much each map is weaker than the one before. */
	private double decay = 0.8;
	private int maps = 2 * WANTED;

	/** Maps that all subjects share, ever weaker, in series of each one's own, and noise. */
	private FeatureMatrix subject(final int number) {
		final SplittableRandom random = new SplittableRandom(100 + number);
		final float[] values = new float[PIXELS * FRAMES];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble(-1, 1);
		for (int map = 0; map < maps; map++)
			for (int t = 0; t < FRAMES; t++) {
				final double strength = random.nextDouble(-1, 1) * Math.pow(decay, map);
				for (int i = 0; i < PIXELS; i++)
					values[i * FRAMES + t] += strength * Math.sin((map + 1) * Math.PI * (i + 0.5) / PIXELS);
			}
		return new FeatureMatrix(PIXELS, FRAMES, values);
	}

	private FeatureMatrix exact() {
		final List<Supplier<FeatureMatrix>> all = new ArrayList<>();
		for (int s = 0; s < SUBJECTS; s++) {
			final int number = s;
			all.add(() -> subject(number));
		}
		return new GroupReduction(Components.of(WANTED)).fit(all, Progress.NONE).scores();
	}

	private List<String> reduced(final Shelf shelf) {
		final List<String> names = new ArrayList<>();
		for (int s = 0; s < SUBJECTS; s++) {
			names.add("subject-" + s);
			shelf.put(names.get(s), 0,
				new PrincipalComponents(Components.of(WANTED)).fit(subject(s), Progress.NONE).scores());
		}
		return names;
	}

	private final List<String> said = new ArrayList<>();

	private FeatureMatrix fit(final List<String> subjects, final Engine engine, final Shelf shelf) {
		said.clear();
		return new SubjectsReduction(Components.of(WANTED), said::add, warning -> {
			throw new AssertionError(warning);
		}).fit(subjects, "all", engine, shelf, Progress.NONE);
	}

	@Test
	void theComponentsAreThoseOfAllSubjectsSideBySide() {
		final Shelf shelf = new MemoryShelf();
		final List<String> names = reduced(shelf);
		final FeatureMatrix found = fit(names, new LocalEngine(), shelf);
		final FeatureMatrix exact = exact();
		final double off = PrincipalAngles.largest(exact, found, Progress.NONE);
		assertTrue(off < 0.15, off + " degrees, " + said);
		final double told = Double.parseDouble(said.get(said.size() - 1).replaceAll(".* degrees, | from.*", ""));
		assertTrue(told < 0.1 && off < 2 * told + 0.05, off + " degrees, " + said);
		// merging alone would not do
		final FeatureMatrix merged = (FeatureMatrix) shelf.get("merged-all-6", 0);
		assertTrue(PrincipalAngles.largest(exact, merged.columns(0, WANTED), Progress.NONE) > 0.3);
	}

	/** Power iteration takes 17 passes. */
	@Test
	void fewPassesTellComponentsOfAlmostEqualStrengthApart() {
		decay = 0.995;
		maps = 4 * WANTED;
		final Shelf shelf = new MemoryShelf();
		final double off = PrincipalAngles.largest(exact(), fit(reduced(shelf), new LocalEngine(), shelf), Progress.NONE);
		assertTrue(off < 0.2 && said.size() <= 8, off + " degrees, " + said);
	}

	/** A geometric series from the last two turns, but no more than a right angle where noise turns ever further. */
	@Test
	void howFarOffIsToldFromTheLastTurns() {
		assertEquals(0.25, SubjectsReduction.left(0.5, 1.5), 1e-12);
		assertEquals(4, SubjectsReduction.left(4, 0), 1e-12);
		assertEquals(90, SubjectsReduction.left(48.43, 37.9));
	}

	/** An end before time is one after any number of tasks. */
	@Test
	void aRunGoesOnWhereItEnded(@TempDir final Path folder) {
		final Shelf shelf = new FolderShelf(folder);
		final List<String> names = reduced(shelf);
		final Shelf other = new MemoryShelf();
		final float[] expected = fit(reduced(other), new SequentialEngine(), other).sharedValues();
		final AtomicInteger tasks = new AtomicInteger();
		for (final int most : new int[] { 10, 30, 40 }) {
			final int[] run = { 0 };
			assertThrows(CancellationException.class, () -> fit(names, new Counting(() -> {
				tasks.incrementAndGet();
				if (++run[0] > most) throw new CancellationException();
			}), shelf));
		}
		final int before = tasks.get();
		assertArrayEquals(expected, fit(names, new Counting(tasks::incrementAndGet), shelf).sharedValues());
		assertTrue(tasks.get() - before < before, tasks + " tasks, " + before + " before");
	}

	/** Tells of each task. */
	private static final class Counting implements Engine {

		private final Runnable told;
		private final Engine engine = new SequentialEngine();

		Counting(final Runnable told) {
			this.told = told;
		}

		@Override
		public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
			final Progress progress)
		{
			return engine.map(what, blocks, (block, asked) -> {
				told.run();
				return task.run(block, asked);
			}, progress);
		}
	}

	/** One that fails now and then is tried again; those that fail for good are all named, and the others stay done. */
	@Test
	void subjectsThatFailAreNamedAndTheOthersAreKept() {
		final Shelf shelf = new MemoryShelf();
		final AtomicInteger runs = new AtomicInteger();
		final List<Task> tasks = new ArrayList<>();
		for (int s = 0; s < 6; s++)
			tasks.add(new Task(s, runs));
		final SubjectTasks all = new SubjectTasks(new SequentialEngine(), shelf, said::add, said::add);
		assertEquals("trying: 2 of 6 cannot be used: subject 1 (odd, try 3); subject 5 (odd, try 3)",
			assertThrows(InputException.class, () -> all.run("trying", tasks, Progress.NONE)).getMessage());
		assertEquals(6 + 3 + 2, runs.get());
		assertEquals("three", SubjectTasks.given(shelf, tasks.get(3)));
		tasks.get(1).broken = false;
		tasks.get(5).broken = false;
		all.run("trying", tasks, Progress.NONE);
		assertEquals(6 + 3 + 2 + 2, runs.get());
		assertTrue(said.contains("trying: 4 of 6 were done before"), said.toString());
		assertTrue(said.contains("subject 2: even"), said.toString());
	}

	/** Odd ones are broken, but number 3 only at first. */
	private static final class Task implements SubjectTask {

		private static final long serialVersionUID = 1L;

		private final int number;
		private final AtomicInteger runs;
		private boolean broken;
		private int tries;

		Task(final int number, final AtomicInteger runs) {
			this.number = number;
			this.runs = runs;
			broken = number % 2 == 1;
		}

		@Override
		public String name() {
			return "subject " + number;
		}

		@Override
		public String identity() {
			return "task-" + number;
		}

		@Override
		public Serializable run(final Progress progress, final Consumer<String> warned) {
			runs.incrementAndGet();
			tries++;
			if (broken && (number != 3 || tries < 2)) throw new InputException("odd, try " + tries);
			if (number == 2) warned.accept("even");
			return number == 3 ? "three" : number;
		}
	}
}
