#@ ImagePlus image
#@ Integer (label = "Number of clusters", value = 29, min = 1) clusters
#@ String (label = "Assignment", choices = {"kmeans", "discretize", "cluster_qr"}, value = "cluster_qr") assignment
#@ CommandService command
#@output ImagePlus labels
#@output ij.measure.ResultsTable parcels

# Spectral segmentation of the active image, its outputs by name.
module = command.run("org.parcelj.commands.SpectralCommand", True,
	"image", image, "clusters", clusters, "assignment", assignment).get()
labels = module.getOutput("labels")
parcels = module.getOutput("parcels")
