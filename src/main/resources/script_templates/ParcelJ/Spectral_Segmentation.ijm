#@ Integer (label = "Number of clusters", value = 29, min = 1) clusters
#@ String (label = "Assignment", choices = {"kmeans", "discretize", "cluster_qr"}, value = "cluster_qr") assignment

// Spectral segmentation of the active image, its regions outlined; the label image becomes the active one.
run("Spectral Segmentation...", "clusters=" + clusters + " assignment=" + assignment + " outlines");
