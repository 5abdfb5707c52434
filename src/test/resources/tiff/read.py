"""Prints what tifffile finds in each file: type, shape, axes, unit and a sum of the values."""
import sys
import numpy as np
import tifffile

for name in sys.argv[1:]:
    with tifffile.TiffFile(name) as file:
        series = file.series[0]
        data = series.asarray()
        weights = np.arange(data.size) % 1009
        said = file.imagej_metadata or {}
        print(data.dtype.name, "x".join(map(str, data.shape)), series.axes, said.get("unit"), said.get("spacing"),
              int((data.ravel().astype("float64") * weights).sum()))
