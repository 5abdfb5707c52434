"""Ward's trees beside scikit-learn's, and whole parcellations of a NIfTI series beside nilearn's. nilearn 0.10.4 is taken
from PYTHONPATH; without a series, pictures alone are measured."""

import argparse
import subprocess

import numpy as np
import skimage.data
import skimage.transform

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--series', help='a 4-D NIfTI file')
parser.add_argument('--mask', help='a mask on its grid')
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--peer-runs', type=int, default=1, help='runs of scikit-learn on the megapixel, minutes each; 0 for none')
parser.add_argument('--only', default='', help='only the cases whose name contains this')
options = parser.parse_args()

NILEARN = '''
import sys, warnings
warnings.simplefilter('ignore')
from nilearn.regions import Parcellations
series, mask, out = sys.argv[1:]
Parcellations(method='ward', n_parcels=1000, mask=mask, smoothing_fwhm=6, random_state=0).fit(series).labels_img_.to_filename(out)
'''

# a whole process too
WARD_TREE = '''
import sys
import numpy as np
import sklearn.cluster
from sklearn.feature_extraction.image import grid_to_graph
picture = np.load(sys.argv[1]).astype(float)
sklearn.cluster.AgglomerativeClustering(27, linkage='ward', connectivity=grid_to_graph(*picture.shape)).fit(picture.reshape(-1, 1))
'''


def picture(height, width):
    return skimage.transform.resize(skimage.data.camera().astype(float), (height, width)).astype(np.float32)


def write_tiff(name, array):
    import tifffile
    path = f'{bench.WORK}/{name}.tif'
    tifffile.imwrite(path, array, imagej=True)
    return path


def tree_of_a_series(table):
    import nibabel
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.image import grid_to_graph
    inside = np.asarray(nibabel.load(options.mask).dataobj) > 0
    series = nibabel.load(options.series).get_fdata(dtype=np.float32)[inside].astype(float)
    t = np.linspace(-1, 1, series.shape[1])
    basis = np.linalg.qr(np.stack([np.ones_like(t), t, t * t], 1))[0]
    series -= series @ basis @ basis.T
    series /= series.std(1, ddof=1, keepdims=True)
    graph = grid_to_graph(*inside.shape, mask=inside)
    warm = bench.Warm()
    keys = f'agglomerative image={options.series} mask={options.mask} clusters=300 detrend=quadratic standardize=zscore'
    for _ in range(8):
        warm.run(keys)
    fit = lambda: AgglomerativeClustering(300, linkage='ward', connectivity=graph).fit(series)
    times = bench.alternate(options.runs, ours=lambda: warm.phase(keys, 'fitting'), peer=lambda: bench.seconds(fit))
    table.add('tree of %d × %d and its cut into 300, warm / scikit-learn' % series.shape, times['ours'], times['peer'])
    warm.close()


def whole_series(table):
    keys = [f'image={options.series}', f'mask={options.mask}', 'clusters=1000', 'fwhm=6']
    times = bench.alternate(
        options.runs, ours=lambda: bench.whole('agglomerative', *keys)[0],
        whitened=lambda: bench.whole('agglomerative', *keys, 'whiten=true')[0],
        peer=lambda: bench.script(NILEARN, options.series, options.mask, f'{bench.WORK}/labels.nii.gz'))
    table.add('series to 1000 parcels, smoothed by 6 mm, whole process / nilearn', times['ours'], times['peer'])
    table.add('the same with whiten=true, as nilearn does / nilearn', times['whitened'], times['peer'])


def pictures(table):
    for height, width, heap in (250, 400, '512m'), (1000, 1000, '512m'), (2500, 4000, '4g'):
        name = f'picture of {height}×{width}, 27 parcels, whole process, -Xmx{heap}'
        if options.only not in name:
            continue
        array = picture(height, width)
        path = write_tiff('picture', array)
        np.save(f'{bench.WORK}/picture.npy', array)
        ours, memory = bench.processes(options.runs, 'agglomerative', f'image={path}', 'clusters=27', heap=heap)
        runs = options.runs if array.size < 5e5 else options.peer_runs if array.size < 5e6 else 0
        peer = bench.alternate(runs, peer=lambda: bench.script(WARD_TREE, f'{bench.WORK}/picture.npy'))['peer']
        table.add(name + (' / scikit-learn' if runs else ''), ours, peer, memory=memory)


def recut(table, name, image, mask):
    classpath = f'{bench.JAR}:{bench.ROOT}/target/dependency/*'
    done = subprocess.run(['java', '-cp', classpath, f'{bench.ROOT}/src/benchmark/Recut.java', image, mask],
                          check=True, capture_output=True, text=True)
    median, longest = map(float, done.stdout.split()[-2:])
    table.add(f'tree of the {name} cut again and drawn, warm', [median / 1000])
    print(f'{"":58} longest {longest:.1f} ms', flush=True)


table = bench.Table()
if options.series and options.only in 'series':
    tree_of_a_series(table)
    whole_series(table)
    recut(table, 'series', options.series, options.mask)
if options.only in 'recut picture':
    recut(table, 'picture of 1000×1000', write_tiff('megapixel', picture(1000, 1000)), 'all')
pictures(table)
