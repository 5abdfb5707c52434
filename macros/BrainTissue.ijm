// The clustering of brain tissue from several contrasts, on a simulated brain: looks at the contrasts, asks how many classes
// there are, fits a mixture of that many Gaussians to one contrast and to all four, with other numbers of classes beside,
// and says how well fluid, lesions, grey and white matter are met; then in strong noise, without and with a spatial prior.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the pictures:
//   java -jar ParcelJ_.jar macro macros/BrainTissue.ijm pictures/

folder = getArgument();
tissues = newArray("fluid", "lesions", "grey matter", "white matter");

setBatchMode(true);
run("Brain Phantom");
brain = "Brain Phantom";
run("Parcellation Figure...", "image=[" + brain + "] view=z cuts=23 width=800");
keep("brain_contrasts");
run("Histograms...", "image=[" + brain + "] mask=nonzero scalechannels");
keep("brain_histograms");
run("Suggest Number of Clusters...", "image=[" + brain + "] mask=nonzero method=gmm largest=6");
classify(brain, "2 classes", 2, "");
classify(brain, "3 classes", 3, "");
classify(brain, "4 classes", 4, "");
score("4 classes");
run("Parcellation Figure...", "image=[" + brain + "] labels=[2 classes] morelabels=[3 classes,4 classes] view=z cuts=23 opacity=0.5 width=800");
keep("brain_classes");
run("Parcellation Figure...", "image=[" + brain + "] labels=[4 classes] view=z cuts=15,19,23,27 columns=slices opacity=0.5 width=800");
keep("brain_slices");
run("Pair Plot...", "image=[" + brain + "] labels=[4 classes]");
keep("brain_pairs");

// one contrast alone tells grey from white matter less well
selectImage(brain);
run("Duplicate...", "title=FLAIR duplicate channels=4");
classify("FLAIR", "FLAIR alone", 4, "");
score("FLAIR alone");

// one contrast whose field of view ends early: the mask of both
selectImage(brain);
run("Duplicate...", "title=T1 duplicate channels=1");
selectImage("FLAIR");
makeRectangle(0, 0, getWidth(), getHeight() / 4);
run("Set...", "value=0 stack");
run("Select None");
run("Compute Mask...", "image=T1 more=FLAIR method=nonzero");
rename("mask");
row = "";
row = panel(row, "T1");
row = panel(row, "FLAIR");
row = panel(row, "mask");
selectImage(row);
run("Size...", "width=" + 3 * getWidth() + " height=" + 3 * getHeight() + " interpolation=None");
keep("mask_of_two");

run("Noisy Brain Phantom");
noisy = "Noisy Brain Phantom";
classify(noisy, "noisy", 4, "tolerance=1e-4");
score("noisy");
classify(noisy, "spatial", 4, "tolerance=1e-4 spatial=1");
score("spatial");
run("Parcellation Figure...", "image=[" + noisy + "] labels=noisy morelabels=spatial view=z cuts=23 opacity=0.5 width=800");
keep("noisy_classes");

// adds the middle slice of an image to the right of a row, which is empty at first
function panel(row, title) {
	selectImage(title);
	setSlice(floor(nSlices / 2) + 1);
	resetMinAndMax();
	run("Duplicate...", "title=panel");
	run("RGB Color");
	if (row != "") run("Combine...", "stack1=" + row + " stack2=panel");
	rename("row");
	return "row";
}

function classify(image, title, number, more) {
	run("Gaussian Mixture...", "image=[" + image + "] mask=nonzero clusters=" + number + " " + more);
	rename(title);
}

// The Dice coefficient of each tissue with the class that overlaps it most, from the table of matches.
function score(title) {
	where = getDir("temp") + "brain tissue";
	run("Compare Label Images...", "labels=[" + title + "] reference=[Brain Phantom Truth] output=[" + where + "] overwrite");
	rows = split(File.openAsString(where + File.separator + "matches.csv"), "\n");
	text = title + ":";
	for (t = 1; t <= 4; t++)
		for (i = 1; i < rows.length; i++) {
			cells = split(rows[i], ",");
			if (cells[1] == t) text = text + " " + tissues[t - 1] + " " + d2s(cells[5], 3) + ",";
		}
	print(text + " as Dice coefficients");
}

function keep(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}
