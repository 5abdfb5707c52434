package org.parcelj.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;

/**
 * Runs each block as a task of Spark, which repeats it elsewhere if a machine or a task fails. Everything that blocks
 * leave and tell each other goes through the shelf, whose folder all machines share; Spark moves only the answers.
 */
public final class SparkEngine implements Engine {

	/** How often a block is tried. */
	private static final String TRIES = "8";
	private static final long LOOK_MILLIS = 200;
	private static final Pattern FAILURE = Pattern.compile(BlockFailure.class.getName().replace(".", "\\.") + ": (.*)");

	private final JavaSparkContext context;

	/** With the settings of spark-submit. */
	public SparkEngine() {
		this(new SparkConf());
	}

	SparkEngine(final SparkConf settings) {
		settings.setIfMissing("spark.app.name", "ParcelJ");
		settings.setIfMissing("spark.task.maxFailures", TRIES);
		settings.setIfMissing("spark.ui.enabled", "false");
		context = new JavaSparkContext(settings);
	}

	@Override
	public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
		final Progress progress)
	{
		context.setJobDescription(what);
		progress.step(0, what);
		final List<Integer> numbers = new ArrayList<>();
		IntStream.range(0, blocks).forEach(numbers::add);
		final JavaFutureAction<List<R>> answers = context.parallelize(numbers, blocks).map(block -> run(what, block, task))
			.collectAsync();
		try {
			while (true) {
				try {
					return answers.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					progress.step(done(answers, blocks), what);
				}
			}
		}
		catch (final CancellationException e) {
			answers.cancel(true);
			throw e;
		}
		catch (final InterruptedException e) {
			answers.cancel(true);
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted");
		}
		catch (final ExecutionException e) {
			throw failure(what, e.getCause());
		}
	}

	private double done(final JavaFutureAction<?> answers, final int blocks) {
		int done = 0;
		for (final int job : answers.jobIds()) {
			// none as long as it is not yet known, or no longer
			final SparkJobInfo known = context.statusTracker().getJobInfo(job);
			if (known != null) for (final int stage : known.stageIds()) {
				final SparkStageInfo info = context.statusTracker().getStageInfo(stage);
				if (info != null) done += info.numCompletedTasks();
			}
		}
		return Math.min(1, (double) done / blocks);
	}

	/** On the machine that has the block. */
	private static <R extends Serializable> R run(final String what, final int block, final BlockTask<R> task) {
		final Object[] result = new Object[1];
		System.setProperty("java.awt.headless", "true");
		try {
			Parallelization.runSingleThreaded(() -> {
				result[0] = task.run(block, new TaskProgress());
			});
		}
		catch (final RuntimeException e) {
			throw new BlockFailure(what + ", block " + block + ": " +
				String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName()), e);
		}
		@SuppressWarnings("unchecked")
		final R answer = (R) result[0];
		return answer;
	}

	/** Stops where Spark has stopped the task. */
	private static final class TaskProgress implements Progress {

		@Override
		public void report(final double fraction, final String message) {
			// Spark counts tasks
		}

		@Override
		public boolean isCanceled() {
			return TaskContext.get() != null && TaskContext.get().isInterrupted();
		}
	}

	private static InputException failure(final String what, final Throwable cause) {
		final String message = String.valueOf(cause.getMessage());
		final Matcher found = FAILURE.matcher(message);
		return new InputException(found.find()
			? found.group(1)
			: what + " failed on the cluster: " + message.lines().findFirst().orElse(cause.getClass().getName()), cause);
	}

	@Override
	public void close() {
		context.close();
	}
}
