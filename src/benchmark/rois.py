"""Labels to ROIs at scale: many labels of a picture, and of a stack; beside scikit-image's regionprops and find_contours, which
give coordinates of outlines but no ROIs."""

import argparse
import subprocess

import numpy as np
import skimage.measure
import tifffile
from scipy.spatial import cKDTree

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--runs', type=int, default=5, help='runs, of which the last half counts as warm (default 5)')
parser.add_argument('--no-peer', action='store_true', help='without scikit-image')
options = parser.parse_args()


def cells(shape, count, background):
    """Voronoi cells of random points, with gaps between them where the nearest two are nearly as far."""
    random = np.random.default_rng(0)
    points = random.uniform(0, shape, (count, len(shape)))
    labels = np.zeros(shape, np.uint16)
    tree = cKDTree(points)
    for plane in range(shape[0]):
        grid = np.stack(np.meshgrid([plane], *map(np.arange, shape[1:]), indexing='ij'), -1).reshape(-1, len(shape))
        distance, nearest = tree.query(grid, 2, workers=-1)
        inside = distance[:, 1] - distance[:, 0] > background
        labels[plane] = np.where(inside, nearest[:, 0] + 1, 0).reshape(shape[1:])
    return labels


def outlines(labels):
    """A contour of each label, in its bounding box as regionprops finds it."""
    for region in skimage.measure.regionprops(labels):
        skimage.measure.find_contours(np.pad(region.image, 1), 0.5)


def measure(name, labels, table):
    path = f'{bench.WORK}/labels.tif'
    tifffile.imwrite(path, labels, imagej=True)
    classpath = f'{bench.JAR}:{bench.ROOT}/target/dependency/*'
    done = subprocess.run(['java', '-Xmx2g', '-cp', classpath, f'{bench.ROOT}/src/benchmark/Rois.java', path,
                           str(2 * options.runs)], check=True, capture_output=True, text=True)
    runs = [tuple(map(float, line.split())) for line in done.stdout.split('\n') if line]
    warm = runs[options.runs:]
    planes = labels if labels.ndim == 3 else labels[None]
    peer = bench.alternate(0 if options.no_peer else 1,
                           peer=lambda: bench.seconds(lambda: [outlines(plane) for plane in planes]))['peer']
    beside = '' if options.no_peer else ' / regionprops and find_contours'
    table.add(f'{name}: ROIs traced, warm{beside}', [r[0] for r in warm], peer)
    print(f'{"":58} {int(runs[0][2])} ROIs', flush=True)
    table.add(f'{name}: traced, first time', [runs[0][0]])
    table.add(f'{name}: rois.zip written, warm', [r[1] for r in warm])
    whole, memory = bench.processes(options.runs, 'labels-to-rois', f'labels={path}')
    table.add(f'{name}: rois.zip, whole process', whole, memory=memory)


table = bench.Table()
measure('10,000 labels of 4096 × 4096', cells((2048, 2048), 10000, 1).repeat(2, 0).repeat(2, 1), table)
stack = cells((60, 256, 256), 1000, 1).repeat(2, 1).repeat(2, 2)
measure('1,000 labels of 512 × 512 × 60', stack, table)
