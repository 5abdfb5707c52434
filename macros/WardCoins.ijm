// Takes the coins apart by structured Ward clustering: of all regions that touch, the two are merged whose merging adds
// least to the variance within the regions, from single pixels up to the whole picture. One tree holds every number of
// regions: after the first run another number costs almost nothing, and the label image is cut again in place.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/WardCoins.ijm pictures/

folder = getArgument();

setBatchMode(true);
run("Coins");
coins = getImageID();
start = getTime();
run("Agglomerative Clustering (Ward)...", "clusters=27 fwhm=4.7 outlines");
print("27 regions: " + d2s((getTime() - start) / 1000, 2) + " s");
labels = getImageID();
selectImage(coins);
run("Duplicate...", "title=outlined");
run("Flatten");
rename("Ward, 27 regions");
finish("coins_ward");

numbers = newArray(10, 27, 100, 1000);
for (i = 0; i < numbers.length; i++) {
	selectImage(labels);
	start = getTime();
	run("Cut Dendrogram...", "clusters=" + numbers[i]);
	print("cut into " + numbers[i] + " regions: " + d2s((getTime() - start) / 1000, 3) + " s");
	getStatistics(area, mean, min, max);
	print("regions: " + max);
	run("Duplicate...", "title=[" + numbers[i] + " regions]");
	run("RGB Color");
	finish("coins_ward_" + numbers[i]);
}

// saves the active picture, or shows it
function finish(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
