#@ Integer (label = "Number of clusters", value = 8, min = 1) clusters

// Classes of like values or colours in the active image, wherever they lie; the label image becomes the active one.
run("K-Means Clustering...", "clusters=" + clusters);
