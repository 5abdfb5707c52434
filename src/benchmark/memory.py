"""Every command with heaps from too small to enough: each run comes to its end, or says in one line what it needs and what there is.

Prints a line for each run with the seconds of processor time until it ended, and at the end how many said neither. Files of all kinds are
read too, one and several of them.

src/benchmark/run memory [--side 1000] [--heaps 64,128] [--only WORD] [--part commands|readers]
"""

import argparse
import re
import resource
import shutil
import subprocess
import sys

import nibabel
import numpy
import PIL.Image
import pydicom
import tifffile
import zarr

import bench

COMMANDS = '''spectral image=picture.tif clusters=12
spectral image=picture.tif clusters=12 superpixels=2000
spectral image=picture.tif clusters=12 scale=0.1
spectral image=picture.tif clusters=12 scale=0.2 contrast=edges sigma=2 compactness=0.5
agglomerative image=picture.tif clusters=100
agglomerative image=picture.tif clusters=100 tree=true
agglomerative image=picture.tif clusters=100 linkage=average connectivity=full
agglomerative image=picture.tif clusters=100 linkage=single
agglomerative image=picture.tif clusters=100 superpixels=10000
agglomerative image=picture.tif clusters=100 smallest=20
agglomerative image=picture.tif clusters=100 compactness=0.5
agglomerative image=series.nii mask=all clusters=500
cut labels=ward.tif tree=ward.csv clusters=40
kmeans image=picture.tif clusters=8
kmeans image=picture.tif clusters=8 rois=true outlines=true graph=true
kmeans image=picture.tif clusters=8 rois=true
kmeans image=picture.tif clusters=8 outlines=true
kmeans image=picture.tif clusters=8 graph=true
kmeans image=picture.tif clusters=8 report=true
kmeans image=picture.tif clusters=8 smallest=20
kmeans image=picture.tif clusters=8 compactness=0.1
kmeans image=picture.tif clusters=8 fwhm=3
kmeans image=colours.tif clusters=8 algorithm=lloyd scalechannels=true colourspace=lab
kmeans image=colours.tif clusters=50 algorithm=minibatch compactness=1
kmeans image=series.nii mask=all clusters=300 fwhm=2 detrend=linear standardize=zscore tr=2
kmeans image=series.nii mask=all clusters=50 components=20 highvariance=5
kmeans image=series.nii mask=all clusters=50 highpass=0.01 filter=cosine tr=2
kmeans image=series.nii mask=all clusters=50 subjects=second.nii components=10
kmeans image=series.nii mask=all clusters=50 more=second.nii
hierarchical-kmeans image=picture.tif clusters=50
hierarchical-kmeans image=series.nii mask=all clusters=50 whiten=true
rena image=picture.tif clusters=10000
rena image=series.nii mask=all clusters=5000
gmm image=picture.tif clusters=3 probabilities=true
gmm image=picture.tif clusters=3 spatial=1
gmm image=picture.tif clusters=3 biasfield=100
gmm image=picture.tif start=classes.tif
gmm image=picture.tif clusters=3 smallest=20
gmm image=picture.tif clusters=3 compactness=0.1
gmm image=series.nii mask=all clusters=3
suggest image=picture.tif method=kmeans largest=5
suggest image=picture.tif method=agglomerative largest=5
suggest image=picture.tif method=gmm largest=4
suggest image=series.nii mask=all method=agglomerative largest=5 criterion=reproducibility
edit labels=labels.tif merge=1,2 remove=4
histogram image=picture.tif more=other.tif bins=50
pairplot image=picture.tif more=other.tif labels=labels.tif
figure image=picture.tif labels=labels.tif style=both
figure image=series.nii labels=parcels.nii view=xyz
overlay image=picture.tif labels=labels.tif
overlay image=picture.tif labels=labels.tif column=mean
signals image=series.nii labels=parcels.nii statistic=median fwhm=2 detrend=quadratic
signals image=picture.tif labels=labels.tif statistic=median
compress image=series.nii labels=parcels.nii
mask image=picture.tif method=background
compare labels=labels.tif reference=reference.tif
sizes labels=labels.tif reference=reference.tif graph=true
labels-to-rois labels=labels.tif
report labels=labels.tif
components labels=reference.tif smallest=20 fillholes=true
save-nifti image=series.nii path=out/saved.nii.gz
save-picture image=picture.tif path=out/saved.png
batch command=kmeans input=picture*.tif'''.split('\n')

