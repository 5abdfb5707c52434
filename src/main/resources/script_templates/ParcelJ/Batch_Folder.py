#@ File (label = "Folder of images", style = "directory") images
#@ File (label = "Folder for results", style = "directory") results
#@ String (label = "Command", value = "kmeans") name
#@ String (label = "Its keys", value = "clusters=4") keys
#@ CommandService command
#@output ij.measure.ResultsTable summary

# One command on all images of a folder: results are named by their images, and there are tables over all of them.
summary = command.run("org.parcelj.commands.BatchCommand", True,
	"command", name, "keys", keys, "input", images.path, "output", results.path).get().getOutput("summary")
