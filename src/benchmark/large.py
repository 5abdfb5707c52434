"""Large images, ours alone: whole processes in the heap that each row names."""

import argparse

import numpy as np
import skimage.data
import skimage.transform
import tifffile

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--runs', type=int, default=3, help='runs of each (default 3)')
parser.add_argument('--only', default='', help='only the cases whose name contains this')
parser.add_argument('--depth', type=int, default=256, help='planes of the volume of 512 × 512 (default 256)')
options = parser.parse_args()


def picture(height, width):
    path = f'{bench.WORK}/{height}.tif'
    tifffile.imwrite(path, skimage.transform.resize(skimage.data.camera().astype(float), (height, width)).astype(np.float32),
                     imagej=True)
    return path


def volume():
    """16 bits: hills with noise, and a third of constant background."""
    path = f'{bench.WORK}/volume.tif'
    random = np.random.default_rng(1)
    x = np.sin(np.arange(512) / 23)

    def plane(z):
        hill = x[None, :] + np.sin(np.arange(512) / 31 + z / 120)[:, None] + np.sin(z / 40)
        return np.where(hill < -0.6, 100, 600 + 300 * hill + 60 * random.random((512, 512))).astype(np.uint16)

    with tifffile.TiffWriter(path, imagej=True) as file:
        file.write((plane(z) for z in range(options.depth)), shape=(options.depth, 512, 512), dtype=np.uint16,
                   metadata={'axes': 'ZYX'})
    return path


def measure(table, work, make, *keys, heap=None):
    work += ', whole process' + (f', -Xmx{heap}' if heap else '')
    if options.only not in work:
        return
    seconds, memory = bench.processes(options.runs, keys[0], f'image={make()}', *keys[1:], heap=heap)
    table.add(work, seconds, memory=memory)


table = bench.Table()
measure(table, 'spectral, 1000 × 1000 into 50', lambda: picture(1000, 1000), 'spectral', 'clusters=50', 'contrast=sklearn',
        'beta=10', heap='2g')
measure(table, 'spectral, 2500 × 4000 into 50 by superpixels', lambda: picture(2500, 4000), 'spectral', 'clusters=50',
        'superpixels=20000', heap='2g')
name = f'512 × 512 × {options.depth}'
measure(table, f'ReNA, {name} into 500,000', volume, 'rena', 'clusters=500000', heap='2500m')
measure(table, f'Ward, {name} into 1000 by superpixels', volume, 'agglomerative', 'clusters=1000', 'superpixels=200000',
        heap='4500m')
