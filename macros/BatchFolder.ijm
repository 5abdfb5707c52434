// Clusters all images of a folder by k-means, and gives a table over all of them.
//
// Results lie in the output folder, named by their images; all_parcels.csv has the parcels of all images, summary.csv a row
// for each image. Where the macro was ended it goes on when it is run again: what is done is not done anew.
//
// Without a display:  parcelj macro BatchFolder.ijm "/data/images/ /data/results/"
// or without a macro: parcelj batch command=kmeans keys="clusters=4" input=/data/images output=/data/results

folders = split(getArgument(), " ");
if (folders.length == 2) {
	input = folders[0];
	output = folders[1];
} else {
	input = getDirectory("Folder of images");
	output = getDirectory("Folder for results");
}
run("Batch...", "command=kmeans keys=[clusters=4 outlines] input=[" + input + "] output=[" + output + "]");
