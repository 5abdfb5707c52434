"""The signals of a real series' parcels, its image in memory, beside nilearn's NiftiLabelsMasker.transform. nilearn 0.10.4
is taken from PYTHONPATH."""

import argparse
import os
import sys
import warnings

import nibabel
import numpy as np

import bench

try:
    from nilearn.maskers import NiftiLabelsMasker
except ImportError as e:
    sys.exit(f'nilearn is missing, put its source tree on PYTHONPATH: {e}')

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('series', help='a 4-D NIfTI file')
parser.add_argument('mask', help='a mask on its grid')
parser.add_argument('--parcels', type=int, default=1000, help='how many parcels (default 1000)')
parser.add_argument('--runs', type=int, default=5, help='runs of each contender (default 5)')
options = parser.parse_args()
warnings.simplefilter('ignore')

STRATEGIES = {'mean': 'mean', 'median': 'median', 'sd': 'standard_deviation'}
CLEANED = {'detrend': True, 'standardize': 'zscore_sample'}

labels = f'{bench.WORK}/out/labels.nii.gz'
bench.whole('rena', f'image={options.series}', f'mask={options.mask}', f'clusters={options.parcels}',
            'standardize=zscore')
os.rename(labels, labels := f'{bench.WORK}/labels.nii.gz')
series = nibabel.load(options.series)
series = nibabel.Nifti1Image(series.get_fdata(), series.affine, series.header)
warm = bench.Warm()
table = bench.Table()
print(f'{np.count_nonzero(nibabel.load(labels).get_fdata())} pixels, {series.shape[3]} frames, {options.parcels} parcels')


def compare(name, keys, **peer):
    keys = f'signals image={options.series} labels={labels} {keys}'
    masker = NiftiLabelsMasker(labels, t_r=2, **peer).fit()
    for _ in range(5):
        warm.run(keys)
    theirs = masker.transform(series)
    bench.whole(*keys.split())
    ours = np.loadtxt(f'{bench.WORK}/out/signals.csv', delimiter=',', skiprows=1)
    print(f'{"":58} largest difference {abs(ours - theirs).max() / abs(theirs).max():.1e} of the largest value')
    times = bench.alternate(options.runs, ours=lambda: warm.run(keys),
                            peer=lambda: bench.seconds(lambda: masker.transform(series)))
    table.add(name, times['ours'], times['peer'])


for statistic, strategy in STRATEGIES.items():
    compare(f'{statistic} / NiftiLabelsMasker', f'statistic={statistic}', strategy=strategy, standardize=False)
compare('mean, detrended, z-scored / NiftiLabelsMasker', 'detrend=linear standardize=zscore', **CLEANED)
warm.close()
