// Two parcellations of one series side by side: how even their parcels are, how far they agree, which parcel is which, and
// where they differ. Of the phantom it is Ward's against the truth; of another series hierarchical k-means against k-means.
//
// The argument is a folder for the pictures, and after it, if there is one, a series: a NIfTI file, or any stack with
// frames.
//   java -jar ParcelJ_.jar macro macros/CompareParcellations.ijm "pictures/ bold.nii.gz"

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
keys = " fwhm=6 detrend=linear standardize=zscore";
if (words.length > 1) {
	if (matches(words[1], ".*\\.nii(\\.gz)?|.*\\.hdr")) run("Open NIfTI...", "path=[" + words[1] + "]");
	else open(words[1]);
	series = getImageID();
	run("K-Means Clustering...", "clusters=50" + keys);
	rename("k-means");
	selectImage(series);
	run("Hierarchical K-Means...", "clusters=50" + keys);
	rename("hierarchical k-means");
	reference = "k-means";
} else {
	run("fMRI Phantom");
	run("Agglomerative Clustering (Ward)...", "clusters=20 mask=[fMRI Phantom Mask]" + keys);
	rename("ward");
	reference = "fMRI Phantom Truth";
}
labels = getTitle();
getDimensions(width, height, channels, slices, frames);

run("Parcel Sizes...", "reference=[" + reference + "]");
keep("sizes", 1);
selectImage(labels);
run("Compare Label Images...", "reference=[" + reference + "] tolerance=6");
keepSlice(labels + " matched", "compare_matched");
keepSlice(labels + " difference", "compare_difference");
keepSlice(labels, "compare_labels");
keepSlice(reference, "compare_reference");

function keepSlice(title, name) {
	selectImage(title);
	Stack.setPosition(1, floor(slices / 2) + 1, 1);
	run("Duplicate...", "title=" + name);
	run("RGB Color");
	keep(name, 4);
}

// Saves the active image, larger; or shows it.
function keep(name, factor) {
	if (factor > 1) run("Size...", "width=" + factor * getWidth() + " height=" + factor * getHeight() + " interpolation=None");
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
