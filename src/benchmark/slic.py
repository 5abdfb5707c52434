"""Superpixels beside scikit-image's: compact k-means by local search against slic, of a picture and of a stack."""

import argparse

import numpy as np
import skimage.data
import skimage.segmentation
import skimage.transform
import tifffile

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--only', default='', help='only the cases whose name contains this')
options = parser.parse_args()


def compare(table, warm, name, array, clusters, **imagej):
    if options.only not in name:
        return
    path = f'{bench.WORK}/slic{array.ndim}.tif'
    # a warm ImageJ keeps what it has opened, by name
    tifffile.imwrite(path, array, imagej=True, **imagej)
    # compactness as much beside the spread of these images as slic's is
    keys = f'kmeans image={path} clusters={clusters} compactness=0.33 algorithm=local iterations=10'
    scaled = array.astype(np.float32) / array.max()
    for _ in range(3):
        warm.run(keys)
    channel = -1 if array.ndim == 3 and array.shape[-1] == 3 else None
    times = bench.alternate(
        options.runs, ours=lambda: warm.phase(keys, 'fitting'),
        peer=lambda: bench.seconds(lambda: skimage.segmentation.slic(scaled, clusters, compactness=0.1, max_num_iter=10,
                                                                     channel_axis=channel, enforce_connectivity=False)))
    table.add(name, times['ours'], times['peer'])


table = bench.Table()
warm = bench.Warm()
picture = (65535 * skimage.transform.resize(skimage.data.camera().astype(float) / 255, (1000, 1000))).astype(np.uint16)
compare(table, warm, 'picture of 1000 × 1000, 1000 superpixels, warm / slic', picture, 1000)
noise = np.random.RandomState(0).randn(32, 32, 32).astype(np.float32)
stack = skimage.transform.resize(noise, (256, 256, 256), order=1)
stack = (65535 * (stack - stack.min()) / np.ptp(stack)).astype(np.uint16)
compare(table, warm, 'stack of 256 × 256 × 256, 5000 supervoxels, warm / slic', stack, 5000, metadata={'axes': 'ZYX'})
warm.close()
