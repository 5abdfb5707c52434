"""Writes sixty stacks of random numbers in every type that tifffile has, in layouts drawn at random; prints their sums."""
import sys
import numpy as np
import tifffile

random = np.random.default_rng(7)
folder = sys.argv[1]
for number in range(60):
    kind = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float16", "float32", "float64"][number % 10]
    shape = (int(random.integers(1, 5)), int(random.integers(5, 90)), int(random.integers(5, 90)))
    low = 0 if kind.startswith("u") else -100
    data = random.integers(low, 100, shape).astype(kind)
    keys = {"byteorder": "<>"[int(random.integers(2))], "bigtiff": bool(random.integers(2)), "photometric": "minisblack",
            "compression": [None, "zlib", "lzma"][int(random.integers(3))], "metadata": None}
    if random.integers(2):
        keys["tile"] = (16 * int(random.integers(1, 4)), 16 * int(random.integers(1, 4)))
    else:
        keys["rowsperstrip"] = int(random.integers(1, 100))
    if keys["compression"] == "zlib" and not kind.startswith("float") and kind != "int64":
        keys["predictor"] = bool(random.integers(2))
    try:
        tifffile.imwrite("%s/%d.tif" % (folder, number), data, **keys)
    except (ValueError, ImportError):
        # predictors need a library that may not be there
        keys["predictor"] = False
        tifffile.imwrite("%s/%d.tif" % (folder, number), data, **keys)
    weights = np.arange(data.size) % 1009
    print(number, "x".join(map(str, shape)), int((data.ravel().astype("float64") * weights).sum()))