KINDS = ['plain.tif', 'stack.tif', 'tiled.tif', 'deflated.tif', 'packed.tif', 'lzw.tif', 'jpeg.tif', 'fax.tif', 'big.tif', 'planar.tif', 'double.tif',
         'long.tif', 'ome.ome.tif', 'zipped.zip', 'grey.png', 'deep.png', 'palette.png', 'alpha.png', 'grey.jpg', 'colours.jpg', 'grey.gif', 'films.gif',
         'grey.bmp', 'colours.ppm', 'grey.pgm', 'table.csv', 'image.fits', 'slice.dcm', 'picture.nii', 'picture.nii.gz', 'double.nii.gz', 'pair.img',
         'picture.ome.zarr']
READERS = [f'mask image={kind} method=nonzero' for kind in KINDS] + '''kmeans image=plain.tif more=tiled.tif,grey.png,grey.pgm clusters=4
kmeans image=plain.tif more=tiled.tif,grey.png,grey.pgm clusters=4 fwhm=2
kmeans image=picture.nii more=picture.nii.gz,double.nii.gz mask=all clusters=4
kmeans image=series.nii.gz more=second.nii.gz mask=all clusters=4
kmeans image=series.nii.gz subjects=second.nii.gz,series.nii,second.nii components=10 mask=all clusters=4
kmeans image=picture.ome.zarr more=second.ome.zarr clusters=4
signals image=series.nii.gz labels=parcels.nii
compare labels=labels.tif reference=reference.nii.gz
mask image=series.nii.gz method=otsu
mask image=plain.tif method=otsu
batch command=kmeans input=pla*n*.tif
open-zarr path=picture.ome.zarr
kmeans image=picture.ome.zarr clusters=8 engine=memory
kmeans image=picture.ome.zarr clusters=8 engine=local
gmm image=picture.ome.zarr clusters=3 engine=local
rena image=picture.ome.zarr clusters=10000 engine=local
agglomerative image=picture.ome.zarr clusters=100 superpixels=10000 engine=local
spectral image=picture.ome.zarr clusters=12 superpixels=2000 engine=local
components labels=classes.ome.zarr engine=local
sizes labels=classes.ome.zarr engine=local
compare labels=classes.ome.zarr reference=classes.ome.zarr engine=local'''.split('\n')

REFUSED = re.compile(r'.* needs [0-9.]+ MB of memory(, but only [0-9.]+ MB| in one piece, but only smaller ones) of the [0-9.]+ MB '
                     r'that Java may use are free\n')
LEFT_OUT = re.compile(r'warning: \w+ is left out: ' + REFUSED.pattern[:-2] + '; ')
FRAMES = 156


