// Takes four overlapping discs apart, which are one region by their brightness: inside the mask of the discs, the
// cheapest cuts are the short borders where they touch.
//
// Run it from Plugins > Macros > Run..., or without a display, with a folder for the result:
//   java -jar ParcelJ_.jar macro macros/FourCircles.ijm results/

folder = getArgument();
run("Four Circles");
run("Spectral Segmentation...", "mask=[Four Circles Mask] clusters=4 beta=1 eps=0 assignment=kmeans");
rename("Four Circles, taken apart");
getStatistics(area, mean, min, max);
print("regions: " + max);
if (folder != "") saveAs("Tiff", folder + File.separator + "four_circles.tif");
