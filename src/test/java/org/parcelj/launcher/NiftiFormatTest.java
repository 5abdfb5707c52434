package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.imagej.nifti.NiftiImages;
import org.scijava.Context;
import org.scijava.io.IOService;
import org.scijava.plugin.PluginInfo;

/** NIfTI files through SciJava, as Fiji opens files. */
class NiftiFormatTest {

	@TempDir
	Path folder;

	@Test
	void sciJavaOpensAndSavesNifti() throws IOException {
		PhantomFiles.write(0, folder.resolve("bold.nii.gz"));
		Files.writeString(folder.resolve("broken.nii"), "nothing");
		try (Context context = new Context()) {
			final IOService service = context.service(IOService.class);
			final ImagePlus image = (ImagePlus) service.open(path("bold.nii.gz"));
			assertEquals(40, image.getNFrames());
			service.save(image, path("again.nii"));
			assertArrayEquals(PhantomFiles.PHANTOM.space().affine(),
				NiftiImages.affine((ImagePlus) service.open(path("again.nii"))));
			assertEquals(NiftiFormat.class, service.getOpener(path("other.NII.GZ")).getClass());
			final IOException refusal = assertThrows(IOException.class, () -> service.open(path("broken.nii")));
			assertEquals("broken.nii: ", refusal.getMessage().substring(0, 12));
		}
	}

	/** Fiji's File > Open would take the image from an eager plugin, and show nothing. */
	@Test
	void fijiKeepsItsOwnReaders() {
		try (Context context = new Context()) {
			final PluginInfo<?> format = context.service(IOService.class).getPlugins().stream()
				.filter(info -> info.getClassName().equals(NiftiFormat.class.getName())).findFirst().orElseThrow();
			assertFalse(format.is("eager"));
		}
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}
}
