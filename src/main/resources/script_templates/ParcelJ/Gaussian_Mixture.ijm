#@ Integer (label = "Number of classes", value = 4, min = 1) clusters
#@ String (label = "Mask", value = "nonzero") mask
#@ Double (label = "Pull of the neighbours", value = 0, min = 0) spatial

// Classes of pixels of the active image by their values in all channels, such as tissues in several contrasts of MRI; the
// label image becomes the active one.
run("Gaussian Mixture...", "clusters=" + clusters + " mask=[" + mask + "] spatial=" + spatial);
