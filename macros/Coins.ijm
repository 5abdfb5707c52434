// Segments the coins into regions, once with each of the three assignments of pixels to clusters, and draws the
// outlines over the picture, a colour a region. Each result is titled with its assignment and the seconds it took.
//
// Twenty-six regions are wanted: the coins and the background. Three more are asked for, because the background is not
// even: it falls into several regions of its own, which would otherwise be paid for by coins that stay together.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/Coins.ijm pictures/

folder = getArgument();
wanted = 26;
extra = 3;
assignments = newArray("kmeans", "discretize", "cluster_qr");

setBatchMode(true);
run("Coins");
coins = getImageID();
for (i = 0; i < assignments.length; i++) {
	selectImage(coins);
	run("Duplicate...", "title=" + assignments[i]);
	copy = getImageID();
	start = getTime();
	run("Spectral Segmentation...", "clusters=" + (wanted + extra) + " beta=3 contrast=edges sigma=2 assignment=" + assignments[i] + " outlines");
	seconds = d2s((getTime() - start) / 1000, 1);
	labels = getImageID();
	selectImage(copy);
	run("Flatten");
	rename(assignments[i] + ", " + seconds + " s");
	print("spectral segmentation: " + getTitle());
	if (folder != "") saveAs("PNG", folder + File.separator + "coins_" + assignments[i] + ".png");
	else setBatchMode("show");
	selectImage(labels);
	close();
	selectImage(copy);
	close();
}
