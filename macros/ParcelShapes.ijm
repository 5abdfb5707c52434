// What shapes parcels and turns them into objects, on the coins: compactness, a smallest size, superpixels, the ways to
// assign pixels, correction for uneven light, the connected parts of classes, labels to start from; and, on a volume,
// slices clustered one by one. Each picture is a row of panels.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/ParcelShapes.ijm pictures/

folder = getArgument();
setBatchMode(true);
run("Coins");
coins = getImageID();
width = getWidth();
height = getHeight();

// k-means takes positions into account: at 0 they do not count at all, from 0.3 on it is SLIC
compactness = newArray("0", "0.3", "1", "4");
row = "";
for (i = 0; i < compactness.length; i++) {
	row = outlined(row, "K-Means Clustering...", "clusters=100 fwhm=2 compactness=" + compactness[i]);
	print("compactness " + compactness[i] + ": smallest parcel " + smallestSize() + " pixels");
}
finish(row, "compactness");

// average linkage leaves single pixels aside, and one parcel with all others
row = "";
for (smallest = 1; smallest <= 201; smallest += 200) {
	row = outlined(row, "Agglomerative Clustering (Ward)...", "clusters=30 linkage=average fwhm=4 smallest=" + smallest);
	print("smallest=" + smallest + ": smallest parcel " + smallestSize() + " pixels");
}
finish(row, "smallest");

// superpixels take a fraction of the time
row = outlined("", "Agglomerative Clustering (Ward)...", "clusters=27 fwhm=4.7");
row = outlined(row, "Agglomerative Clustering (Ward)...", "clusters=27 fwhm=4.7 superpixels=2000");
finish(row, "superpixels");

// spectral clustering assigns pixels in three ways, of which best keeps the one with the lowest cut: here that of k-means
assignments = newArray("best", "discretize", "cluster_qr");
row = "";
for (i = 0; i < assignments.length; i++)
	row = outlined(row, "Spectral Segmentation...", "clusters=29 sigma=2 scale=0.4 assignment=" + assignments[i]);
finish(row, "assignments");

// patches drawn by hand say where classes start: coins, dark ground and light ground, in this order
newImage("patches", "8-bit black", width, height, 1);
patch(33, 112, 1);
patch(76, 220, 2);
patch(110, 6, 3);
selectImage(coins);
run("Remove Overlay");
run("Duplicate...", "title=marked");
run("RGB Color");
setColor("yellow");
setLineWidth(2);
drawRect(33, 112, 24, 24);
drawRect(76, 220, 24, 24);
drawRect(110, 6, 24, 24);
row = panel("", "glasbey");
selectImage(coins);
run("Gaussian Mixture...", "clusters=3 fwhm=3 spatial=1");
row = panel(row, "glasbey");
selectImage(coins);
run("Gaussian Mixture...", "start=patches fwhm=3 spatial=1");
print("the class of the first coin: " + getPixel(51, 191));
row = panel(row, "glasbey");
finish(row, "start");

// the light comes from above: without its field the lower coins are in one class with the ground
selectImage(coins);
run("Gaussian Mixture...", "clusters=2 fwhm=3 spatial=1");
row = panel("", "glasbey");
selectImage(coins);
run("Gaussian Mixture...", "clusters=2 fwhm=3 spatial=1 biasfield=150");
classes = getImageID();
row = panel(row, "glasbey");
selectImage("coins field");
row = panel(row, "grey");

// objects from the brighter class
selectImage(classes);
setThreshold(2, 2);
run("Convert to Mask");
run("Label Components...", "smallest=200 fillholes");
getStatistics(area, mean, min, max);
print("objects: " + max);
row = panel(row, "glasbey");
finish(row, "objects");

// slices of the brain as one volume, and one by one: there the first class is the darkest of each slice
run("Brain Phantom");
run("Duplicate...", "title=T1 duplicate channels=1");
volume = getImageID();
run("K-Means Clustering...", "clusters=3 mask=nonzero");
rename("one volume");
selectImage(volume);
run("K-Means Clustering...", "clusters=3 mask=nonzero each=slice");
rename("each slice");
run("Macro...", "code=[if (v > 0) v = (v - 1) % 3 + 1] stack");
run("Parcellation Figure...", "image=T1 labels=[one volume] morelabels=[each slice] titles=[one volume,each slice] cuts=8,23,38 columns=slices width=700");
finish(getTitle(), "each_slice");

// clusters the coins, and adds them with the outlines of their parcels to a row
function outlined(row, command, keys) {
	selectImage(coins);
	run("Remove Overlay");
	run(command, keys + " outlines");
	labels = getImageID();
	selectImage(coins);
	run("Flatten");
	// the part of the picture that shows enough
	if (indexOf(keys, "compactness") >= 0) {
		makeRectangle(0, 90, 240, 210);
		run("Crop");
	}
	row = panel(row, "grey");
	selectImage(labels);
	return row;
}

// writes a label into a square of the active image
function patch(x, y, label) {
	makeRectangle(x, y, 24, 24);
	run("Set...", "value=" + label);
	run("Select None");
}

// the number of pixels of the smallest parcel of the active image
function smallestSize() {
	getStatistics(area, mean, min, max);
	sizes = newArray(max + 1);
	for (y = 0; y < height; y++)
		for (x = 0; x < width; x++) sizes[getPixel(x, y)] += 1;
	smallest = width * height;
	for (label = 1; label <= max; label++) smallest = minOf(smallest, sizes[label]);
	return smallest;
}

// adds a copy of the active image to the right of a row, which is empty at first
function panel(row, look) {
	run("Duplicate...", "title=panel");
	if (look == "grey" && bitDepth() == 32) resetMinAndMax();
	run("RGB Color");
	if (row != "") {
		run("Combine...", "stack1=" + row + " stack2=panel");
	}
	rename("row");
	return "row";
}

// saves a row, or shows it
function finish(row, name) {
	selectImage(row);
	rename(name);
	if (folder != "") {
		saveAs("PNG", folder + File.separator + name + ".png");
		close();
	}
	else setBatchMode("show");
}
