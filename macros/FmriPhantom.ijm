// From a series in a NIfTI file to its mask, and to labels in a NIfTI file. The series is simulated, with 20 known
// parcels, which are open as "fMRI Phantom Truth" for a look beside the labels.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the files:
//   java -jar ParcelJ_.jar macro macros/FmriPhantom.ijm results/

folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder for the files");
if (!endsWith(folder, File.separator)) folder = folder + File.separator;

run("fMRI Phantom");
run("Save as NIfTI...", "path=[" + folder + "phantom.nii.gz]");

run("Open NIfTI...", "path=[" + folder + "phantom.nii.gz]");
run("Compute Mask...", "method=epi");
run("Save as NIfTI...", "path=[" + folder + "mask.nii.gz]");

selectImage("phantom.nii.gz");
run("Spectral Segmentation...", "mask=[phantom mask] clusters=20 fwhm=5 detrend=linear standardize=zscore");
run("Save as NIfTI...", "path=[" + folder + "labels.nii.gz]");
Stack.getStatistics(voxels, mean, min, max);
print("parcels: " + max);
