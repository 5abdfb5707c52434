// Finds the tissues of a made brain in four contrasts: looks at the contrasts, asks how many classes there are, fits a
// mixture of that many Gaussians, and says how well fluid, lesions, grey and white matter are met, without noise to
// speak of and in strong noise, there without and with a spatial prior.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/BrainTissue.ijm pictures/

folder = getArgument();
tissues = newArray("fluid", "lesions", "grey matter", "white matter");

setBatchMode(true);
run("Brain Phantom");
brain = "Brain Phantom";
Stack.setPosition(4, 23, 1);
picture("brain_flair");
run("Histograms...", "image=[" + brain + "] mask=nonzero scalechannels");
keep("brain_histograms");
run("Suggest Number of Clusters...", "image=[" + brain + "] mask=nonzero method=gmm largest=6");
classify(brain, "brain_labels", "");
run("Pair Plot...", "image=[" + brain + "] labels=brain_labels");
keep("brain_pairs");
run("Noisy Brain Phantom");
Stack.setPosition(4, 23, 1);
picture("noisy_flair");
classify("Noisy Brain Phantom", "noisy_labels", "tolerance=1e-4");
classify("Noisy Brain Phantom", "noisy_labels_spatial", "tolerance=1e-4 spatial=1");

function classify(image, title, more) {
	run("Gaussian Mixture...", "image=[" + image + "] mask=nonzero clusters=4 " + more);
	rename(title);
	score(title);
	if (folder != "") saveAs("Tiff", folder + File.separator + title + ".tif");
	rename(title);
	setSlice(23);
	picture(title);
}

// One slice, enlarged.
function picture(title) {
	id = getImageID();
	run("Duplicate...", "title=picture");
	run("RGB Color");
	run("Size...", "width=" + 3 * getWidth() + " height=" + 3 * getHeight() + " interpolation=None");
	if (folder != "") saveAs("PNG", folder + File.separator + title + ".png");
	close();
	selectImage(id);
}

// The classes are numbered by their mean in T1, as the tissues are.
function score(title) {
	both = newArray(5);
	sizes = newArray(5);
	for (z = 1; z <= nSlices; z++) {
		selectImage(title);
		setSlice(z);
		found = values();
		selectImage("Brain Phantom Truth");
		setSlice(z);
		truth = values();
		for (i = 0; i < truth.length; i++) {
			sizes[truth[i]] += 1;
			sizes[found[i]] += 1;
			if (truth[i] == found[i]) both[truth[i]] += 1;
		}
	}
	selectImage(title);
	text = title + ":";
	for (t = 1; t <= 4; t++)
		text = text + " " + tissues[t - 1] + " " + d2s(2 * both[t] / sizes[t], 3) + ",";
	print(text + " as Dice coefficients");
}

function values() {
	list = newArray(getWidth() * getHeight());
	for (y = 0; y < getHeight(); y++)
		for (x = 0; x < getWidth(); x++)
			list[y * getWidth() + x] = getPixel(x, y);
	return list;
}

function keep(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