def make_files(side):
    """Pictures of that side, and a series with about as many values a frame as a picture has in 30."""
    random = numpy.random.default_rng(1)
    square = numpy.add.outer(numpy.arange(side) // (side // 12) * 12, numpy.arange(side) // (side // 12))
    for name in 'picture', 'other':
        tifffile.imwrite(f'{bench.WORK}/{name}.tif', (2000 * (square % 7) + random.integers(0, 3000, square.shape)).astype('uint16'))
    tifffile.imwrite(f'{bench.WORK}/colours.tif', random.integers(0, 255, (side, side, 3)).astype('uint8'), photometric='rgb')
    tifffile.imwrite(f'{bench.WORK}/classes.tif', (1 + square % 7).astype('uint8'))
    tifffile.imwrite(f'{bench.WORK}/labels.tif', (1 + square).astype('uint16'))
    tifffile.imwrite(f'{bench.WORK}/reference.tif', random.integers(0, 5, (side // 4 + 1, side // 4 + 1)).repeat(4, 0).repeat(4, 1)[:side, :side].astype('uint16'))
    edge = round((side * side / 30) ** (1 / 3))
    for name in 'series', 'second':
        values = 1000 + 100 * random.random((edge, edge, edge, FRAMES), dtype='float32')
        nibabel.save(nibabel.Nifti1Image(values, numpy.eye(4)), f'{bench.WORK}/{name}.nii')
    parcels = numpy.arange(edge ** 3).reshape(edge, edge, edge) // edge ** 2 + 1
    nibabel.save(nibabel.Nifti1Image(parcels.astype('int16'), numpy.eye(4)), f'{bench.WORK}/parcels.nii')


def make_kinds(side):
    """The same picture as files of all kinds."""
    random = numpy.random.default_rng(2)
    grey = (numpy.add.outer(numpy.arange(side) // 40, numpy.arange(side) // 60) % 7 * 30 + random.integers(0, 30, (side, side))).astype('uint8')
    deep = grey.astype('uint16') * 100
    rgb = numpy.stack([grey, grey.T, 255 - grey], 2)
    name = bench.WORK + '/'
    tifffile.imwrite(name + 'plain.tif', deep)
    tifffile.imwrite(name + 'stack.tif', numpy.stack([deep, deep.T, deep]), imagej=True)
    tifffile.imwrite(name + 'tiled.tif', deep, tile=(256, 256))
    tifffile.imwrite(name + 'deflated.tif', deep, compression='zlib', predictor=True)
    PIL.Image.fromarray(grey).save(name + 'packed.tif', compression='packbits')
    PIL.Image.fromarray(grey).save(name + 'lzw.tif', compression='tiff_lzw')
    PIL.Image.fromarray(rgb).save(name + 'jpeg.tif', compression='jpeg')
    PIL.Image.fromarray(grey > 100).save(name + 'fax.tif', compression='group4')
    tifffile.imwrite(name + 'big.tif', deep, bigtiff=True)
    tifffile.imwrite(name + 'planar.tif', rgb.transpose(2, 0, 1), planarconfig='separate', photometric='rgb')
    tifffile.imwrite(name + 'double.tif', deep.astype('float64'))
    tifffile.imwrite(name + 'long.tif', deep.astype('int64'))
    tifffile.imwrite(name + 'ome.ome.tif', numpy.stack([deep, deep.T]), metadata={'axes': 'ZYX'})
    shutil.make_archive(name + 'zipped', 'zip', bench.WORK, 'plain.tif')
    PIL.Image.fromarray(grey).save(name + 'grey.png')
    PIL.Image.fromarray(deep).save(name + 'deep.png')
    PIL.Image.fromarray(rgb).quantize(64).save(name + 'palette.png')
    PIL.Image.fromarray(numpy.dstack([rgb, grey])).save(name + 'alpha.png')
    PIL.Image.fromarray(grey).save(name + 'grey.jpg')
    PIL.Image.fromarray(rgb).save(name + 'colours.jpg')
    PIL.Image.fromarray(grey).save(name + 'grey.gif')
    PIL.Image.fromarray(grey).save(name + 'films.gif', save_all=True, append_images=[PIL.Image.fromarray(numpy.roll(grey, i, 1)) for i in range(5)])
    PIL.Image.fromarray(grey).save(name + 'grey.bmp')
    PIL.Image.fromarray(rgb).save(name + 'colours.ppm')
    PIL.Image.fromarray(grey).save(name + 'grey.pgm')
    numpy.savetxt(name + 'table.csv', deep, fmt='%d', delimiter=',')
    make_others(name, deep, side)


def make_others(name, deep, side):
    """Files of astronomers and physicians."""
    cards = ['SIMPLE  =                    T', 'BITPIX  =                   16', 'NAXIS   =                    2', f'NAXIS1  = {side:20}', f'NAXIS2  = {side:20}', 'END']
    with open(name + 'image.fits', 'wb') as f:
        f.write(''.join(card.ljust(80) for card in cards).ljust(2880).encode() + deep.astype('>i2').tobytes())
        f.write(bytes(-f.tell() % 2880))
    dicom = pydicom.dataset.FileDataset(name + 'slice.dcm', {}, preamble=bytes(128))
    dicom.file_meta = pydicom.dataset.FileMetaDataset()
    dicom.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    dicom.file_meta.MediaStorageSOPClassUID = dicom.file_meta.MediaStorageSOPInstanceUID = '1.2.3'
    dicom.is_little_endian, dicom.is_implicit_VR = True, False
    dicom.Rows, dicom.Columns, dicom.SamplesPerPixel, dicom.PhotometricInterpretation = side, side, 1, 'MONOCHROME2'
    dicom.BitsAllocated, dicom.BitsStored, dicom.HighBit, dicom.PixelRepresentation = 16, 16, 15, 0
    dicom.PixelData = deep.tobytes()
    dicom.save_as(name + 'slice.dcm', write_like_original=False)
    volume = deep.T[:, :, None].astype('int16')
    for kind in 'picture.nii', 'picture.nii.gz':
        nibabel.save(nibabel.Nifti1Image(volume, numpy.eye(4)), name + kind)
    nibabel.save(nibabel.Nifti1Pair(volume, numpy.eye(4)), name + 'pair.img')
    nibabel.save(nibabel.Nifti1Image(volume.astype('float64'), numpy.eye(4)), name + 'double.nii.gz')
    nibabel.save(nibabel.load(name + 'series.nii'), name + 'series.nii.gz')
    nibabel.save(nibabel.load(name + 'second.nii'), name + 'second.nii.gz')
    labels = tifffile.imread(name + 'reference.tif')
    nibabel.save(nibabel.Nifti1Image(labels.T[:, :, None].astype('int16'), numpy.eye(4)), name + 'reference.nii.gz')
    for kind, values in ('picture.ome.zarr', deep), ('second.ome.zarr', deep), ('classes.ome.zarr', labels):
        group = zarr.open_group(name + kind, 'w')
        group.array('0', values, chunks=(256, 256), dimension_separator='/')
        group.attrs['multiscales'] = [{'version': '0.4', 'axes': [{'name': axis, 'type': 'space'} for axis in 'yx'], 'datasets': [
            {'path': '0', 'coordinateTransformations': [{'type': 'scale', 'scale': [1, 1]}]}]}]


def make_tree():
    """The tree of a picture, with memory enough."""
    line = 'agglomerative image=picture.tif clusters=100 tree=true output=tree'
    subprocess.run(['java', '-Xmx6g', '-jar', bench.JAR, *line.split()], cwd=bench.WORK, check=True, capture_output=True)
    for made, name in ('labels.tif', 'ward.tif'), ('dendrogram.csv', 'ward.csv'):
        shutil.move(f'{bench.WORK}/tree/{made}', f'{bench.WORK}/{name}')


def outcome(line, heap, seconds):
    """A word, the seconds until then, and what was said."""
    before = processor()
    word, said = spoken(line, heap, seconds)
    return word, processor() - before, said


def processor():
    """Seconds that the children took: however busy the machine is, a refusal after work shows in them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def spoken(line, heap, seconds):
    shutil.rmtree(f'{bench.WORK}/out', ignore_errors=True)
    java = ['java', f'-Xmx{heap}m', '-jar', bench.JAR, *line.split(), 'output=out']
    run = subprocess.run(java, cwd=bench.WORK, capture_output=True, text=True,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)))
    if run.returncode < 0:
        return 'works', f'still at work after {seconds} s'
    said = ''.join(part for part in run.stderr.splitlines(True) if not part.startswith('Warning: '))
    if run.returncode == 0:
        return 'works', ''
    if run.returncode == 3 and run.stdout.count('warning: ') >= 1 and LEFT_OUT.search(run.stdout):
        return 'in part', said.strip()
    return ('refused' if run.returncode == 2 and REFUSED.fullmatch(said) else 'NEITHER'), said.strip().replace('\n', ' | ')[:250]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--side', type=int, default=1000)
    options.add_argument('--heaps', default='64,96,128,192,256,384,512,768,1024', help='in MB, ascending')
    options.add_argument('--seconds', type=int, default=60, help='of processor time: what has not ended by then has memory enough')
    options.add_argument('--only', default='', help='only the commands that contain this')
    options.add_argument('--part', default='all', choices=['commands', 'readers', 'all'])
    given = options.parse_args()
    make_files(given.side)
    if given.part != 'commands':
        make_kinds(given.side)
    lines = (COMMANDS if given.part != 'readers' else []) + (READERS if given.part != 'commands' else [])
    lines = [line for line in lines if given.only in line]
    if any('ward.csv' in line for line in lines):
        make_tree()
    neither = 0
    for line in lines:
        for heap in map(int, given.heaps.split(',')):
            word, took, said = outcome(line, heap, given.seconds)
            neither += word == 'NEITHER'
            print(f'{word:8} {heap:5} MB {took:5.1f} s  {line}  {said}', flush=True)
            if word in ('works', 'in part'):
                break
    print(f'{neither} runs neither worked nor said what they need')
    sys.exit(neither > 0)


main()
