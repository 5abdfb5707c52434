"""Makes table.tsv, a table as fMRIPrep writes them, and expected.csv: which columns and frames nilearn's load_confounds takes of it
(0.10.4, from its source tree on PYTHONPATH). Of each choice: the key columns, the columns in alphabetical order, the frames that are kept,
and the columns' values in the first frame."""

import json
import os
import tempfile
import warnings

import nibabel
import numpy as np
import pandas as pd
from nilearn.interfaces.fmriprep import load_confounds

warnings.simplefilter('ignore')
FRAMES = 60
HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = 'basic', 'power2', 'derivatives', 'full'


def table():
    random = np.random.RandomState(1)
    columns, meta = {}, {}
    for base in 'trans_x trans_y trans_z rot_x rot_y rot_z csf white_matter global_signal'.split():
        values = random.randn(FRAMES).cumsum().round(4)
        derivative = np.r_[np.nan, np.diff(values)]
        columns |= {base: values, f'{base}_derivative1': derivative, f'{base}_power2': values ** 2,
                    f'{base}_derivative1_power2': derivative ** 2}
    for i in range(8):
        for tissue, mask in ('a', 'combined'), ('w', 'WM'), ('c', 'CSF'), ('t', None):
            columns[f'{tissue}_comp_cor_{i:02d}'] = random.randn(FRAMES)
            meta[f'{tissue}_comp_cor_{i:02d}'] = {'Method': 'aCompCor', 'Mask': mask, 'Retained': True} if mask else {
                'Method': 'tCompCor', 'Retained': True}
    for i in range(4):
        columns[f'cosine{i:02d}'] = np.cos(np.pi * (i + 1) * (np.arange(FRAMES) + .5) / FRAMES)
    for i in 1, 3:
        columns[f'aroma_motion_{i:02d}'] = random.randn(FRAMES)
    displacement = np.abs(random.randn(FRAMES)) * .25
    displacement[[10, 14, 30, 33, 50, 55]] = .8
    variance = 1 + .2 * random.randn(FRAMES)
    variance[[20, 41]] = 2
    displacement[0] = variance[0] = np.nan
    columns |= {'framewise_displacement': displacement, 'std_dvars': variance}
    for k in range(2):
        columns[f'non_steady_state_outlier{k:02d}'] = (np.arange(FRAMES) == k) * 1.
    return pd.DataFrame(columns).round(4), meta


def choices():
    for model in MODELS:
        for strategy in 'motion', 'wm_csf':
            yield f'{strategy}_{model}', {'strategy': (strategy,), strategy: model}
    for model in 'basic', 'derivatives', 'full':
        yield f'global_signal_{model}', {'strategy': ('global_signal',), 'global_signal': model}
    yield 'motion,high_pass,wm_csf', {'strategy': ('motion', 'high_pass', 'wm_csf')}
    for kind in 'anat_combined', 'anat_separated', 'temporal', 'temporal_anat_combined', 'temporal_anat_separated':
        for number in 3, 'all':
            yield (f'high_pass,compcor_{kind},n_compcor={number}',
                   {'strategy': ('high_pass', 'compcor'), 'compcor': kind, 'n_compcor': number})
    yield 'high_pass,ica_aroma', {'strategy': ('high_pass', 'ica_aroma'), 'ica_aroma': 'basic'}
    for segment in 0, 3, 5, 8:
        for displacement, variance in (.5, 1.5), (.45, 1.45):
            yield (f'motion,scrub,segment={segment},fd={displacement},dvars={variance}',
                   {'strategy': ('motion', 'scrub'), 'scrub': segment, 'fd_threshold': displacement,
                    'std_dvars_threshold': variance})


with tempfile.TemporaryDirectory() as folder:
    start = f'{folder}/sub-01_task-a'
    made, about = table()
    made.to_csv(f'{HERE}/table.tsv', sep='\t', index=False, na_rep='n/a')
    made.to_csv(f'{start}_desc-confounds_timeseries.tsv', sep='\t', index=False, na_rep='n/a')
    with open(f'{start}_desc-confounds_timeseries.json', 'w') as f:
        json.dump(about, f)
    image = f'{start}_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz'
    nibabel.save(nibabel.Nifti1Image(np.zeros((2, 2, 2, FRAMES), np.float32), np.eye(4)), image)
    with open(f'{HERE}/expected.csv', 'w') as f:
        f.write('columns;names;frames;first\n')
        for key, keywords in choices():
            found, kept = load_confounds(image, demean=False, **keywords)
            found = found[sorted(found.columns)]
            frames = range(FRAMES) if kept is None else kept
            f.write(f'{key};{" ".join(found.columns)};{" ".join(map(str, frames))};'
                    f'{" ".join("%.12g" % x for x in found.iloc[0])}\n')
