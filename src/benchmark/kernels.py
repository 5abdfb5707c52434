"""The inner loops alone, timed by JMH beside what the machine gives; fetches JMH by the profile "benchmark"."""

import bench

bench.keep_lines('kernels', bench.java('Kernels'))
