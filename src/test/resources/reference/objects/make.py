"""What SciPy's label makes of a label image: the connected parts of each label, numbered by their first pixels.

Needs Debian's python3-scipy (1.10.1). Reads ../agreement/images.f32, of which it takes the labels of the case "unrelated" divided by
8, so that there are few classes in many parts. Writes objects.f32 beside itself, for 64 x 64 pixels and then for 16 x 16 x 16:
first of pixels that share a face, then of those that touch at all. Little-endian, 0 for background.
"""

import pathlib

import numpy as np
import scipy.ndimage

HERE = pathlib.Path(__file__).parent
image = np.fromfile(HERE.parent / 'agreement' / 'images.f32', '<f4').astype(int).reshape(-1, 4096)[4] // 8

found = []
for shape in ((64, 64), (16, 16, 16)):
    classes = image.reshape(shape)
    for reach in (1, len(shape)):
        structure = scipy.ndimage.generate_binary_structure(len(shape), reach)
        parts, count = np.zeros(shape, int), 0
        for number in np.unique(classes[classes > 0]):
            labelled, more = scipy.ndimage.label(classes == number, structure)
            parts[labelled > 0] = labelled[labelled > 0] + count
            count += more
        _, first, inverse = np.unique(parts, return_index=True, return_inverse=True)
        order = np.argsort(np.argsort(np.where(np.unique(parts) == 0, -1, first)))
        if not (parts == 0).any():
            order += 1
        found.append(order[inverse].astype('<f4'))
        print(shape, reach, len(np.unique(image)), count)
np.concatenate(found).tofile(HERE / 'objects.f32')
