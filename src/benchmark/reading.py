"""Reading a volume of 16 bits in chunks of Blosc and Zstandard: ParcelJ beside python3-zarr's numcodecs, in processor time of one thread.

src/benchmark/run reading [--side 512] [--runs 3]
"""

import argparse
import statistics
import subprocess
import time

import numcodecs.blosc
import zarr

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--side', type=int, default=512, help='pixels along each axis, a multiple of 64 (default 512)')
parser.add_argument('--runs', type=int, default=3, help='runs of each (default 3)')
options = parser.parse_args()

SLAB = 64
volume = f'{bench.WORK}/volume.ome.zarr'
path = bench.compiled('Volume', 'ReadZarr')
subprocess.run(['java', '-cp', path, 'Volume', volume, str(options.side)], check=True)

numcodecs.blosc.use_threads = False


def peer():
    array = zarr.open(f'{volume}/0', 'r')
    start = time.thread_time()
    for z in range(0, options.side, SLAB):
        array[z:z + SLAB]
    return time.thread_time() - start


def ours():
    """The last of two rounds, since the first is compiled meanwhile."""
    answer = subprocess.run(['java', '-cp', path, 'ReadZarr', volume, '0', str(SLAB), '2'], check=True,
                            stdout=subprocess.PIPE, text=True).stdout
    return float(answer.split()[-1])


times = {'numcodecs': [], 'ParcelJ': []}
for _ in range(options.runs):
    times['numcodecs'].append(peer())
    times['ParcelJ'].append(ours())
megabytes = 2 * options.side ** 3 / 1e6
for name, seconds in times.items():
    median = statistics.median(seconds)
    print(f'{name}: {median:.2f} s of processor time, {megabytes / median:.0f} MB a second and core')
print(f'ParcelJ / numcodecs: {statistics.median(times["ParcelJ"]) / statistics.median(times["numcodecs"]):.2f} times the time')
