"""What scikit-image and SciPy give for the label images of images.f32 beside their references.

Needs Debian's python3-skimage (0.19.3) and python3-scipy (1.10.1). Writes dice.csv, partitions.csv, borders.csv and surfaces.csv
beside itself. The images are taken as 64 x 64 pixels, as these with pixels of 0.5 x 2 (x, y), and as 16 x 16 x 16 pixels of
0.5 x 0.5 x 2.
"""

import csv
import pathlib

import numpy as np
import scipy.ndimage
import scipy.spatial.distance
import skimage.metrics
import skimage.segmentation

HERE = pathlib.Path(__file__).parent
CASES = ['jittered', 'many', 'unrelated', 'gaps', 'singletons', 'one']
# shapes and sizes of pixels from the last axis, x, to the first
LAYOUTS = {'plane': ((64, 64), (1, 1)), 'oblong': ((64, 64), (2, 0.5)), 'stack': ((16, 16, 16), (2, 0.5, 0.5))}
TOLERANCES = [0, 1, 2.5]

images = np.fromfile(HERE / 'images.f32', '<f4').astype(int).reshape(-1, 4096)


def write(name, heading, rows):
    with open(HERE / name, 'w', newline='') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(heading)
        out.writerows(rows)


def surface(mask):
    return mask & ~scipy.ndimage.binary_erosion(mask)


def distances(a, b, sampling):
    """From each pixel of a to the nearest of b."""
    return scipy.ndimage.distance_transform_edt(~b, sampling=sampling)[a]


def share_near(a, b, tolerance, sampling):
    if not b.any():
        return 0.0
    return float(np.mean(distances(a, b, sampling) <= tolerance + 1e-12)) if a.any() else 0.0


dices, partitions, borders, surfaces = [], [], [], []
for number, case in enumerate(CASES):
    labels, reference = images[2 * number], images[2 * number + 1]
    split, merged = skimage.metrics.variation_of_information(reference, labels)
    if case in ('jittered', 'gaps', 'one'):
        for one, other in sorted({(i, j) for i, j in zip(labels, reference) if i and j}):
            dices.append([case, one, other, repr(float(1 - scipy.spatial.distance.dice(labels == one, reference == other)))])
    with np.errstate(invalid='ignore'):
        error = float(skimage.metrics.adapted_rand_error(reference, labels)[0])
    partitions.append([case, repr(split), repr(merged), 'NaN' if np.isnan(error) else repr(error)])
    for layout, (shape, sampling) in LAYOUTS.items():
        a, b = labels.reshape(shape), reference.reshape(shape)
        edges = [skimage.segmentation.find_boundaries(image, connectivity=1, mode='thick') for image in (a, b)]
        for tolerance in TOLERANCES:
            borders.append([case, layout, tolerance, repr(share_near(edges[0], edges[1], tolerance, sampling)),
                            repr(share_near(edges[1], edges[0], tolerance, sampling))])
        if case not in ('jittered', 'one'):
            continue
        for one, other in sorted({(i, j) for i, j in zip(labels, reference) if i and j}):
            s, t = surface(a == one), surface(b == other)
            there, back = distances(s, t, sampling), distances(t, s, sampling)
            largest = max(there.max(), back.max())
            if layout == 'plane':
                assert abs(largest - skimage.metrics.hausdorff_distance(s, t)) < 1e-12
            surfaces.append([case, layout, one, other, repr(largest),
                             repr(max(np.percentile(there, 95), np.percentile(back, 95)))])

write('dice.csv', ['case', 'label', 'reference', 'dice'], dices)
write('partitions.csv', ['case', 'oversegmentation', 'undersegmentation', 'adapted_rand_error'], partitions)
write('borders.csv', ['case', 'layout', 'tolerance', 'precision', 'recall'], borders)
write('surfaces.csv', ['case', 'layout', 'label', 'reference', 'hausdorff', 'hausdorff_95'], surfaces)
