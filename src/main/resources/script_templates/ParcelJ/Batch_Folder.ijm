#@ File (label = "Folder of images", style = "directory") images
#@ File (label = "Folder for results", style = "directory") results
#@ String (label = "Command", value = "kmeans") name
#@ String (label = "Its keys", value = "clusters=4") keys

// One command on all images of a folder: results are named by their images, and there are tables over all of them.
run("Batch...", "command=" + name + " keys=[" + keys + "] input=[" + images + "] output=[" + results + "]");
