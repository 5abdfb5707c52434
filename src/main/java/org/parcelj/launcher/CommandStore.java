package org.parcelj.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.launcher.stored.StoredCommands;

/** Stores what the annotations of all commands say, for the build. */
public final class CommandStore {

	private CommandStore() {
		// not to be instantiated
	}

	/** @param arguments the file, which goes into the jar */
	public static void main(final String... arguments) throws IOException {
		final Path file = Path.of(arguments[0]);
		Files.createDirectories(file.getParent());
		Files.write(file, StoredCommands.bytes(Commands.names().stream().map(Commands::find).toList()));
	}
}
