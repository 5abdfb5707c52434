// Both examples of scikit-learn on spectral clustering of images.
//
// First the coins, once with each of the three assignments of pixels to clusters, outlined with a colour a region.
// Twenty-six regions are wanted: the coins and the background. Three more are asked for, because the background is not
// even: it falls into several regions of its own, which would otherwise be paid for by coins that stay together.
//
// Then four overlapping discs, and two, which are one region by their brightness: inside the mask of the discs, the
// cheapest cuts are the short borders where they touch.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/SpectralExamples.ijm pictures/

folder = getArgument();
wanted = 26;
extra = 3;
assignments = newArray("kmeans", "discretize", "cluster_qr");

setBatchMode(true);
run("Coins");
rename("coins");
for (i = 0; i < assignments.length; i++) {
	start = getTime();
	run("Spectral Segmentation...", "image=coins clusters=" + (wanted + extra) + " sigma=2 assignment=" + assignments[i]);
	rename(assignments[i]);
	print("spectral segmentation: " + assignments[i] + ", " + d2s((getTime() - start) / 1000, 1) + " s");
	run("Parcellation Figure...", "image=coins labels=" + assignments[i] + " style=outlines titles=none width=600");
	keep("coins_" + assignments[i]);
}

run("Four Circles");
rename("discs");
takeApart("four", 4);

// the first two of the discs alone
selectImage("Four Circles Mask");
makeOval(8, 12, 33, 33);
setKeyDown("shift");
makeOval(36, 26, 29, 29);
run("Make Inverse");
run("Set...", "value=0");
run("Select None");
takeApart("two", 2);

function takeApart(name, number) {
	run("Spectral Segmentation...", "image=discs mask=[Four Circles Mask] clusters=" + number + " beta=1 eps=0 contrast=sklearn assignment=kmeans");
	rename(name + " discs");
	getStatistics(area, mean, min, max);
	print(name + " discs: " + max + " regions");
	run("Parcellation Figure...", "image=discs labels=[" + name + " discs] plain titles=none columns=images width=600");
	keep(name + "_discs");
}

function keep(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
