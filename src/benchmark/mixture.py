"""A mixture of Gaussians over four contrasts beside scikit-learn's fit alone, and beside a script from files to file."""

import argparse
import warnings

import nibabel
import numpy as np
from sklearn.mixture import GaussianMixture

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('data', help='folder with t1, t1_contrast, t2, flair and brain_mask .nii.gz')
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--clusters', type=int, default=4)
options = parser.parse_args()

CONTRASTS = [f'{options.data}/{name}.nii.gz' for name in ('t1', 't1_contrast', 't2', 'flair')]
MASK = f'{options.data}/brain_mask.nii.gz'
KEYS = f'image={CONTRASTS[0]} more={",".join(CONTRASTS[1:])} mask={MASK} clusters={options.clusters}'

SCRIPT = '''
import sys
import nibabel
import numpy as np
from sklearn.mixture import GaussianMixture
clusters, mask, out, *contrasts = sys.argv[1:]
mask = nibabel.load(mask)
inside = np.asarray(mask.dataobj) > 0
matrix = np.stack([nibabel.load(f).get_fdata(dtype=np.float32)[inside] for f in contrasts], axis=1)
labels = np.zeros(inside.shape, np.int32)
labels[inside] = 1 + GaussianMixture(int(clusters), random_state=0).fit_predict(matrix)
nibabel.save(nibabel.Nifti1Image(labels, mask.affine), out)
'''


def features():
    inside = nibabel.load(MASK).get_fdata() > 0
    return np.stack([nibabel.load(f).get_fdata(dtype=np.float32)[inside] for f in CONTRASTS], axis=1)


def peer(matrix, **limits):
    return lambda: bench.seconds(lambda: GaussianMixture(options.clusters, random_state=0, **limits).fit(matrix))


def peer_script():
    return bench.script(SCRIPT, str(options.clusters), MASK, f'{bench.WORK}/labels.nii.gz', *CONTRASTS)


def whole():
    return bench.whole('gmm', *KEYS.split())


def print_heaps(matrix):
    """What a fit needs beside its matrix, by the smallest heaps in which a program holds the one, and does the other."""
    size = matrix.nbytes / 2**20
    file = f'{bench.WORK}/matrix'
    matrix.astype('>f4').tofile(file)
    alone, fit = (bench.smallest_heap('FitAlone', file, *map(str, matrix.shape), str(k)) for k in (0, options.clusters))
    print(f'smallest heap: the matrix of {size:.1f} MB alone {alone} MB, with its fit {fit} MB: '
          f'the fit needs {fit - alone} MB, {(fit - alone) / size:.2f} times the matrix')


matrix = features()
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    iterations = GaussianMixture(options.clusters, random_state=0).fit(matrix).n_iter_
    _, memory = whole()
    print(open(f'{bench.WORK}/log').read().strip())
    print(f'{matrix.shape[0]} × {matrix.shape[1]}; the whole process had {memory:.0f} MB')
    print_heaps(matrix)
    warm = bench.Warm()
    same = f'gmm {KEYS} tolerance=0 iterations={iterations}'
    for _ in range(3):
        warm.run(same)
    table = bench.Table()
    times = bench.alternate(options.runs, same=lambda: warm.run(same), warm=lambda: warm.run(f'gmm {KEYS}'),
                            whole=lambda: whole()[0], peer_same=peer(matrix, tol=0, max_iter=iterations), peer=peer(matrix),
                            script=peer_script)
    warm.close()
name = f'mixture, {options.clusters} clusters'
table.add(f'{name}, {iterations} iterations, warm / scikit-learn fit', times['same'], times['peer_same'])
table.add(f'{name}, to convergence, warm / scikit-learn fit', times['warm'], times['peer'])
table.add(f'{name}, to convergence, from files to file / scikit-learn fit', times['whole'], times['peer'])
table.add(f'{name}, to convergence, from files to file / scikit-learn script', times['whole'], times['script'])
