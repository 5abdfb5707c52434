"""k-means and mixtures of other Java libraries beside ours, in processor time; fetches them by the profile "benchmark"."""

import bench

bench.keep_lines('peers', bench.java('Peers'))
