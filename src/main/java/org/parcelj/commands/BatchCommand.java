package org.parcelj.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.commands.batch.BatchFiles;
import org.parcelj.commands.batch.BatchFiles.Depth;
import org.parcelj.commands.batch.BatchRun;
import org.parcelj.commands.batch.FileRuns;
import org.parcelj.commands.input.Phase;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Any command on all images of a folder: results named by their images, and tables over all of them. */
@Plugin(type = Command.class, name = "batch", label = "Batch", headless = true, visible = false)
public class BatchCommand extends ParcelCommand {

	@Parameter(label = "Command", required = false, persist = false,
		description = "The command to run, by its name on the command line: kmeans, spectral, mask, ...",
		attrs = @Attr(name = "suggestions",
			value = "kmeans,agglomerative,spectral,hierarchical-kmeans,rena,gmm,mask,suggest,histogram,components,sizes"))
	private String command = "kmeans";

	@Parameter(label = "Keys (as in a macro)", required = false, persist = false,
		description = "The command's keys as in a macro, such as clusters=5 mask=otsu; images are named by their " +
			"paths.")
	private String keys = "";

	@Parameter(label = "Folder or pattern", persist = false, style = "directory",
		description = "A folder of images, or a pattern of files such as data/*.tif.")
	private String input = "";

	@Parameter(label = "Names of files", required = false, persist = false,
		description = "Which files of the folder to take, for example *.tif; empty for images of all kinds.")
	private String pattern = "";

	@Parameter(label = "With subfolders", required = false, persist = false,
		description = "Also takes the images in the folders below.")
	private boolean subfolders;

	@Parameter(label = "Output folder", persist = false, style = "directory",
		description = "The folder for the results. Results already there, with the same keys and images, are not " +
			"made again.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Batch", attrs = @Attr(name = OutputRole.FILE, value = "summary.csv"))
	private ResultsTable summary;

	private FileRuns engine;

	/** Has another engine than the one that runs here do the files. */
	public void runBy(final FileRuns other) {
		engine = other;
	}

	@Override
	protected void compute() {
		if (input.isBlank()) throw new InputException("input is empty, but must be a folder, or a pattern of files");
		if (output.isBlank()) throw new InputException("output is empty, but must be a folder");
		refuseIf(!Files.isDirectory(Path.of(input)), "input is not a folder, but itself says which files to take",
			"pattern", "subfolders");
		if (engine == null) engine = FileRuns.find();
		final FileRuns.Job job = new FileRuns.Job(command, keys, Path.of(output));
		engine.check(job);
		final Map<Path, String> files = BatchFiles.of(input, pattern, subfolders ? Depth.SUBFOLDERS : Depth.FOLDER,
			job.folder());
		spent(Phase.READING);
		final BatchRun run = new BatchRun(engine, job, files, session());
		run.run();
		spent(Phase.FITTING);
		run.writeTables();
		summary = run.table();
	}
}
