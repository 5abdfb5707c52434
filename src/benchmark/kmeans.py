"""k-means, hierarchical k-means and ReNA of a real series beside scikit-learn and nilearn, fits alone and whole processes.
nilearn 0.10.4 is taken from PYTHONPATH."""

import sys
import warnings

import nibabel
import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans

import bench

try:
    from nilearn.regions import HierarchicalKMeans, Parcellations, ReNA
except ImportError as e:
    sys.exit(f'nilearn is missing, put its source tree on PYTHONPATH: {e}')

options = bench.series_options(__doc__)
warnings.simplefilter('ignore')

FILES = f'image={options.series} mask={options.mask}'
CLEAN = 'standardize=zscore'


def series():
    """[pixels × frames], each pixel to mean 0 and sample standard deviation 1, as standardize=zscore has it."""
    inside = nibabel.load(options.mask).get_fdata() > 0
    x = nibabel.load(options.series).get_fdata()[inside]
    x -= x.mean(1, keepdims=True)
    return (x / x.std(1, ddof=1, keepdims=True)).astype(np.float32)


def within(x, labels):
    """The sum of squared distances from the clusters' means."""
    order = np.argsort(labels, kind='stable')
    groups = np.split(order, np.cumsum(np.bincount(labels))[:-1])
    return sum(((x[g] - x[g].mean(0, dtype=float)) ** 2).sum() for g in groups)


def inertia(x, keys):
    """Of the labels that ParcelJ writes."""
    bench.whole(*keys.split())
    inside = nibabel.load(options.mask).get_fdata() > 0
    labels = nibabel.load(f'{bench.WORK}/out/labels.nii.gz').get_fdata()[inside].astype(int)
    return within(x, labels - 1)


class Fits:
    """The fits alone, without reading and preparing, both warm and in turn."""

    def __init__(self, table):
        self.table = table
        self.x = series()
        self.warm = bench.Warm()

    def add(self, name, keys, peer, quality=True):
        if options.only not in name:
            return
        keys = f'{keys} {FILES} {CLEAN}'
        for _ in range(5):
            self.warm.run(keys)
        labels = {}

        def run_peer():
            return bench.seconds(lambda: labels.update(found=peer()))

        run_peer()
        times = bench.alternate(options.runs, ours=lambda: self.warm.phase(keys, 'fitting'), peer=run_peer)
        self.table.add(name, times['ours'], times['peer'])
        if quality:
            ours, theirs = inertia(self.x, keys), within(self.x, labels['found'])
            print(f'{"":58} inertia {ours:.5g}, peer {theirs:.5g}, ratio {ours / theirs:.4f}', flush=True)

    def all(self):
        x = self.x
        self.add('ReNA, 5000 clusters, warm / nilearn', 'rena clusters=5000',
                 lambda: ReNA(options.mask, n_clusters=5000).fit(x.T).labels_)
        self.add('k-means, 300 clusters, 50 iterations, warm / KMeans(n_init=1)',
                 'kmeans clusters=300 algorithm=lloyd restarts=1 iterations=50',
                 lambda: KMeans(300, n_init=1, max_iter=50, random_state=0).fit(x).labels_)
        for k in 300, 50:
            self.add(f'k-means, {k} clusters, warm / MiniBatchKMeans(n_init=3)', f'kmeans clusters={k}',
                     lambda: MiniBatchKMeans(k, n_init=3, random_state=0).fit(x).labels_)
        self.add('hierarchical k-means, 50 clusters, warm / nilearn', 'hierarchical-kmeans clusters=50',
                 lambda: HierarchicalKMeans(50).fit(x).labels_, quality=False)
        self.warm.close()


def whole_processes(table):
    cases = {'k-means, 50 clusters': ('kmeans', 'kmeans clusters=50', 50),
             'hierarchical k-means, 50 clusters': ('hierarchical_kmeans', 'hierarchical-kmeans clusters=50', 50),
             'ReNA, 5000 clusters': ('rena', 'rena clusters=5000', 5000)}
    for name, (method, keys, k) in cases.items():
        name += ', from file to file / nilearn fit'
        if options.only not in name:
            continue
        keys = f'{keys} {FILES} fwhm=4 {CLEAN}'.split()
        peer = lambda: Parcellations(method, k, mask=options.mask, smoothing_fwhm=4, standardize='zscore_sample',
                                     random_state=0, verbose=0).fit(options.series)
        times = bench.alternate(options.runs, ours=lambda: bench.whole(*keys)[0], peer=lambda: bench.seconds(peer))
        table.add(name, times['ours'], times['peer'])


table = bench.Table()
Fits(table).all()
whole_processes(table)
