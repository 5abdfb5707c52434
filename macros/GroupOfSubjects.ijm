// One parcellation of three subjects whose heads move, each at another time: without confounds, and with the table of
// motion that lies beside the series of each. The series are the fMRI phantom, so that one knows what should come out.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the picture:
//   java -jar ParcelJ_.jar macro macros/GroupOfSubjects.ijm pictures/

folder = getArgument();
temporary = getDir("temp") + "parcelj group" + File.separator;
setBatchMode(true);
run("fMRI Phantom");
series = getTitle();
Stack.getDimensions(width, height, channels, slices, frames);
for (subject = 1; subject <= 3; subject++) makeSubject(subject);
run("Open NIfTI...", "path=[" + file(1, "bold.nii") + "]");
first = getTitle();

keys = "mask=[fMRI Phantom Mask] clusters=20 components=20 fwhm=6 detrend=linear standardize=zscore seed=1 subjects=[" +
	file(2, "bold.nii") + "," + file(3, "bold.nii") + "]";
parcellate("without confounds", "");
parcellate("confounds of each subject", " confounds=*_motion.tsv");
addSlice("fMRI Phantom Truth");
selectImage("row");
run("Size...", "width=" + 3 * getWidth() + " height=" + 3 * getHeight() + " interpolation=None");
rename("group_of_subjects");
if (folder != "") saveAs("PNG", folder + File.separator + "group_of_subjects.png");
else setBatchMode("show");

// a series, and beside it the shifts of a head that moves twice, in the slices of its own half of the brain
function makeSubject(subject) {
	selectImage(series);
	run("Duplicate...", "title=[subject " + subject + "] duplicate");
	motion = "trans_x\ttrans_y\n";
	for (t = 0; t < frames; t++) {
		jump = (t >= 10 + 15 * subject) - 1.5 * (t >= 20 + 20 * subject);
		drift = sin(t / (3 + subject));
		motion += d2s(jump, 6) + "\t" + d2s(drift, 6) + "\n";
		for (slice = 1; slice <= slices; slice++) {
			setSlice(t * slices + slice);
			makeRectangle(0, 0, width / 2, height);
			run("Add...", "value=" + 120 * jump + " slice");
			makeRectangle(0, height / 2, width, height / 2);
			run("Add...", "value=" + 120 * drift + " slice");
		}
	}
	run("Select None");
	run("Save as NIfTI...", "path=[" + file(subject, "bold.nii") + "] overwrite");
	File.saveString(motion, file(subject, "motion.tsv"));
	close();
}

function file(subject, ending) {
	return "" + temporary + "sub-" + subject + "_" + ending;
}

// clusters, says how near the parcels are to the true ones, and shows a slice of them
function parcellate(title, confounds) {
	selectImage(first);
	run("Agglomerative Clustering (Ward)...", keys + confounds);
	rename("labels");
	run("Compare Label Images...", "reference=[fMRI Phantom Truth] output=[" + temporary + "agreement] overwrite");
	print(title + ": adjusted Rand index " + d2s(measure("adjusted_rand_index"), 3));
	// in the colours of the true parcels that they match
	open(temporary + "agreement" + File.separator + "matched.tif");
	addSlice("matched.tif");
	close("matched.tif");
	close("labels");
}

function measure(name) {
	rows = split(File.openAsString(temporary + "agreement" + File.separator + "agreement.csv"), "\n");
	names = split(rows[0], ",");
	cells = split(rows[1], ",");
	for (i = 0; i < names.length; i++)
		if (names[i] == name) return parseFloat(cells[i]);
	exit("no column " + name);
}

// puts the middle slice of an image beside those before
function addSlice(title) {
	selectImage(title);
	Stack.setPosition(1, floor(slices / 2) + 1, 1);
	run("Duplicate...", "title=slice");
	run("RGB Color");
	rename("slice");
	if (isOpen("row")) run("Combine...", "stack1=row stack2=slice");
	rename("row");
}
