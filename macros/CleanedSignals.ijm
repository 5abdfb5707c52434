// What cleaning does to the signal of a parcel. A series gets a drift, and the jumps of a head that moves; cosines remove
// the drift, and the jumps go with a table of confounds, or without one with the component of the most variable pixels.
// The series is the fMRI phantom, so that one knows what should come out.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the picture:
//   java -jar ParcelJ_.jar macro macros/CleanedSignals.ijm pictures/

folder = getArgument();
temporary = getDir("temp") + "parcelj cleaned signals";
setBatchMode(true);
run("fMRI Phantom");
series = getTitle();
Stack.getDimensions(width, height, channels, slices, frames);
cosines = "filter=cosine highpass=0.015";
truth = signal("0 without drift and motion: " + cosines, cosines);

// the head moves in frames 25 and 70
motion = newArray(frames);
for (t = 0; t < frames; t++) {
	if (t >= 25) motion[t] = 1 - 0.01 * (t - 25);
	if (t >= 70) motion[t] -= 0.9;
	shift = 60 * motion[t] + 40 * sin(4 * PI * t / frames);
	for (slice = 1; slice <= slices; slice++) {
		setSlice(t * slices + slice);
		run("Add...", "value=" + shift + " slice");
	}
}
table = temporary + File.separator + "motion.tsv";
write(table);

signal("1 with drift and motion: nothing removed", "");
signal("2 " + cosines, cosines);
signal("3 " + cosines + " confounds=motion.tsv columns=motion_basic",
	cosines + " confounds=[" + table + "] columns=motion_basic");
signal("4 " + cosines + " highvariance=1", cosines + " highvariance=1");
selectImage("column");
rename("cleaned_signals");
if (folder != "") saveAs("PNG", folder + File.separator + "cleaned_signals.png");
else setBatchMode("show");

// plots the signal of one parcel under those before it, and says how near to the truth it is
function signal(title, keys) {
	selectImage(series);
	run("Parcel Signals...", "labels=[fMRI Phantom Truth] fwhm=4 standardize=psc chosen=3 width=700 height=150 " + keys +
		" output=[" + temporary + "] overwrite");
	rename("plot");
	found = column(temporary + File.separator + "signals.csv", 3);
	nearness = 1;
	if (isOpen("column")) nearness = correlation(found, truth);
	newImage("line", "RGB white", 700, 24, 1);
	setFont("SansSerif", 13, "antialiased");
	setColor("black");
	drawString(substring(title, 2) + "  (r = " + d2s(nearness, 2) + ")", 8, 20);
	print("signal " + title + ": r = " + d2s(nearness, 3));
	run("Combine...", "stack1=line stack2=plot combine");
	rename("titled");
	if (isOpen("column")) run("Combine...", "stack1=column stack2=titled combine");
	rename("column");
	selectImage(series);
	return found;
}

// the numbers of a column of a table with a line of names
function column(path, number) {
	rows = split(File.openAsString(path), "\n");
	numbers = newArray(rows.length - 1);
	for (i = 1; i < rows.length; i++) {
		cells = split(rows[i], ",");
		numbers[i - 1] = parseFloat(cells[number]);
	}
	return numbers;
}

function correlation(a, b) {
	Array.getStatistics(a, min, max, meanA, sdA);
	Array.getStatistics(b, min, max, meanB, sdB);
	sum = 0;
	for (i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
	return sum / (a.length - 1) / sdA / sdB;
}

// a table as fMRIPrep writes it: six parameters of a rigid motion, whose first is the one that counts here
function write(path) {
	names = newArray("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
	text = String.join(names, "\t") + "\n";
	for (t = 0; t < frames; t++) {
		text += d2s(motion[t], 6);
		for (c = 1; c < names.length; c++) text += "\t" + d2s(0.1 * sin(c * c * t), 6);
		text += "\n";
	}
	File.saveString(text, path);
}
