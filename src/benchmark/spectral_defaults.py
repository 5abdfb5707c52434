"""The experiment behind spectral's defaults: reduced pictures of nuclei, tubulin, coins, a tissue and a brain, cut with each contrast,
beta, number of clusters and assignment. Prints of each how much of the variance the regions explain, what share of the pixels the
largest has, and how many are specks of under a thousandth; of assignments the normalised cut, too, which tells nothing about beta."""

import argparse
import glob
import re

import bench
import nibabel
import numpy
import skimage.io

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('data', help='folder with pictures-2d/, microscopy/ and fmri-studyforrest/')
parser.add_argument('--only', default='', help='only the pictures whose name contains this')
options = parser.parse_args()

# the name, its keys, whether it has one feature a pixel, as contrast=sklearn needs
PICTURES = [
    ('nuclei', [f'image={options.data}/microscopy/xyc_16bit__nuclei_tubulin_crop.tif', 'channels=1', 'scale=0.3'], True),
    ('tubulin', [f'image={options.data}/microscopy/xyc_16bit__nuclei_tubulin_crop.tif', 'channels=2', 'scale=0.3'], True),
    ('coins', [f'image={options.data}/pictures-2d/coins.png', 'scale=0.3'], True),
    ('histology', [f'image={options.data}/pictures-2d/immunohistochemistry.png', 'scale=0.2'], False),
    ('fMRI', [f'image={options.data}/fmri-studyforrest/bold_6mm_masked.nii.gz',
              f'mask={options.data}/fmri-studyforrest/bold_6mm_mask.nii.gz', 'standardize=zscore'], False)]
DEFAULTS = {'contrast': 'edges', 'beta': '3', 'clusters': '26', 'assignment': 'cluster_qr'}
OTHERS = [{'contrast': 'sklearn'}, {'contrast': 'sklearn', 'beta': '10'}, {'beta': '1'}, {'beta': '10'}, {'beta': '30'}, {'clusters': '10'},
          {'clusters': '100'}, {'assignment': 'kmeans'}, {'assignment': 'discretize'}]
SPECK = 0.001


def sizes():
    """Shares of the clustered pixels, largest first."""
    file = glob.glob(f'{bench.WORK}/out/labels.*')[0]
    labels = numpy.asarray(nibabel.load(file).dataobj) if '.nii' in file else skimage.io.imread(file)
    counts = numpy.bincount(labels.astype(int).ravel())[1:]
    return numpy.sort(counts[counts > 0])[::-1] / counts.sum()


def show(name, keys, values):
    bench.whole('spectral', *keys, *(f'{key}={value}' for key, value in values.items()))
    with open(f'{bench.WORK}/log') as f:
        text = f.read()
    explained, cut = (float(re.search(pattern, text).group(1)) for pattern in (r'explained variance ([\d.]+)', r'normalised cut ([\d.e+-]+)'))
    shares = sizes()
    print(f'{name:10}' + ''.join(f' {value:>10}' for value in values.values()) +
          f' {explained:10.4f} {shares[0]:8.3f} {int((shares < SPECK).sum()):7d} {cut:10.4g}', flush=True)


print(f'{"picture":10}' + ''.join(f' {key:>10}' for key in DEFAULTS) + f' {"explained":>10} {"largest":>8} {"specks":>7} {"cut":>10}')
for name, keys, single in PICTURES:
    if options.only not in name:
        continue
    show(name, keys, DEFAULTS)
    for other in OTHERS:
        if single or 'contrast' not in other:
            show(name, keys, {**DEFAULTS, **other})
