// Quantises the colours of a picture: k-means finds k colours that stand for all others, and every pixel is painted with
// the one of its cluster. The colours are printed with their share of the picture.
//
// The argument is a folder for the pictures, and after it, if there is one, an RGB picture. Without one a picture is
// made: a sky, hills and a sun, all of them smooth, with some noise.
//   java -jar ParcelJ_.jar macro macros/KMeansColours.ijm "pictures/ chelsea.png"

colours = 8;
words = split(getArgument() + " ", " ");
folder = "";
if (words.length > 0) folder = words[0];
setBatchMode(true);
if (words.length > 1) open(words[1]);
else landscape();
finish("colours_original");
picture = getImageID();
width = getWidth();
height = getHeight();

start = getTime();
run("K-Means Clustering...", "clusters=" + colours + " algorithm=lloyd");
print(colours + " colours: " + d2s((getTime() - start) / 1000, 2) + " s");
labels = getImageID();

// the mean colour of each cluster; where there is a display the table "Centres" holds them too
reds = newArray(256);
greens = newArray(256);
blues = newArray(256);
sizes = newArray(256);
numbers = newArray(width * height);
for (i = 0; i < numbers.length; i++) numbers[i] = getPixel(i % width, floor(i / width));
selectImage(picture);
for (i = 0; i < numbers.length; i++) {
	value = getPixel(i % width, floor(i / width));
	reds[numbers[i]] += (value >> 16) & 0xff;
	greens[numbers[i]] += (value >> 8) & 0xff;
	blues[numbers[i]] += value & 0xff;
	sizes[numbers[i]] += 1;
}
for (label = 1; label <= colours; label++) {
	reds[label] = round(reds[label] / sizes[label]);
	greens[label] = round(greens[label] / sizes[label]);
	blues[label] = round(blues[label] / sizes[label]);
	share = d2s(100 * sizes[label] / numbers.length, 1);
	print("colour " + label + ": " + reds[label] + ", " + greens[label] + ", " + blues[label] + " (" + share + " %)");
}

// they become the colour table of the label image
selectImage(labels);
setLut(reds, greens, blues);
run("RGB Color");
rename(colours + " colours");
finish("colours_" + colours);

// saves the active picture, or shows it
function finish(name) {
	if (folder != "") saveAs("PNG", folder + File.separator + name + ".png");
	else setBatchMode("show");
}

function landscape() {
	newImage("landscape", "RGB black", 320, 200, 1);
	random("seed", 1);
	for (y = 0; y < 200; y++) {
		for (x = 0; x < 320; x++) {
			r = 90 + 0.9 * y;
			g = 150 + 0.4 * y;
			b = 230 - 0.3 * y;
			if (sqrt((x - 240) * (x - 240) + (y - 50) * (y - 50)) < 24) {
				r = 250;
				g = 210;
				b = 90;
			}
			if (y > 120 + 25 * sin(x / 40)) {
				r = 60;
				g = 130 - 0.2 * (y - 100);
				b = 60;
			}
			if (y > 150 + 20 * cos(x / 55)) {
				r = 120;
				g = 80 + 0.1 * x;
				b = 40;
			}
			shade = 12 * random("gaussian");
			setPixel(x, y, (byte(r + shade) << 16) | (byte(g + shade) << 8) | byte(b + shade));
		}
	}
}

function byte(value) {
	return maxOf(0, minOf(255, round(value)));
}
