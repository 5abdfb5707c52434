"""Every command with heaps from too small to enough: each run comes to its end, or says in one line what it needs and what there is.

Prints a line for each run, and at the end how many said neither. src/benchmark/run memory [--side 1000] [--heaps 64,128] [--only WORD].
"""

import argparse
import re
import shutil
import subprocess
import sys

import nibabel
import numpy
import tifffile

import bench

COMMANDS = '''spectral image=picture.tif clusters=12
spectral image=picture.tif clusters=12 superpixels=2000
spectral image=picture.tif clusters=12 scale=0.1
agglomerative image=picture.tif clusters=100
agglomerative image=picture.tif clusters=100 tree=true
agglomerative image=picture.tif clusters=100 linkage=average connectivity=full
agglomerative image=picture.tif clusters=100 linkage=single
agglomerative image=picture.tif clusters=100 superpixels=10000
agglomerative image=series.nii mask=all clusters=500
kmeans image=picture.tif clusters=8
kmeans image=picture.tif clusters=8 rois=true outlines=true graph=true
kmeans image=colours.tif clusters=8 algorithm=lloyd scalechannels=true colourspace=lab
kmeans image=colours.tif clusters=50 algorithm=minibatch compactness=1
kmeans image=series.nii mask=all clusters=300 fwhm=2 detrend=linear standardize=zscore tr=2
kmeans image=series.nii mask=all clusters=50 components=20 highvariance=5
kmeans image=series.nii mask=all clusters=50 subjects=second.nii components=10
kmeans image=series.nii mask=all clusters=50 more=second.nii
hierarchical-kmeans image=picture.tif clusters=50
hierarchical-kmeans image=series.nii mask=all clusters=50 whiten=true
rena image=picture.tif clusters=10000
rena image=series.nii mask=all clusters=5000
gmm image=picture.tif clusters=3 probabilities=true
gmm image=picture.tif clusters=3 spatial=1
gmm image=picture.tif clusters=3 biasfield=100
gmm image=series.nii mask=all clusters=3
suggest image=picture.tif method=kmeans largest=5
suggest image=picture.tif method=agglomerative largest=5
suggest image=picture.tif method=gmm largest=4
suggest image=series.nii mask=all method=agglomerative largest=5 criterion=reproducibility
edit labels=labels.tif merge=1,2 remove=4
histogram image=picture.tif more=other.tif bins=50
pairplot image=picture.tif more=other.tif labels=labels.tif
figure image=picture.tif labels=labels.tif style=both
figure image=series.nii labels=parcels.nii view=xyz
signals image=series.nii labels=parcels.nii statistic=median fwhm=2 detrend=quadratic
signals image=picture.tif labels=labels.tif statistic=median
compress image=series.nii labels=parcels.nii
mask image=picture.tif method=background
compare labels=labels.tif reference=reference.tif
sizes labels=labels.tif reference=reference.tif graph=true
labels-to-rois labels=labels.tif
report labels=labels.tif
components labels=reference.tif smallest=20 fillholes=true
save-nifti image=series.nii path=out/saved.nii.gz'''.split('\n')

REFUSED = re.compile(r'.* needs [0-9.]+ MB of memory, but only [0-9.]+ MB of the [0-9.]+ MB that Java may use are free\n')
FRAMES = 156


def make_files(side):
    """Pictures of that side, and a series with about as many values a frame as a picture has in 30."""
    random = numpy.random.default_rng(1)
    square = numpy.add.outer(numpy.arange(side) // (side // 12) * 12, numpy.arange(side) // (side // 12))
    for name in 'picture', 'other':
        tifffile.imwrite(f'{bench.WORK}/{name}.tif', (2000 * (square % 7) + random.integers(0, 3000, square.shape)).astype('uint16'))
    tifffile.imwrite(f'{bench.WORK}/colours.tif', random.integers(0, 255, (side, side, 3)).astype('uint8'), photometric='rgb')
    tifffile.imwrite(f'{bench.WORK}/labels.tif', (1 + square).astype('uint16'))
    tifffile.imwrite(f'{bench.WORK}/reference.tif', random.integers(0, 5, (side // 4 + 1, side // 4 + 1)).repeat(4, 0).repeat(4, 1)[:side, :side].astype('uint16'))
    edge = round((side * side / 30) ** (1 / 3))
    for name in 'series', 'second':
        values = 1000 + 100 * random.random((edge, edge, edge, FRAMES), dtype='float32')
        nibabel.save(nibabel.Nifti1Image(values, numpy.eye(4)), f'{bench.WORK}/{name}.nii')
    parcels = numpy.arange(edge ** 3).reshape(edge, edge, edge) // edge ** 2 + 1
    nibabel.save(nibabel.Nifti1Image(parcels.astype('int16'), numpy.eye(4)), f'{bench.WORK}/parcels.nii')


def outcome(line, heap, seconds):
    """A word, and what was said."""
    shutil.rmtree(f'{bench.WORK}/out', ignore_errors=True)
    java = ['java', f'-Xmx{heap}m', '-jar', bench.JAR, *line.split(), 'output=out']
    try:
        run = subprocess.run(java, cwd=bench.WORK, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return 'works', f'still at work after {seconds} s'
    said = ''.join(part for part in run.stderr.splitlines(True) if not part.startswith('Warning: '))
    if run.returncode == 0:
        return 'works', ''
    return ('refused' if run.returncode == 2 and REFUSED.fullmatch(said) else 'NEITHER'), said.strip().replace('\n', ' | ')[:250]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--side', type=int, default=1000)
    options.add_argument('--heaps', default='64,96,128,192,256,384,512,768,1024', help='in MB, ascending')
    options.add_argument('--seconds', type=int, default=60, help='what has not ended by then has memory enough')
    options.add_argument('--only', default='', help='only the commands that contain this')
    given = options.parse_args()
    make_files(given.side)
    neither = 0
    for line in COMMANDS:
        if given.only not in line:
            continue
        for heap in map(int, given.heaps.split(',')):
            word, said = outcome(line, heap, given.seconds)
            neither += word == 'NEITHER'
            print(f'{word:8} {heap:5} MB  {line}  {said}', flush=True)
            if word == 'works':
                break
    print(f'{neither} runs neither worked nor said what they need')
    sys.exit(neither > 0)


main()
