#@ Integer (label = "Parcels", value = 1000, min = 1) many
#@ Integer (label = "Coarser parcels", value = 100, min = 1) few
#@ String (label = "Mask", value = "auto") mask

// Parcels of the active image, a 4-D series: pixels that touch and whose series are alike. The copy keeps the many
// parcels; the label image is then cut into fewer by the same tree, and is the active image afterwards.
run("Agglomerative Clustering (Ward)...",
	"mask=[" + mask + "] clusters=" + many + " detrend=quadratic standardize=zscore");
labels = getImageID();
run("Duplicate...", "title=[" + many + " parcels] duplicate");
selectImage(labels);
run("Cut Dendrogram...", "clusters=" + few);
