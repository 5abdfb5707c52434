#@ File (label = "Series (.nii, .nii.gz)") bold
#@ File (label = "Folder for results", style = "directory") results
#@ Integer (label = "Parcels", value = 1000, min = 1) clusters
#@ String (label = "Smoothing in mm (FWHM)", value = "2") fwhm
#@ CommandService command
#@output ImagePlus labels
#@output ij.measure.ResultsTable signals

# From an fMRI series in a file to parcels and their cleaned signals, in files of the same space: labels.nii.gz and
# signals.csv.
from java.io import File

def run(name, *inputs):
	return command.run("org.parcelj.commands." + name + "Command", True, *inputs).get()

series = run("OpenNifti", "path", bold).getOutput("image")
labels = run("Agglomerative", "image", series, "mask", "epi", "clusters", clusters, "fwhm", fwhm,
	"detrend", "linear", "standardize", "zscore").getOutput("labels")
signals = run("Signals", "image", series, "labels", labels, "detrend", "linear", "standardize", "zscore").getOutput("signals")
run("SaveNifti", "image", labels, "path", File(results, "labels.nii.gz"))
signals.save(File(results, "signals.csv").path)
