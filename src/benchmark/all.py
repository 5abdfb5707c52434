"""All benchmarks in one go, and the tables of docs/benchmarks.md from them. Needs nilearn 0.10.4 on PYTHONPATH, a NIfTI
series with its mask, and a folder with four contrasts and a mask of one subject. Rows that could not be measured, since the
machine was busy or time was up, keep their former figures with their date."""

import argparse
import json
import os
import subprocess
import sys
import time

import bench
import page

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('data', nargs='?', default='.', help='folder with fmri-studyforrest/ and mri-ms-lesion/, where the next three '
                    'options do not say otherwise')
parser.add_argument('--series', help='a 4-D NIfTI file (default DATA/fmri-studyforrest/bold.nii.gz)')
parser.add_argument('--mask', help='its mask (default DATA/fmri-studyforrest/brain_mask.nii.gz)')
parser.add_argument('--mri', help='folder with t1, t1_contrast, t2, flair and brain_mask .nii.gz (default DATA/mri-ms-lesion)')
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--topics', help='which ones, separated by commas (default all)')
parser.add_argument('--minutes', type=float, help='how long all may take: rows get fewer runs, and topics that would come later '
                    'are left out (default without limit)')
parser.add_argument('--slow-peers', action='store_true', help='peers that take many minutes, too: scikit-learn on a megapixel')
parser.add_argument('--write-only', action='store_true', help='measure nothing, write the tables from what was kept')
options = parser.parse_args()

SERIES = options.series or f'{options.data}/fmri-studyforrest/bold.nii.gz'
MASK = options.mask or f'{options.data}/fmri-studyforrest/brain_mask.nii.gz'
MRI = options.mri or f'{options.data}/mri-ms-lesion'
SLOW = ['--peer-runs', '1' if options.slow_peers else '0']
RUNS = ['--runs', str(options.runs)]
ARGUMENTS = {
    'series': [SERIES, MASK, *RUNS], 'kmeans': [SERIES, MASK, *RUNS], 'ward': ['--series', SERIES, '--mask', MASK, *SLOW, *RUNS],
    'mixture': [MRI, *RUNS], 'spectral': [*SLOW, *RUNS], 'large': RUNS, 'kernels': [], 'signals': [SERIES, MASK, *RUNS],
    'rois': RUNS, 'slic': RUNS, 'peers': []}
# of the whole time, what a row may take before it gets no further run
SHARE_OF_A_ROW = 1 / 60
# seconds that a topic may go on when all should have ended
GRACE = 60


def missing():
    """What the topics need and is not there: said before the first is measured, not after half an hour."""
    files = {SERIES, MASK, MRI} if {'series', 'kmeans', 'ward', 'signals', 'mixture'} & set(topics) else set()
    found = [f'no {file}' for file in sorted(files) if not os.path.exists(file)]
    wanted = ['sklearn', 'skimage', 'nibabel', 'tifffile', 'nilearn.maskers']
    done = subprocess.run([sys.executable, '-W', 'ignore', '-c', f'import {", ".join(wanted)}'], capture_output=True, text=True)
    return found + ([done.stderr.strip().split('\n')[-1]] if done.returncode else [])


def measure(topic):
    """What came of it, where that is not a result."""
    left = 60 * options.minutes - (time.monotonic() - START) if options.minutes else float('inf')
    if left <= 0:
        return 'left out, time was up'
    print(f'\n{topic}', flush=True)
    environment = dict(os.environ)
    if options.minutes:
        environment['BENCHMARK_ROW_SECONDS'] = str(60 * options.minutes * SHARE_OF_A_ROW)
    start = time.monotonic()
    try:
        done = subprocess.run([sys.executable, f'{bench.ROOT}/src/benchmark/{topic}.py', *ARGUMENTS[topic]], env=environment,
                              timeout=left + GRACE if options.minutes else None)
    except subprocess.TimeoutExpired:
        return 'ended, time was up'
    print(f'{topic} took {time.monotonic() - start:.0f} s', flush=True)
    return f'failed with status {done.returncode}' if done.returncode else None


def limits():
    other = bench.busy()
    line = subprocess.run(['java', f'{bench.ROOT}/src/benchmark/Limits.java'], capture_output=True, text=True,
                          check=True).stdout.strip()
    print(line + (f' ({other:.1f} processors busy with other work)' if other > bench.Table.BUSY else ''), flush=True)
    if other <= bench.Table.BUSY:
        bench.keep_lines('limits', [line])


START = time.monotonic()
topics = options.topics.split(',') if options.topics else list(ARGUMENTS)
unknown = set(topics) - set(ARGUMENTS)
if unknown:
    sys.exit(f'no topics: {", ".join(sorted(unknown))}; there are {", ".join(ARGUMENTS)}')
problems = {}
if not options.write_only:
    if missing():
        sys.exit('\n'.join(missing()))
    limits()
    for topic in topics:
        problem = measure(topic)
        if problem:
            problems[topic] = problem
page.write(f'{bench.ROOT}/docs/benchmarks.md', f'{bench.ROOT}/target/benchmarks', ['limits', *ARGUMENTS])
for topic, problem in problems.items():
    print(f'{topic}: {problem}; its rows are the former ones where it gave none', file=sys.stderr)
sys.exit(1 if problems else 0)
