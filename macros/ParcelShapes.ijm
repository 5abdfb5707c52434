// What shapes parcels and makes objects of them, on the coins: compactness, a smallest size, superpixels, an uneven light
// taken out, and the connected parts of classes. Each picture is a row of panels.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/ParcelShapes.ijm pictures/

folder = getArgument();
setBatchMode(true);
run("Coins");
coins = getImageID();
width = getWidth();
height = getHeight();

// k-means counts places too: at 0 they do not count at all, from 0.3 on it is SLIC
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

// from superpixels in a fraction of the time
row = outlined("", "Agglomerative Clustering (Ward)...", "clusters=27 fwhm=4.7");
row = outlined(row, "Agglomerative Clustering (Ward)...", "clusters=27 fwhm=4.7 superpixels=2000");
finish(row, "superpixels");

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
