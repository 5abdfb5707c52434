// Should contrasts be scaled before they are clustered? The same noisy simulated brain four times: k-means and a mixture of
// Gaussians, on the contrasts as they are and scaled to one variance. K-means measures distances, so that the contrast
// of the largest numbers decides; a mixture with full covariances fits its own scales, and gives the same both times.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the label images:
//   java -jar ParcelJ_.jar macro macros/ScaledOrNot.ijm results/

folder = getArgument();
methods = newArray("K-Means Clustering...", "Gaussian Mixture...");
names = newArray("kmeans", "gmm");
fits = newArray("", "tolerance=1e-5 iterations=500 ");
scalings = newArray("", "scalechannels");

setBatchMode(true);
run("Brain Phantom");
run("Noisy Brain Phantom");
for (m = 0; m < methods.length; m++) {
	for (s = 0; s < scalings.length; s++) {
		run(methods[m], "image=[Noisy Brain Phantom] mask=nonzero clusters=4 " + fits[m] + scalings[s]);
		title = names[m] + "_unscaled";
		if (s == 1) title = names[m] + "_scaled";
		rename(title);
		print(title + ": lesions found with a Dice coefficient of " + d2s(bestDice(title, 2), 3));
		if (folder != "") saveAs("Tiff", folder + File.separator + title + ".tif");
	}
}

// Of one tissue with the class that meets it best.
function bestDice(title, tissue) {
	both = newArray(5);
	classes = newArray(5);
	size = 0;
	for (z = 1; z <= 40; z++) {
		selectImage(title);
		setSlice(z);
		found = slice();
		selectImage("Brain Phantom Truth");
		setSlice(z);
		truth = slice();
		for (i = 0; i < truth.length; i++) {
			classes[found[i]] += 1;
			if (truth[i] == tissue) {
				size += 1;
				both[found[i]] += 1;
			}
		}
	}
	selectImage(title);
	best = 0;
	for (c = 1; c <= 4; c++)
		best = maxOf(best, 2 * both[c] / (classes[c] + size));
	return best;
}

function slice() {
	list = newArray(getWidth() * getHeight());
	for (y = 0; y < getHeight(); y++)
		for (x = 0; x < getWidth(); x++)
			list[y * getWidth() + x] = getPixel(x, y);
	return list;
}
