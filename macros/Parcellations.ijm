// Four parcellations of one series, one after the other, with the seconds that each takes: Ward's, k-means, hierarchical
// k-means and ReNA. Ward's and ReNA's parcels are connected, those of k-means need not be; those of hierarchical k-means
// are of more even sizes. The middle slice of each is kept as a picture.
//
// The argument is a folder for the pictures, and after it, if there is one, a series: a NIfTI file, or any stack with
// frames. Without a series the phantom that comes with ParcelJ is parcellated.
//   java -jar ParcelJ_.jar macro macros/Parcellations.ijm "pictures/ bold.nii.gz"

names = newArray("ward", "kmeans", "hierarchical_kmeans", "rena");
entries = newArray("Agglomerative Clustering (Ward)...", "K-Means Clustering...", "Hierarchical K-Means...", "ReNA Clustering...");
numbers = newArray(20, 20, 20, 20);

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
if (words.length > 1) {
	openSeries(words[1]);
	numbers = newArray(1000, 50, 50, 5000);
} else run("fMRI Phantom");
series = getImageID();
mask = "mask=auto";
if (words.length == 1) mask = "mask=[fMRI Phantom Mask]";
Stack.getDimensions(width, height, channels, slices, frames);

for (i = 0; i < names.length; i++) {
	selectImage(series);
	start = getTime();
	run(entries[i], "clusters=" + numbers[i] + " fwhm=6 detrend=linear standardize=zscore " + mask);
	seconds = (getTime() - start) / 1000;
	Stack.getStatistics(voxels, mean, min, max);
	print(names[i] + ": " + max + " parcels, " + d2s(seconds, 2) + " s");
	setSlice(floor(slices / 2) + 1);
	run("Duplicate...", "title=" + names[i]);
	run("RGB Color");
	if (folder != "") saveAs("PNG", folder + File.separator + "parcels_" + names[i] + ".png");
	else setBatchMode("show");
}

function openSeries(path) {
	if (matches(path, ".*\\.nii(\\.gz)?|.*\\.hdr")) run("Open NIfTI...", "path=[" + path + "]");
	else open(path);
}
