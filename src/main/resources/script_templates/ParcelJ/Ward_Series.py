#@ ImagePlus series
#@ Integer (label = "Parcels", value = 1000, min = 1) many
#@ Integer (label = "Coarser parcels", value = 100, min = 1) few
#@ String (label = "Mask", value = "auto") mask
#@ CommandService command
#@output ImagePlus fine
#@output ImagePlus coarse
#@output ij.measure.ResultsTable signals

# Parcels of a 4-D series: pixels that touch and whose series are alike, two numbers of them from one tree, and the mean
# series of each of the coarser ones.
def ward(clusters):
	return command.run("org.parcelj.commands.AgglomerativeCommand", True, "image", series, "mask", mask, "clusters", clusters,
		"detrend", "quadratic", "standardize", "zscore").get().getOutput("labels")

fine = ward(many)
coarse = ward(few) # the tree of the first call is taken again
signals = command.run("org.parcelj.commands.SignalsCommand", True, "image", series, "labels", coarse).get().getOutput("signals")
