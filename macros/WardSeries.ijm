// Parcellates a 4-D series (fMRI): pixels are merged that touch and whose series are alike, by Ward's method, after the
// slow drift is taken out and each series is brought to standard deviation 1. The tree is then cut at three numbers of
// parcels, and the middle slice of each parcellation is kept as a picture.
//
// The argument is a folder for the pictures, and after it, if there is one, a series: a NIfTI file, or any stack with frames.
// Without a series a small one is made: six regions with a time course of their own in noise.
//   java -jar ParcelJ_.jar macro macros/WardSeries.ijm "pictures/ bold.nii.gz"

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
if (words.length > 1) openSeries(words[1]);
else made();
series = getTitle();
Stack.getDimensions(width, height, channels, slices, frames);

start = getTime();
run("Agglomerative Clustering (Ward)...", "clusters=1000 detrend=quadratic standardize=zscore");
print(series + ", " + frames + " frames: " + d2s((getTime() - start) / 1000, 2) + " s");
labels = getImageID();
numbers = newArray(1000, 100, 6);
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

function openSeries(path) {
	if (matches(path, ".*\\.nii(\\.gz)?|.*\\.hdr")) run("Open NIfTI...", "path=[" + path + "]");
	else open(path);
}

// 40 × 30 × 8 pixels, 60 frames; the regions are columns and rows of blocks
function made() {
	newImage("made series", "32-bit black", 40, 30, 480);
	run("Stack to Hyperstack...", "order=xyczt(default) channels=1 slices=8 frames=60 display=Grayscale");
	random("seed", 1);
	for (t = 1; t <= 60; t++) {
		for (region = 0; region < 6; region++) {
			value = 100 + 3 * sin(0.37 * (region + 1) * t + region) + 0.01 * t * t;
			for (z = 1; z <= 8; z++) {
				Stack.setPosition(1, z, t);
				setColor(value);
				fillRect(14 * (region % 3), 15 * floor(region / 3), 14, 15);
			}
		}
	}
	run("Add Specified Noise...", "stack standard=2");
}
