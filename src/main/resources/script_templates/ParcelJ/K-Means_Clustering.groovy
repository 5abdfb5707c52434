#@ ImagePlus image
#@ Integer (label = "Number of clusters", value = 8, min = 1) clusters
#@ Boolean (label = "All channels count alike", value = false) scalechannels
#@ CommandService command
#@output ImagePlus labels
#@output ij.measure.ResultsTable parcels

// Classes of like values or colours, wherever they lie in the image.
module = command.run("org.parcelj.commands.KMeansCommand", true,
	"image", image, "clusters", clusters, "scalechannels", scalechannels).get()
labels = module.getOutput("labels")
parcels = module.getOutput("parcels")
