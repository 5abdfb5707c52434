#@ File (label = "Series (.nii, .nii.gz)") bold
#@ File (label = "Folder for results", style = "directory") results
#@ Integer (label = "Parcels", value = 1000, min = 1) clusters
#@ String (label = "Smoothing in mm (FWHM)", value = "2") fwhm

// From an fMRI series in a file to parcels and their cleaned signals, in files of the same space: labels.nii.gz,
// parcels.csv and signals.csv.
clean = " detrend=linear standardize=zscore output=[" + results + "]";
run("Open NIfTI...", "path=[" + bold + "]");
series = getTitle();
run("Agglomerative Clustering (Ward)...", "mask=epi clusters=" + clusters + " fwhm=" + fwhm + clean);
labels = getTitle();
run("Parcel Signals...", "image=[" + series + "] labels=[" + labels + "]" + clean);
