"""What the benchmarks share: ParcelJ as a whole process and as one that stays running, and the table of medians."""

import argparse
import atexit
import functools
import glob
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAR = [j for j in glob.glob(f'{ROOT}/target/ParcelJ_-*.jar') if not j.endswith(('-sources.jar', '-tests.jar'))][0]
WORK = tempfile.mkdtemp(prefix='parcelj-benchmark-')
atexit.register(shutil.rmtree, WORK, ignore_errors=True)
# how long the runs of a row may take before there is no further one; the first is always made
ROW_SECONDS = float(os.environ.get('BENCHMARK_ROW_SECONDS', 'inf'))


def series_options(doc):
    """The arguments of a benchmark of a series."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument('series', help='a 4-D NIfTI file')
    parser.add_argument('mask', help='a mask on its grid')
    parser.add_argument('--runs', type=int, default=3, help='runs of each contender (default 3)')
    parser.add_argument('--only', default='', help='only the cases whose name contains this')
    return parser.parse_args()


@functools.cache
def installed():
    """The program as users unzip it, with its archive of classes made as its first run makes it."""
    shutil.unpack_archive(glob.glob(f'{ROOT}/target/parcelj-*.zip')[0], WORK)
    program = glob.glob(f'{WORK}/parcelj-*/bin/parcelj')[0]
    subprocess.run(['sh', program, '--version'], check=True, capture_output=True)
    return program


def whole(*arguments, heap=None):
    """Seconds of the installed program as a process, from start to exit, and its peak memory in MB."""
    seconds, usage = spent(*arguments, heap=heap)
    return seconds, usage.ru_maxrss / 1024


def spent(*arguments, heap=None):
    """Seconds of the installed program as a process, from start to exit, and what the system counted of it."""
    program = installed()
    environment = dict(os.environ, PARCELJ_OPTS=f'-Xmx{heap}') if heap else None
    start = time.perf_counter()
    with open(f'{WORK}/log', 'wb') as log:
        process = subprocess.Popen(['sh', program, *arguments, f'output={WORK}/out', 'overwrite=true'],
                                   env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f'{arguments} failed:\n' + open(f'{WORK}/log').read())
    return seconds, usage


def script(program, *arguments):
    """Seconds of a Python program as a process, from start to exit."""
    return seconds(lambda: subprocess.run([sys.executable, '-c', program, *arguments], check=True, capture_output=True))


def compiled(*programs):
    """The class path of Java programs of this folder."""
    classes = f'{WORK}/classes'
    path = f'{JAR}:{ROOT}/target/dependency/*'
    subprocess.run(['javac', '-proc:none', '-cp', path, '-d', classes] + [f'{ROOT}/src/benchmark/{name}.java' for name in programs],
                   check=True)
    return f'{classes}:{path}'


def smallest_heap(program, *arguments, highest=4096):
    """The smallest heap, in MB, in which a Java program of this folder runs to its end."""
    path = compiled(program)

    def runs(heap):
        return subprocess.run(['java', '-XX:+UseG1GC', '-XX:G1HeapRegionSize=1m', f'-Xmx{heap}m', '-cp', path, program, *arguments],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    low, high = 0, 16
    while not runs(high):
        low, high = high, 2 * high
        if high > highest:
            sys.exit(f'{program} does not run in {low} MB')
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if runs(middle) else (middle, high)
    return high


class Warm:
    """A ParcelJ that stays running."""

    def __init__(self, heap='6g'):
        self.process = subprocess.Popen(
            ['java', f'-Xmx{heap}', '-cp', f'{JAR}:{ROOT}/target/dependency/*', f'{ROOT}/src/benchmark/Warm.java'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def run(self, command):
        """Seconds of a command."""
        return self.phases(command)['all']

    def phase(self, command, name):
        """Seconds of one of its phases: preparing, fitting, publishing."""
        return self.phases(command)[name]

    def phases(self, command):
        self.process.stdin.write(command + '\n')
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        while answer and not answer.startswith('failed'):
            try:
                return {word.split('=')[0]: float(word.split('=')[1]) for word in answer.split()}
            except (ValueError, IndexError):
                answer = self.process.stdout.readline()
        sys.exit(f'{command}: {answer}')

    def settle(self, command, rounds=20, runs=50):
        """Runs a command until the compilers have no more part in its times: until two rounds in a row are no quicker, by
        a fiftieth of the median, than the quickest before them."""
        best = float('inf')
        slower = 0
        for _ in range(rounds):
            median = statistics.median(self.run(command) for _ in range(runs))
            slower = slower + 1 if median > 0.98 * best else 0
            best = min(best, median)
            if slower == 2:
                return

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def printed(program, *arguments):
    """Prints and gives the lines of a program among the tests and benchmarks, with the libraries of the profile "benchmark"."""
    subprocess.run(['mvn', '-q', '-B', '-ntp', '-Pbenchmark', 'test-compile', 'dependency:build-classpath',
                    f'-Dmdep.outputFile={WORK}/classpath', '-Dmdep.includeScope=test'], cwd=ROOT, check=True)
    with open(f'{WORK}/classpath') as f:
        classpath = f'{ROOT}/target/test-classes:{ROOT}/target/classes:{f.read()}'
    lines = []
    with subprocess.Popen(['java', '-cp', classpath, program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True) as process:
        for line in process.stdout:
            print(line, end='', flush=True)
            lines.append(line.strip())
    if process.returncode:
        sys.exit(f'{program} failed')
    return lines


def java(program):
    """The lines that a program prints; none count when the machine is busy, which is said."""
    other = busy()
    lines = printed(program)
    other = max(other, busy())
    if other > Table.BUSY:
        print(f'{other:.1f} processors are busy with other work: these figures are not kept')
        return []
    return lines


def keep_lines(topic, lines):
    """Keeps what a program printed, if anything, as JSON in target/benchmarks."""
    if lines:
        keep(topic, lines=[line for line in lines if line])


def keep(topic, **found):
    os.makedirs(f'{ROOT}/target/benchmarks', exist_ok=True)
    with open(f'{ROOT}/target/benchmarks/{topic}.json', 'w') as f:
        json.dump({'topic': topic, 'machine': machine(), **found}, f, indent=1)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def busy(seconds=0.5):
    """How many processors other work keeps busy, while this process waits."""
    def ticks():
        with open('/proc/stat') as f:
            t = list(map(int, f.readline().split()[1:]))
        return sum(t) - t[3] - t[4], sum(t)
    work, whole = ticks()
    time.sleep(seconds)
    after, end = ticks()
    return os.cpu_count() * (after - work) / max(1, end - whole)


def alternate(runs, **contenders):
    """Runs the contenders in turn, A B C A B C …; the seconds of each by name. Notes the other work before each round."""
    times = {name: Times() for name in contenders}
    start = time.perf_counter()
    for made in range(runs):
        taken = time.perf_counter() - start
        if made and taken + taken / made > ROW_SECONDS:
            break
        other = busy()
        for name, contender in contenders.items():
            times[name].append(contender())
            times[name].busy = max(times[name].busy, other)
    return times


def processes(runs, *arguments, heap=None):
    """Runs of the command line alone: the seconds of each, and the largest memory in MB."""
    memory = []

    def run():
        seconds, used = whole(*arguments, heap=heap)
        memory.append(used)
        return seconds

    return alternate(runs, ours=run)['ours'], max(memory)


class Times(list):
    """Seconds of runs, and the processors that were busy with other work meanwhile."""

    busy = 0.0


def machine():
    """What was measured on."""
    with open('/proc/cpuinfo') as f:
        cpu = [line.split(':')[1].strip() for line in f if line.startswith('model name')]
    java = subprocess.run(['java', '-version'], capture_output=True, text=True).stderr.split('\n')[0]
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    versions = {}
    for name in 'numpy', 'scipy', 'sklearn', 'skimage', 'nibabel', 'nilearn':
        if name in sys.modules:
            version = getattr(sys.modules[name], '__version__', '')
            # a library's sources that are not installed do not know
            versions[name] = '' if 'unknown' in version else version
    return {'processor': cpu[0] if cpu else platform.machine(), 'processors': len(cpu), 'memory GB': round(memory, 1),
            'java': java, 'python': platform.python_version(), 'libraries': versions,
            'date': time.strftime('%Y-%m-%d')}


class Table:
    """A row a measurement: ours, the peer's, and how many times faster ours is. No ratio is given where the machine was
    busy with other work, or where the runs of one contender differ by more than a half of their median: such figures
    would say more of the machine than of the programs. Rows are kept as JSON in target/benchmarks."""

    BUSY = 0.25
    SPREAD = 0.5

    def __init__(self, topic=None):
        self.topic = topic or os.path.splitext(os.path.basename(sys.argv[0]))[0]
        self.rows = []
        print(f'{"work":58} {"ours s":>9} {"peer s":>9} {"ratio":>7}  runs')

    def add(self, work, ours, peer=None, peer_name=None, **more):
        """A row; memory is the largest of our process, in MB."""
        row = {'work': work, 'ours': list(ours), 'peer': list(peer) if peer else None, 'peer name': peer_name,
               'busy': max(times.busy if isinstance(times, Times) else busy() for times in (ours, peer or ours)), **more}
        a = statistics.median(ours)
        b = statistics.median(peer) if peer else None
        row['doubt'] = self.doubt(row)
        row['ratio'] = b / a if peer and not row['doubt'] else None
        ratio = f'{b / a:7.1f}' if row['ratio'] else f'{row["doubt"] or "":>7}'
        memory = f'  {more["memory"]:.0f} MB' if 'memory' in more else ''
        print(f'{work:58} {a:9.3f} ' + (f'{b:9.3f} {ratio}' if peer else ' ' * 17) + f'  {len(ours)}{memory}', flush=True)
        self.rows.append(row)
        self.save()

    def doubt(self, row):
        if row['busy'] > self.BUSY:
            return 'busy'
        for times in row['ours'], row['peer']:
            if times and len(times) > 1 and (max(times) - min(times)) > self.SPREAD * statistics.median(times):
                return 'spread'
        return None

    def save(self):
        keep(self.topic, rows=self.rows)
