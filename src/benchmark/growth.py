"""How ReNA in blocks grows with the volume: cubes of 16 bits, a third of them constant, in chunks of Blosc and Zstandard, in as many
clusters for each pixel. Prints what each takes for a pixel, and what 10^12 pixels would take if this went on.

src/benchmark/run growth [--sides 256,512,1024] [--heap 2g]
"""

import argparse
import os
import re
import shutil
import subprocess
import threading

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('--sides', default='256,512,1024', help='pixels along each axis, multiples of 64, ascending (default 256,512,1024)')
parser.add_argument('--heap', default='2g', help='of Java (default 2g)')
options = parser.parse_args()

PIXELS_OF_A_CLUSTER = 1074
MANY = 1e12
LOOK_SECONDS = 2


def bytes_of(folder):
    """What the files of a folder take on the disk."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(f'{path}/{name}').st_blocks * 512
            except FileNotFoundError:
                pass  # replaced meanwhile
    return total


class Watch(threading.Thread):
    """Looks at a folder again and again, for the most that its files take."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.most, self.ended = folder, 0, threading.Event()

    def run(self):
        while not self.ended.wait(LOOK_SECONDS):
            self.most = max(self.most, bytes_of(self.folder))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.join()


def measure(side):
    volume = f'{bench.WORK}/volume.ome.zarr'
    subprocess.run(['java', '-cp', path, 'Volume', volume, str(side)], check=True)
    pixels = side ** 3
    with Watch(f'{bench.WORK}/out') as watch:
        wall, usage = bench.spent('rena', f'image={volume}', f'clusters={pixels // PIXELS_OF_A_CLUSTER}', 'engine=local', heap=options.heap)
    with open(f'{bench.WORK}/log') as log:
        said = log.read()
    told = float(re.search(r'([0-9.]+) bytes a pixel', said).group(1))
    of_faces = float(re.search(r'([0-9.]+) bytes for each pixel of the faces', said).group(1))
    for folder in volume, f'{bench.WORK}/out':
        shutil.rmtree(folder)
    processor = usage.ru_utime + usage.ru_stime
    return {'side': side, 'wall s': wall, 'processor s': processor, 'ns a pixel': processor / pixels * 1e9,
            'memory MB': usage.ru_maxrss / 1024, 'bytes of files a pixel': watch.most / pixels, 'bytes between blocks a pixel': told,
            'bytes between blocks a pixel of faces': of_faces}


path = bench.compiled('Volume')
print('| pixels | wall | processor | processor time a pixel | memory | files, a pixel | between blocks, a pixel | a pixel of faces |\n'
      '|---|---|---|---|---|---|---|---|')
cubes = []
for side in map(int, options.sides.split(',')):
    cube = measure(side)
    cubes.append(cube)
    print(f'| {side}³ | {cube["wall s"]:.0f} s | {cube["processor s"]:.0f} s | {cube["ns a pixel"]:.0f} ns | {cube["memory MB"]:.0f} MB | '
          f'{cube["bytes of files a pixel"]:.1f} bytes | {cube["bytes between blocks a pixel"]:.3f} bytes | '
          f'{cube["bytes between blocks a pixel of faces"]:.1f} bytes |', flush=True)
    bench.keep('growth', heap=options.heap, cubes=cubes)
last = cubes[-1]
# a very large volume of blocks of 128 pixels along each axis has three faces a block
faces = 3 / 128
print(f'10^12 pixels, by what a pixel takes in the last of these: {last["ns a pixel"] * MANY / 3.6e12:.0f} core hours, '
      f'{last["bytes of files a pixel"] * MANY / 1e12:.1f} TB of files, {last["bytes between blocks a pixel of faces"] * faces * MANY / 1e12:.1f} TB '
      'between blocks; the memory of a block is the same in any volume')
