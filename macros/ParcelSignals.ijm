// The signals of a series' parcels: Ward's method makes the parcels, each frame of a parcel becomes one number, and the
// compressed series has that number in every pixel of the parcel. Pictures of a frame before and after, and of the
// parcels, are kept, and the signals as a plot and as a table.
//
// The argument is a folder for the pictures, and after it, if wanted, a series as a NIfTI file; without one the fMRI
// phantom is taken.
//   java -jar ParcelJ_.jar macro macros/ParcelSignals.ijm "pictures/ bold.nii.gz"

words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
mask = "epi";
parcels = 1000;
if (words.length > 1) run("Open NIfTI...", "path=[" + words[1] + "]");
else {
	run("fMRI Phantom");
	mask = "[fMRI Phantom Mask]";
	parcels = 100;
}
series = getTitle();
Stack.getDimensions(width, height, channels, slices, frames);

run("Agglomerative Clustering (Ward)...", "mask=" + mask + " clusters=" + parcels + " fwhm=5 detrend=linear standardize=zscore");
rename("parcels");

// in percent of each parcel's mean; a column for each parcel
run("Parcel Signals...", "image=[" + series + "] labels=parcels detrend=linear standardize=psc chosen=10,30,60");
if (folder != "") saveAs("PNG", folder + File.separator + "signals_plot.png");
else setBatchMode("show");

run("Compress Image...", "image=[" + series + "] labels=parcels");
compressed = getTitle();

// both frames in one display range, which the middle of the brain decides
middle = floor(slices / 2) + 1;
selectImage(series);
Stack.setPosition(1, middle, 1);
makeOval(width / 4, height / 4, width / 2, height / 2);
getStatistics(area, mean, min, max, sd);
run("Select None");
keep("parcels", "signals_parcels", 0, 0);
keep(series, "signals_frame", mean - 5 * sd, mean + 5 * sd);
keep(compressed, "signals_compressed", mean - 5 * sd, mean + 5 * sd);
print("within " + d2s(mean - 5 * sd, 0) + " to " + d2s(mean + 5 * sd, 0) + ": " + series + " and " + compressed);

// the middle slice of the first frame, four times as large
function keep(title, name, low, high) {
	selectImage(title);
	Stack.getDimensions(width, height, channels, slices, frames);
	if (frames == 1) setSlice(floor(slices / 2) + 1);
	else {
		Stack.setPosition(1, floor(slices / 2) + 1, 1);
		setMinAndMax(low, high);
	}
	run("Duplicate...", "title=" + name);
	run("RGB Color");
	run("Scale...", "x=4 y=4 interpolation=None create");
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
