#@ ImagePlus image
#@ Integer (label = "Number of classes", value = 4, min = 1) clusters
#@ String (label = "Mask", value = "nonzero") mask
#@ Double (label = "Pull of the neighbours", value = 0, min = 0) spatial
#@ CommandService command
#@output ImagePlus labels
#@output ImagePlus posteriors
#@output ij.measure.ResultsTable model

# Classes of pixels by their values in all channels, such as tissues in several contrasts of MRI, and how probable each
# class is in each pixel.
module = command.run("org.parcelj.commands.GaussianMixtureCommand", True, "image", image, "clusters", clusters,
	"mask", mask, "spatial", spatial, "probabilities", True).get()
labels = module.getOutput("labels")
posteriors = module.getOutput("posteriors")
model = module.getOutput("model")
