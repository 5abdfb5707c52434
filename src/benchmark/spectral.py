"""Spectral segmentation beside scikit-learn's solver alone and in a script from file to file, and beside SciPy's eigsh with a
well chosen shift."""

import argparse

import numpy as np
import scipy.ndimage
import scipy.sparse as sp
import skimage.data
import skimage.transform
from scipy.sparse.linalg import eigsh
from sklearn.cluster import spectral_clustering
from sklearn.feature_extraction import image as graphs

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--peer-runs', type=int, default=1, help='runs of scikit-learn on the full picture, minutes each')
parser.add_argument('--only', default='', help='only the cases whose name contains this')
options = parser.parse_args()

# as sklearn_fit, from file to file
SCRIPT = '''
import sys
import numpy as np
import tifffile
from sklearn.cluster import spectral_clustering
from sklearn.feature_extraction.image import img_to_graph
picture = tifffile.imread(sys.argv[1])
graph = img_to_graph(picture.astype(float))
graph.data = np.exp(-10 * graph.data / graph.data.std()) + 1e-6
labels = spectral_clustering(graph, n_clusters=29, eigen_solver='arpack', eigen_tol=1e-7, assign_labels='cluster_qr', random_state=0)
tifffile.imwrite(sys.argv[2], (1 + labels.reshape(picture.shape)).astype(np.uint16))
'''


def picture(scale):
    coins = skimage.data.coins().astype(float)
    if scale < 1:
        coins = skimage.transform.rescale(scipy.ndimage.gaussian_filter(coins, 0.4 / scale), scale, mode='reflect',
                                          anti_aliasing=False)
    return coins.astype(np.float32)


def affinity(img):
    graph = graphs.img_to_graph(img.astype(float))
    graph.data = np.exp(-10 * graph.data / graph.data.std()) + 1e-6
    return graph


def laplacian(graph):
    graph = graph.tocsr()
    graph = graph - sp.diags(graph.diagonal())
    d = 1 / np.sqrt(np.asarray(graph.sum(axis=1)).ravel())
    return (sp.identity(graph.shape[0]) - sp.diags(d) @ graph @ sp.diags(d)).tocsc()


def sklearn_fit(graph, k):
    """With the tolerance of scikit-learn's own example of the coins, which is ours too."""
    return lambda: bench.seconds(lambda: spectral_clustering(
        graph, n_clusters=k, eigen_solver='arpack', eigen_tol=1e-7, assign_labels='cluster_qr', random_state=0))


def scipy_eigsh(matrix, k):
    return lambda: bench.seconds(lambda: eigsh(matrix, k=k, sigma=-1e-9, which='LM'))


def ball():
    """24,464 pixels of a ball with 20 smooth features, as a stack with channels and a mask."""
    z, y, x = np.indices((37, 37, 37)) - 18
    inside = x * x + y * y + z * z <= 18.01 ** 2
    noise = np.random.RandomState(0).randn(20, 37, 37, 37)
    features = np.stack([scipy.ndimage.gaussian_filter(f, 2) for f in noise]).astype(np.float32)
    return features / features.std(), inside


def ball_graph(features, inside):
    """Edges as ParcelJ's contrast=edges has them: Euclidean differences over their standard deviation."""
    index = -np.ones(inside.shape, int)
    index[inside] = np.arange(inside.sum())
    rows, columns, gradients = [], [], []
    for axis in range(3):
        low = [slice(None)] * 3
        high = [slice(None)] * 3
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        both = inside[tuple(low)] & inside[tuple(high)]
        rows.append(index[tuple(low)][both])
        columns.append(index[tuple(high)][both])
        difference = features[(slice(None), *low)] - features[(slice(None), *high)]
        gradients.append(np.sqrt((difference ** 2).sum(0))[both])
    rows, columns, gradients = map(np.concatenate, (rows, columns, gradients))
    weights = np.exp(-gradients / gradients.std()) + 1e-6
    n = inside.sum()
    return sp.coo_matrix((np.r_[weights, weights], (np.r_[rows, columns], np.r_[columns, rows])), shape=(n, n))


def write_tiff(name, array, **imagej):
    import tifffile
    path = f'{bench.WORK}/{name}.tif'
    tifffile.imwrite(path, array, imagej=True, **imagej)
    return path


def coins_cases(table, warm):
    for scale in (0.2, 0.5, 1.0):
        img = picture(scale)
        name = f'coins {img.shape[0]}×{img.shape[1]}, 29 clusters'
        if options.only not in name:
            continue
        path = write_tiff(f'coins{scale}', img)
        keys = f'image={path} clusters=29 contrast=sklearn beta=10'
        graph = affinity(img)
        if scale < 0.5:
            warm.settle('spectral ' + keys)
        else:
            for _ in range(6):
                warm.run('spectral ' + keys)
        ours = lambda: bench.whole('spectral', *keys.split())[0]
        script = {'script': lambda: bench.script(SCRIPT, path, f'{bench.WORK}/labels.tif')} if scale < 0.5 else {}
        times = bench.alternate(options.runs, warm=lambda: warm.run('spectral ' + keys), whole=ours,
                                eigsh=scipy_eigsh(laplacian(graph), 29), **script)
        runs = options.runs if scale < 1 else options.peer_runs
        peer = bench.alternate(runs, peer=sklearn_fit(graph, 29))['peer'] if runs else None
        if script:
            table.add(name + ', whole process / scikit-learn script', times['whole'], times['script'])
        if peer:
            table.add(name + ', whole process / scikit-learn fit', times['whole'], peer)
            table.add(name + ', warm / scikit-learn fit', times['warm'], peer)
        table.add(name + ', warm / eigsh', times['warm'], times['eigsh'])


def ball_case(table, warm):
    name = 'ball of 24,464 pixels × 20, 50 clusters'
    if options.only not in name:
        return
    features, inside = ball()
    image = write_tiff('ball', np.moveaxis(features, 0, 1), metadata={'axes': 'ZCYX'})
    mask = write_tiff('mask', (255 * inside).astype(np.uint8), metadata={'axes': 'ZYX'})
    matrix = laplacian(ball_graph(features, inside))
    keys = f'spectral image={image} mask={mask} clusters=50 beta=1 contrast=edges assignment=cluster_qr'
    for _ in range(2):
        warm.run(keys)
    times = bench.alternate(options.runs, warm=lambda: warm.run(keys), eigsh=scipy_eigsh(matrix, 50))
    table.add(name + ', warm / eigsh', times['warm'], times['eigsh'])


warm = bench.Warm()
table = bench.Table()
coins_cases(table, warm)
ball_case(table, warm)
warm.close()
