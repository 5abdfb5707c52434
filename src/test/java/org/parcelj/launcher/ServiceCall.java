package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** Calls a command through SciJava as a script does, in whatever class path it finds itself; prints what came of it. */
final class ServiceCall {

	private ServiceCall() {
		// not to be instantiated
	}

	public static void main(final String... arguments) throws Exception {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 40, 30, 1);
		try (Context context = new Context()) {
			final Module module = context.service(CommandService.class)
				.run("org.parcelj.commands.AgglomerativeCommand", true, "image", image, "clusters", 3).get();
			System.out.println("largest label " + ((ImagePlus) module.getOutput("labels")).getStatistics().max);
		}
		System.exit(0);
	}
}
