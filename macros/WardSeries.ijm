// Parcellates a 4-D series (fMRI): pixels are merged that touch and whose series are alike, by Ward's method, after the
// slow drift is taken out and each series is brought to standard deviation 1. The tree is then cut at three numbers of
// parcels, and the middle slice of each parcellation is kept as a picture.
//
// The argument is a folder for the pictures, and after it, if wanted, a series as a NIfTI file; without one the fMRI
// phantom is taken, in which 20 parcels have a time course of their own.
//   java -jar ParcelJ_.jar macro macros/WardSeries.ijm "pictures/ bold.nii.gz"

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
mask = "epi";
if (words.length > 1) run("Open NIfTI...", "path=[" + words[1] + "]");
else {
	run("fMRI Phantom");
	mask = "[fMRI Phantom Mask]";
}
series = getTitle();
Stack.getDimensions(width, height, channels, slices, frames);

start = getTime();
run("Agglomerative Clustering (Ward)...", "mask=" + mask + " clusters=1000 detrend=quadratic standardize=zscore");
print(series + ", " + frames + " frames: " + d2s((getTime() - start) / 1000, 2) + " s");
labels = getImageID();
numbers = newArray(1000, 100, 20);
for (i = 0; i < numbers.length; i++) {
	selectImage(labels);
	start = getTime();
	run("Cut Dendrogram...", "clusters=" + numbers[i]);
	print("cut into " + numbers[i] + " parcels: " + d2s((getTime() - start) / 1000, 3) + " s");
	Stack.getStatistics(voxels, mean, min, max);
	print("parcels: " + max);
	setSlice(floor(slices / 2) + 1);
	run("Duplicate...", "title=[" + numbers[i] + " parcels]");
	run("RGB Color");
	if (folder != "") saveAs("PNG", folder + File.separator + "series_ward_" + numbers[i] + ".png");
	else setBatchMode("show");
}
