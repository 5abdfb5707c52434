// From one series to parcels in four ways, and what one does with them, as in nilearn's example on clustering methods for
// brain parcellations: Ward's tree, cut twice; the image compressed to its parcels' means; k-means beside hierarchical
// k-means, and the sizes of their parcels; ReNA. Ward's and ReNA's parcels are connected, those of k-means need not be.
// Prints the seconds that each takes.
//
// The arguments are a folder for the files and, if there is one, a series: a NIfTI file, or any stack with frames.
// Without a series the phantom that comes with ParcelJ is parcellated, in its mask.
//   java -jar ParcelJ_.jar macro macros/Parcellations.ijm "results/ bold.nii.gz"

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
if (words.length > 1) {
	openSeries(words[1]);
	mask = "mask=auto";
	range = "samerange";
	ward = newArray(1000, 2000);
	few = 50;
	many = 5000;
} else {
	run("fMRI Phantom");
	mask = "mask=[fMRI Phantom Mask]";
	range = "minimum=940 maximum=1060";
	ward = newArray(20, 200);
	few = 20;
	many = 500;
}
rename("series");

// Ward: the second number is cut from the tree of the first
parcellate("Agglomerative Clustering (Ward)...", ward[0], "fwhm=2", "Ward " + ward[0]);
parcellate("Agglomerative Clustering (Ward)...", ward[1], "fwhm=2", "Ward " + ward[1]);
figure("parcels_ward", "labels=[Ward " + ward[0] + "] morelabels=[Ward " + ward[1] + "]");
compress("Ward " + ward[1]);
figure("compressed_ward", "more=[Ward " + ward[1] + " compressed] frame=1 " + range + " titles=[Original,Ward " + ward[1] + " parcels]");

// k-means and hierarchical k-means on smoother, standardized series; their sizes
parcellate("K-Means Clustering...", few, "fwhm=10 detrend=linear standardize=zscore", "k-means");
parcellate("Hierarchical K-Means...", few, "fwhm=10 detrend=linear standardize=zscore", "hierarchical k-means");
run("Parcel Sizes...", "labels=k-means reference=[hierarchical k-means]");
keep("sizes");
run("Compare Label Images...", "labels=[hierarchical k-means] reference=k-means");
rename("in the same colours");
figure("parcels_kmeans", "labels=k-means morelabels=[in the same colours] titles=[k-means,hierarchical k-means]");

// ReNA: many small parcels, fast
parcellate("ReNA Clustering...", many, "fwhm=2", "ReNA " + many);
compress("ReNA " + many);
figure("compressed_rena", "more=[ReNA " + many + " compressed] frame=1 " + range + " titles=[Original,ReNA " + many + " parcels]");

function parcellate(entry, number, options, title) {
	selectImage("series");
	start = getTime();
	run(entry, "clusters=" + number + " " + mask + " " + options);
	seconds = (getTime() - start) / 1000;
	rename(title);
	Stack.getStatistics(voxels, mean, min, max);
	print(title + ": " + max + " parcels, " + d2s(seconds, 2) + " s");
	if (folder != "") {
		run("Save as NIfTI...", "path=[" + folder + File.separator + replace(title, " ", "_") + ".nii.gz]");
		rename(title);
	}
}

function compress(labels) {
	run("Compress Image...", "image=series labels=[" + labels + "]");
	rename(labels + " compressed");
}

function figure(name, options) {
	run("Parcellation Figure...", "image=series view=xz width=700 " + options);
	keep(name);
}

function keep(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}

function openSeries(path) {
	if (matches(path, ".*\\.nii(\\.gz)?|.*\\.hdr")) run("Open NIfTI...", "path=[" + path + "]");
	else open(path);
}
