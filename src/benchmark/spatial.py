"""How well mixtures with a spatial prior find shapes in noise, over 30 images of each kind: agreement with the truth, and
pixels left alone, for strengths from 1 to 10. Options: another number of images."""

import sys

import bench

missed = [line for line in bench.printed('org.parcelj.cluster.mixture.SpatialTable', *sys.argv[1:]) if line.endswith('MISSED')]
if missed:
    sys.exit(f'{len(missed)} missed')
