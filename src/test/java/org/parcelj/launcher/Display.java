package org.parcelj.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A display of its own to open windows on, by Xvfb. */
final class Display implements AutoCloseable {

	private static final File SERVER = new File("/usr/bin/Xvfb");

	private final Process server;
	private final String name;

	private Display(final Process server, final String name) {
		this.server = server;
		this.name = name;
	}

	/** Whether there can be one here. */
	static boolean isPossible() {
		return SERVER.canExecute();
	}

	static Display start() throws IOException {
		return start("1600x1200");
	}

	/** @param size in pixels, as in 1600x1200 */
	static Display start(final String size) throws IOException {
		final Process server = new ProcessBuilder(SERVER.getPath(), "-displayfd", "1", "-screen", "0", size + "x24",
			"-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final BufferedReader number = new BufferedReader(
			new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
		return new Display(server, ":" + number.readLine().trim());
	}

	/** What DISPLAY is to be. */
	String name() {
		return name;
	}

	@Override
	public void close() {
		server.destroy();
	}
}
