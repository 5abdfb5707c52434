"""From a NIfTI series to smoothed, clean series of masked pixels, beside nilearn's NiftiMasker.fit_transform without its
imports, in this process. nilearn 0.10.4 is taken from PYTHONPATH."""

import subprocess
import sys
import time
import warnings

import nibabel
import numpy as np

import bench

try:
    from nilearn.maskers import NiftiMasker
except ImportError as e:
    sys.exit(f'nilearn is missing, put its source tree on PYTHONPATH: {e}')

options = bench.series_options(__doc__)
warnings.simplefilter('ignore')

CLASSPATH = f'{bench.JAR}:{bench.ROOT}/target/dependency/*'
subprocess.run(['javac', '-proc:none', '-d', bench.WORK, '-cp', CLASSPATH, f'{bench.ROOT}/src/benchmark/Series.java'],
               check=True)
JAVA = ['-cp', f'{CLASSPATH}:{bench.WORK}', 'Series']


def whole(*arguments, heap=None):
    java = ['java'] + ([f'-Xmx{heap}m'] if heap else []) + JAVA
    start = time.perf_counter()
    done = subprocess.run(java + [options.series, options.mask, *arguments], capture_output=True)
    return time.perf_counter() - start if done.returncode == 0 else None


class Warm(bench.Warm):

    def __init__(self):
        self.process = subprocess.Popen(['java'] + JAVA, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, *arguments):
        self.process.stdin.write(' '.join([options.series, options.mask, *arguments]) + '\n')
        self.process.stdin.flush()
        return float(self.process.stdout.readline().split()[0])


def nilearn(fwhm, low, high):
    band = dict(low_pass=float(low), high_pass=float(high)) if float(low) else {}
    masker = NiftiMasker(mask_img=options.mask, smoothing_fwhm=float(fwhm), detrend=True, standardize='zscore_sample',
                         t_r=2.0, **band)
    return masker.fit_transform(options.series)


def smallest_heap(keys, low=40, high=2000):
    """In MB, to 4 of them: what is needed, whatever the machine would grant."""
    while high - low > 4:
        middle = (low + high) // 2
        low, high = (low, middle) if whole(*keys, heap=middle) else (middle, high)
    return high


table = bench.Table()
warm = Warm()
for fwhm in '2', '10':
    for name, low, high in ('detrend, z-score', '0', '0'), ('detrend, 0.01 to 0.1 Hz, z-score', '0.1', '0.01'):
        keys = (fwhm, low, high)
        if options.only not in f'{fwhm} mm, {name}':
            continue
        for _ in range(4):
            warm.run(*keys)
        times = bench.alternate(options.runs, whole=lambda: whole(*keys), warm=lambda: warm.run(*keys),
                                peer=lambda: bench.seconds(lambda: nilearn(*keys)))
        table.add(f'{fwhm} mm, {name}, whole process / NiftiMasker', times['whole'], times['peer'])
        table.add(f'{fwhm} mm, {name}, warm / NiftiMasker', times['warm'], times['peer'])
warm.close()

image = nibabel.load(options.series)
stored = np.prod(image.shape) * image.get_data_dtype().itemsize / 1e6
pixels = np.count_nonzero(nibabel.load(options.mask).get_fdata())
print(f'stored image {stored:.0f} MB, matrix {pixels * image.shape[3] * 4 / 1e6:.0f} MB, '
      f'smallest heap {smallest_heap(("2", "0.1", "0.01"))} MiB')
