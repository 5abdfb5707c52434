package org.parcelj.blocks.group;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.Shelf;

/**
 * Runs a task for each subject and leaves its result on a shelf, unless it is there already. Subjects that fail are
 * tried again while all others are done; those that fail for good are named, all of them.
 */
public final class SubjectTasks {

	/** How often a subject is tried. */
	private static final int TRIES = 3;
	/** That are named in a message. */
	private static final int MOST_NAMES = 5;
	private static final String THERE = "there-";

	private final Engine engine;
	private final Shelf shelf;
	private final Consumer<String> said;
	private final Consumer<String> warned;

	/** What came of a task, as it travels. */
	private record Outcome(boolean before, ArrayList<String> warnings, String failure) implements Serializable {}

	/**
	 * @param said takes a line where subjects were done before
	 * @param warned takes what looks wrong with a subject
	 */
	public SubjectTasks(final Engine engine, final Shelf shelf, final Consumer<String> said,
		final Consumer<String> warned)
	{
		this.engine = engine;
		this.shelf = shelf;
		this.said = said;
		this.warned = warned;
	}

	/**
	 * Runs all tasks.
	 *
	 * @param what is being done, in a few words
	 * @throws InputException if subjects cannot be used; what the others gave stays
	 */
	public void run(final String what, final List<? extends SubjectTask> tasks, final Progress progress) {
		Map<SubjectTask, String> failed = new LinkedHashMap<>();
		List<SubjectTask> left = List.copyOf(tasks);
		int before = 0;
		for (int attempt = 1; attempt <= TRIES && !left.isEmpty(); attempt++) {
			failed = new LinkedHashMap<>();
			final List<Outcome> outcomes = engine.map(what, left.size(), task(new ArrayList<>(left), shelf), progress);
			for (int i = 0; i < outcomes.size(); i++) {
				final Outcome outcome = outcomes.get(i);
				if (outcome.before) before++;
				final String name = left.get(i).name();
				outcome.warnings.forEach(line -> warned.accept(name + ": " + line));
				if (outcome.failure != null) failed.put(left.get(i), outcome.failure);
			}
			left = List.copyOf(failed.keySet());
		}
		if (before > 0) said.accept(what + ": " + before + " of " + tasks.size() + " were done before");
		if (!failed.isEmpty()) throw failure(what, failed, tasks.size());
	}

	/** What a task has given. */
	public static Object given(final Shelf shelf, final SubjectTask task) {
		return shelf.get(task.identity(), 0);
	}

	/** A task made from what has to be sent, and from nothing else. */
	private static BlockTask<Outcome> task(final ArrayList<SubjectTask> tasks, final Shelf shelf) {
		return (number, progress) -> run(tasks.get(number), shelf, progress);
	}

	/** On the machine that has the subject. */
	@SuppressWarnings("unchecked")
	private static Outcome run(final SubjectTask task, final Shelf shelf, final Progress progress) {
		final Object known = shelf.get(THERE + task.identity(), 0);
		if (known != null) return new Outcome(true, (ArrayList<String>) known, null);
		final ArrayList<String> warnings = new ArrayList<>();
		try {
			shelf.put(task.identity(), 0, task.run(progress, warnings::add));
			shelf.put(THERE + task.identity(), 0, warnings);
			return new Outcome(false, warnings, null);
		}
		catch (final InputException e) {
			return new Outcome(false, new ArrayList<>(), e.getMessage());
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			if (!Memory.ranOut(e)) throw e;
			return new Outcome(false, new ArrayList<>(), Memory.exhausted());
		}
	}

	private static InputException failure(final String what, final Map<SubjectTask, String> failed, final int all) {
		final String names = failed.entrySet().stream().limit(MOST_NAMES)
			.map(each -> each.getKey().name() + " (" + each.getValue() + ")").collect(Collectors.joining("; "));
		final int more = failed.size() - MOST_NAMES;
		return new InputException(what + ": " + failed.size() + " of " + all + " cannot be used: " + names +
			(more > 0 ? "; and " + more + " more" : ""));
	}
}
