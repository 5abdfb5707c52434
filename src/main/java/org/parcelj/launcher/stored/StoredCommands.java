package org.parcelj.launcher.stored;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.scijava.command.CommandInfo;

/**
 * The commands as the build stored them in the jar, each with what its annotations say. For these Java parses all of
 * them, and generates classes, in every process anew. In a folder of classes, which may be newer, annotations are
 * asked.
 * <p>
 * The first line has the names of the commands, each with the length in bytes of what is stored of it; that follows in
 * the same order.
 */
public final class StoredCommands {

	private static final String RESOURCE = "commands";

	private static final char LENGTH = ':';

	private StoredCommands() {
		// not to be instantiated
	}

	/**
	 * A command with its inputs and outputs.
	 *
	 * @return empty if none of that name is stored, or these are not the classes of a jar
	 */
	public static Optional<CommandInfo> find(final String name) {
		final URL stored = StoredCommands.class.getResource(RESOURCE);
		if (stored == null || !stored.getProtocol().equals("jar")) return Optional.empty();
		try (InputStream in = stored.openStream()) {
			return find(name, in.readAllBytes());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A command of those that are {@linkplain #bytes stored} in bytes. */
	public static Optional<CommandInfo> find(final String name, final byte[] stored) {
		int start = 0;
		while (stored[start] != '\n')
			start++;
		final String names = new String(stored, 0, start, StandardCharsets.UTF_8);
		start++;
		for (final String entry : names.split(" ")) {
			final int end = entry.lastIndexOf(LENGTH);
			final int length = Integer.parseInt(entry.substring(end + 1));
			if (entry.substring(0, end).equals(name))
				return Optional.of(StoredCommand.of(new String(stored, start, length, StandardCharsets.UTF_8)));
			start += length;
		}
		return Optional.empty();
	}

	/** What the annotations of commands say. */
	public static byte[] bytes(final List<CommandInfo> commands) {
		final List<String> entries = new ArrayList<>();
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (final CommandInfo command : commands) {
			final byte[] bytes = StoredText.of(command).getBytes(StandardCharsets.UTF_8);
			entries.add(command.getName() + LENGTH + bytes.length);
			all.writeBytes(bytes);
		}
		final ByteArrayOutputStream stored = new ByteArrayOutputStream();
		stored.writeBytes((String.join(" ", entries) + "\n").getBytes(StandardCharsets.UTF_8));
		stored.writeBytes(all.toByteArray());
		return stored.toByteArray();
	}
}
