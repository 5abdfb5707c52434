"""Says of each file what nibabel reads, and writes the scaled values beside it, doubles in raster order."""
import sys

import nibabel
import numpy

for name in sys.argv[1:]:
    image = nibabel.load(name)
    header = image.header
    print(image.header.get_data_dtype().str, *image.shape)
    print(*image.affine[:3].ravel())
    print(*header.get_zooms())
    print(*header.get_xyzt_units())
    print(int(header["qform_code"]), int(header["sform_code"]))
    print(bytes(header["descrip"]).rstrip(b"\0").decode())
    print(*[str(e.get_code()) + ":" + str(len(e.get_content())) for e in header.extensions])
    values = numpy.asanyarray(image.dataobj)
    if values.dtype.fields:
        values = numpy.stack([values[c] for c in values.dtype.fields], axis=-1)
    values.astype("<f8").ravel(order="F").tofile(name + ".f8")
