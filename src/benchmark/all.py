"""All benchmarks in one go, and the tables of docs/benchmarks.md from them. Needs nilearn 0.10.4 on PYTHONPATH and a folder with
fmri-studyforrest/ (bold.nii.gz, brain_mask.nii.gz) and mri-ms-lesion/ (t1, t1_contrast, t2, flair, brain_mask .nii.gz)."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys

import bench

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('data', help='folder with the images')
parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
parser.add_argument('--topics', default='spectral,series,ward,kmeans,mixture,signals,rois,slic,peers,kernels', help='which ones')
parser.add_argument('--write-only', action='store_true', help='measure nothing, write the tables from what was kept')
options = parser.parse_args()

SERIES = f'{options.data}/fmri-studyforrest/bold.nii.gz'
MASK = f'{options.data}/fmri-studyforrest/brain_mask.nii.gz'
ARGUMENTS = {
    'spectral': ['--peer-runs', '0'], 'series': [SERIES, MASK], 'ward': ['--series', SERIES, '--mask', MASK],
    'kmeans': [SERIES, MASK], 'mixture': [f'{options.data}/mri-ms-lesion'], 'signals': [SERIES, MASK], 'rois': [], 'slic': [],
    'peers': [], 'kernels': []}
PAGE = f'{bench.ROOT}/docs/benchmarks.md'


def seconds(times):
    return f'{statistics.median(times):.2g} s' if times else ''


def table(topic):
    """The rows of a topic in Markdown; none of a ratio that is in doubt."""
    path = f'{bench.ROOT}/target/benchmarks/{topic}.json'
    if not os.path.exists(path):
        return ''
    with open(path) as f:
        kept = json.load(f)
    if 'lines' in kept:
        return described(kept['machine']) + '```\n' + '\n'.join(kept['lines']) + '\n```\n'
    rows = [f'| {r["work"].replace("|", "/")} | {seconds(r["ours"])}{memory(r)} | {seconds(r["peer"])} | '
            f'{"%.1f" % r["ratio"] if r["ratio"] else r["doubt"] or ""} |' for r in kept['rows']]
    return (described(kept['machine']) +
            '| work | ParcelJ | peer | times faster |\n|---|---|---|---|\n' + '\n'.join(rows) + '\n')


def memory(row):
    return f', {row["memory"] / 1000:.2g} GB' if 'memory' in row else ''


def described(m):
    libraries = ''.join(f', {k} {v}' for k, v in m['libraries'].items() if v)
    return f'*{m["processor"]}, {m["processors"]} processors, {m["memory GB"]} GB; {m["java"]}{libraries}; {m["date"]}.*\n\n'


def limits():
    return subprocess.run(['java', f'{bench.ROOT}/src/benchmark/Limits.java'], capture_output=True, text=True,
                          check=True).stdout.strip()


if not options.write_only:
    print(limits(), flush=True)
    for topic in options.topics.split(','):
        print(f'\n{topic}', flush=True)
        subprocess.run([sys.executable, f'{bench.ROOT}/src/benchmark/{topic}.py', *ARGUMENTS[topic],
                        *(['--runs', str(options.runs)] if topic not in ('peers', 'kernels') else [])], check=True)
with open(PAGE) as f:
    page = f.read()
for topic in ARGUMENTS:
    found = table(topic)
    if found:
        page = re.sub(f'(<!-- {topic} -->\n).*?(<!-- end of {topic} -->)', lambda m: m.group(1) + found + m.group(2), page,
                      flags=re.S)
with open(PAGE, 'w') as f:
    f.write(page)
