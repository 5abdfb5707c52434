package org.parcelj.blocks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * A computation in steps: in each, every block works on what it left in earlier ones and on what others sent it in the
 * last (L. G. Valiant, A bridging model for parallel computation, Commun. ACM 33, 1990, doi:10.1145/79173.79181). The
 * result of a step is left on the shelf too, so that the same computation, begun again on the same shelf, continues
 * after the last step that was finished.
 */
public final class Supersteps {

	private static final String DONE = "done";
	private static final String IDENTITY = "identity";

	private final Engine engine;
	private final Shelf shelf;
	private final int blocks;
	private final Map<String, Integer> versions = new HashMap<>();
	private int[][] senders;
	private int step;
	private long bytes;

	/** What a step does with a block. */
	@FunctionalInterface
	public interface Step<R extends Serializable> extends Serializable {

		R run(Desk desk);
	}

	/** What came of a step on a block. */
	private record Outcome<R extends Serializable>(R result, int[] targets, String[] stored,
		long bytes) implements Serializable {}

	/**
	 * @param identity of the computation: what it is of, and with which settings
	 * @throws InputException if another computation has begun on the shelf
	 */
	public Supersteps(final Engine engine, final Shelf shelf, final int blocks, final String identity) {
		this.engine = engine;
		this.shelf = shelf;
		this.blocks = blocks;
		senders = new int[blocks][0];
		final Object other = shelf.get(IDENTITY, 0);
		if (other != null && !other.equals(identity))
			throw new InputException("the checkpoint is of another run (" + other + "); give another folder, or delete it");
		shelf.put(IDENTITY, 0, identity);
	}

	/** Bytes that blocks have sent each other so far. */
	public long sentBytes() {
		return bytes;
	}

	/** The number of steps so far. */
	public int steps() {
		return step;
	}

	/**
	 * Runs a step on all blocks.
	 *
	 * @param what is being done, in a few words
	 * @return what each block gave, in the order of the blocks
	 */
	public <R extends Serializable> List<R> run(final String what, final Step<R> function, final Progress progress) {
		step++;
		final List<Outcome<R>> outcomes = outcomes(what, function, progress);
		final List<String> old = new ArrayList<>();
		for (int block = 0; block < blocks; block++)
			old.add(mail(step - 1, block));
		senders = senders(outcomes);
		for (final Outcome<R> outcome : outcomes) {
			bytes += outcome.bytes;
			for (final String name : outcome.stored) {
				final Integer before = versions.put(name, step);
				if (before != null && before < step) old.add(group(name, before));
			}
		}
		old.forEach(shelf::delete);
		return outcomes.stream().map(Outcome::result).toList();
	}

	/**
	 * Runs a last step on all blocks, which leaves nothing here and is done again where the computation is begun again.
	 *
	 * @return what each block gave, in the order of the blocks
	 */
	public <R extends Serializable> List<R> end(final String what, final Step<R> function, final Progress progress) {
		return engine.map(what, blocks, task(function, shelf, step + 1, Map.copyOf(versions), senders), progress).stream()
			.map(Outcome::result).toList();
	}

	@SuppressWarnings("unchecked")
	private <R extends Serializable> List<Outcome<R>> outcomes(final String what, final Step<R> function,
		final Progress progress)
	{
		final Object known = shelf.get(DONE, step);
		if (known != null) return (List<Outcome<R>>) known;
		final List<Outcome<R>> outcomes = new ArrayList<>(
			engine.map(what, blocks, task(function, shelf, step, Map.copyOf(versions), senders), progress));
		shelf.put(DONE, step, (Serializable) outcomes);
		return outcomes;
	}

	/** A task made from what has to be sent to where blocks are worked on, and from nothing else. */
	private static <R extends Serializable> BlockTask<Outcome<R>> task(final Step<R> function, final Shelf shelf,
		final int step, final Map<String, Integer> versions, final int[][] senders)
	{
		final HashMap<String, Integer> names = new HashMap<>(versions);
		return (block, progress) -> {
			final Desk desk = new Desk(shelf, block, step, names, senders[block], progress);
			final R result = function.run(desk);
			return new Outcome<>(result, desk.targets(), desk.stored(), desk.sentBytes());
		};
	}

	private <R extends Serializable> int[][] senders(final List<Outcome<R>> outcomes) {
		final List<List<Integer>> from = new ArrayList<>();
		for (int block = 0; block < blocks; block++)
			from.add(new ArrayList<>());
		for (int block = 0; block < blocks; block++)
			for (final int target : outcomes.get(block).targets)
				from.get(target).add(block);
		return from.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
	}

	/** A number that is decided once, and stays when the computation is begun again. */
	public long decided(final String name, final LongSupplier number) {
		final Object known = shelf.get(name, 0);
		if (known != null) return (Long) known;
		final long decided = number.getAsLong();
		shelf.put(name, 0, decided);
		return decided;
	}

	/** What all blocks left under a name in the latest step, by block. */
	public Object left(final String name, final int block) {
		return shelf.get(group(name, versions.get(name)), block);
	}

	/** Forgets what all blocks left under a name. */
	public void forget(final String name) {
		final Integer version = versions.remove(name);
		if (version != null) shelf.delete(group(name, version));
	}

	/** The shelf, for what is one for all blocks. */
	public Shelf shelf() {
		return shelf;
	}

	static String group(final String name, final int step) {
		return name + "-" + step;
	}

	static String mail(final int step, final int target) {
		return "mail-" + step + "-" + target;
	}
}
