"""k-means and mixtures of other Java libraries beside ours, in processor time; fetches them by the profile "benchmark"."""

import subprocess

import bench

subprocess.run(['mvn', '-q', '-B', '-ntp', '-Pbenchmark', 'test-compile', 'dependency:build-classpath',
                f'-Dmdep.outputFile={bench.WORK}/classpath', '-Dmdep.includeScope=test'], cwd=bench.ROOT, check=True)
with open(f'{bench.WORK}/classpath') as f:
    classpath = f'{bench.ROOT}/target/test-classes:{bench.ROOT}/target/classes:{f.read()}'
other = bench.busy()
if other > bench.Table.BUSY:
    print(f'{other:.1f} processors are busy with other work')
subprocess.run(['java', '-cp', classpath, 'Peers'], check=True, stderr=subprocess.DEVNULL)
