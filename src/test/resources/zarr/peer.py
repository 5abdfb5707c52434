"""Another implementation for the tests of Zarr: Debian's python3-zarr for version 2 and N5, and for version 3, which it
does not know, the specification on numcodecs' codecs.

    peer.py write FOLDER     writes arrays, each with its pixels as they are in NAME.raw; says name, dtype and shape
    peer.py read FOLDER NAME...   reads arrays, and writes their pixels to NAME.raw; says dtype and shape
"""
import json
import os
import sys
import warnings

import numpy as np

warnings.filterwarnings('ignore')
import numcodecs
import zarr

SHAPE, CHUNKS = (17, 20, 45), (8, 16, 32)
TYPES = ['|b1', '|u1', '|i1', 'u2', 'i2', 'u4', 'i4', 'u8', 'i8', 'f4', 'f8']


def crc32c(data, table=[]):
    if not table:
        for i in range(256):
            for _ in range(8):
                i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
            table.append(i)
    crc = 0xFFFFFFFF
    for b in data:
        crc = crc >> 8 ^ table[(crc ^ b) & 255]
    return np.array([crc ^ 0xFFFFFFFF], '<u4').tobytes()


def codecs():
    yield 'none', None
    yield 'zlib', numcodecs.Zlib(1)
    yield 'gzip', numcodecs.GZip(1)
    yield 'zstd', numcodecs.Zstd(1)
    yield 'lz4', numcodecs.LZ4()
    for name in ['blosclz', 'lz4', 'lz4hc', 'zlib', 'zstd']:
        for shuffle in [0, 1, 2]:
            yield f'blosc_{name}_{shuffle}', numcodecs.Blosc(name, 5, shuffle)


def pixels(dtype, shape, seed):
    noise = np.random.default_rng(seed).integers(0, 7, shape)
    values = np.arange(np.prod(shape)).reshape(shape) // 3 + noise - 1000
    if dtype[1] == 'b':
        return values % 3 == 0
    if dtype[1] == 'f':
        values = values * 0.1
        values.flat[5] = np.nan
        return values.astype(dtype)
    return (values * (1 if int(dtype[2:]) < 8 else 1 << 40)).astype(dtype)


def fills(dtype):
    if dtype[1] == 'b':
        return [True, False]
    if dtype[1] == 'f':
        return [float('nan'), -1.5, float('-inf'), None]
    most = np.iinfo(dtype).max
    return [0, 7, int(most), int(np.iinfo(dtype).min), None]


def raw(folder, name, values):
    values.astype(values.dtype.newbyteorder('<')).tofile(os.path.join(folder, name + '.raw'))
    print(name, values.dtype.newbyteorder('<').str, *values.shape)


def write2(folder):
    number = 0
    for dtype in TYPES:
        for codec_name, codec in codecs():
            order = 'CF'[number % 2]
            kind = dtype if dtype[0] == '|' else '<>'[number // 2 % 2] + dtype
            fill = fills(kind)[number % len(fills(kind))]
            name = f'{kind[1:]}-{codec_name}-{number}'
            z = zarr.open(os.path.join(folder, name), mode='w', shape=SHAPE, chunks=CHUNKS, dtype=kind, order=order,
                          compressor=codec, fill_value=fill, dimension_separator='./'[number // 4 % 2])
            z[:] = pixels(kind, SHAPE, number)
            if number % 3 == 0 and fill is not None:  # chunks that are missing
                for key in ['0.0.0', '1.1.1', '2/1/1', '0/0/1']:
                    if os.path.isfile(os.path.join(folder, name, key)):
                        os.remove(os.path.join(folder, name, key))
            raw(folder, name, z[:])
            number += 1
    for shape, chunks in [((100,), (7,)), ((30, 41), (16, 16)), ((2, 3, 4, 5, 6), (1, 2, 3, 5, 4)), ((3, 3), (10, 20))]:
        name = f'shape{len(shape)}-{shape[0]}'
        z = zarr.open(os.path.join(folder, name), mode='w', shape=shape, chunks=chunks, dtype='<i4', order='F')
        z[:] = pixels('<i4', shape, 1)
        raw(folder, name, z[:])


def write_n5(folder):
    from zarr.n5 import N5Store
    for dtype in TYPES[1:]:
        for codec in [None, numcodecs.GZip(1), numcodecs.Zstd(1), numcodecs.Blosc('zstd', 5, 1), numcodecs.Zlib(1)]:
            name = f'n5-{dtype.lstrip("|")}-{codec.codec_id if codec else "raw"}'
            z = zarr.create(store=N5Store(os.path.join(folder, name)), shape=SHAPE, chunks=CHUNKS, overwrite=True,
                            dtype=dtype if dtype[0] == '|' else '>' + dtype, compressor=codec, fill_value=0)
            z[:] = np.nan_to_num(pixels('<' + dtype.lstrip('|'), SHAPE, 3))
            z[:8, :16, :32] = 0
            raw(folder, name, z[:])


def v3_codec(c):
    name, config = c['name'], c.get('configuration', {})
    if name == 'gzip':
        return numcodecs.GZip(config['level'])
    if name == 'zstd':
        return numcodecs.Zstd(config['level'])
    if name == 'blosc':
        shuffle = ['noshuffle', 'shuffle', 'bitshuffle'].index(config['shuffle'])
        return numcodecs.Blosc(config['cname'], config['clevel'], shuffle, config['blocksize'])
    raise ValueError(name)


def v3_encode(values, chain):
    for c in chain:
        config = c.get('configuration', {})
        if c['name'] == 'transpose':
            values = values.transpose(config['order'])
        elif c['name'] == 'bytes':
            values = values.astype(values.dtype.newbyteorder('>' if config.get('endian') == 'big' else '<'))
            values = np.ascontiguousarray(values)
            data = values.tobytes()
        elif c['name'] == 'crc32c':
            data += crc32c(data)
        elif c['name'] == 'blosc':
            data = v3_codec(c).encode(np.frombuffer(data, values.dtype))
        else:
            data = v3_codec(c).encode(data)
    return bytes(data)


def v3_decode(data, chain, dtype, shape):
    order = list(range(len(shape)))
    for c in reversed(chain):
        config = c.get('configuration', {})
        if c['name'] == 'crc32c':
            assert crc32c(data[:-4]) == data[-4:]
            data = data[:-4]
        elif c['name'] == 'bytes':
            values = np.frombuffer(data, np.dtype(dtype).newbyteorder('>' if config.get('endian') == 'big' else '<'))
        elif c['name'] == 'transpose':
            order = config['order']
        else:
            data = v3_codec(c).decode(data)
    return values.reshape([shape[a] for a in order]).transpose(np.argsort(order))


def boxes(shape, chunks):
    for i in np.ndindex(*[-(-s // c) for s, c in zip(shape, chunks)]):
        yield i, tuple(slice(a * c, min((a + 1) * c, s)) for a, c, s in zip(i, chunks, shape))


def v3_write(folder, name, values, chunks, chain, shard=None, place='end', key='default', fill=0):
    root = os.path.join(folder, name)
    os.makedirs(root)
    sep = '/' if key == 'default' else '.'
    index_chain = [{'name': 'bytes', 'configuration': {'endian': 'little'}}, {'name': 'crc32c'}]
    outer = chain if not shard else [{'name': 'sharding_indexed', 'configuration': {
        'chunk_shape': chunks, 'codecs': chain, 'index_codecs': index_chain, 'index_location': place}}]
    meta = {'zarr_format': 3, 'node_type': 'array', 'shape': values.shape, 'data_type': values.dtype.name,
            'chunk_grid': {'name': 'regular', 'configuration': {'chunk_shape': shard or chunks}},
            'chunk_key_encoding': {'name': key, 'configuration': {'separator': sep}}, 'fill_value': fill,
            'codecs': outer, 'attributes': {}, 'dimension_names': ['z', 'y', None],
            'an_extension': {'must_understand': False}}
    json.dump(meta, open(os.path.join(root, 'zarr.json'), 'w'))
    number = 0
    for i, box in boxes(values.shape, shard or chunks):
        full = np.full(shard or chunks, fill, values.dtype)
        part = values[box]
        full[tuple(slice(0, n) for n in part.shape)] = part
        if shard:
            n = [s // c for s, c in zip(shard, chunks)]
            index, body = [], b''
            start = 16 * int(np.prod(n)) + 4 if place == 'start' else 0
            for _, inner in boxes(shard, chunks):
                number += 1
                if number % 4 == 0:  # missing
                    index += [2 ** 64 - 1] * 2
                    full[inner] = fill
                    continue
                data = v3_encode(full[inner], chain)
                index += [start + len(body), len(data)]
                body += data
            table = v3_encode(np.array(index, '<u8'), index_chain)
            data = table + body if place == 'start' else body + table
            values[box] = full[tuple(slice(0, n) for n in part.shape)]
        else:
            data = v3_encode(full, chain)
        path = os.path.join(root, sep.join((['c'] if key == 'default' else []) + [str(a) for a in i]))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, 'wb').write(data)
    raw(folder, name, values)


def write3(folder):
    little, big = [{'name': 'bytes', 'configuration': {'endian': e}} for e in ['little', 'big']]
    turn = {'name': 'transpose', 'configuration': {'order': [2, 0, 1]}}
    gz = {'name': 'gzip', 'configuration': {'level': 1}}
    zstd = {'name': 'zstd', 'configuration': {'level': 1, 'checksum': False}}
    chains = [[little], [big, gz], [little, zstd, {'name': 'crc32c'}], [turn, big, {'name': 'crc32c'}, gz]]
    for number, dtype in enumerate(TYPES):
        kind = '<' + dtype.lstrip('|')
        blosc = {'name': 'blosc', 'configuration': {'cname': ['lz4', 'zstd', 'blosclz'][number % 3], 'clevel': 5,
                 'shuffle': ['shuffle', 'bitshuffle', 'noshuffle'][number % 3], 'typesize': int(dtype[-1]), 'blocksize': 0}}
        for c, chain in enumerate(chains + [[little, blosc]]):
            for shard in [None, [16, 16, 64]]:
                values = np.nan_to_num(pixels(kind, SHAPE, number))
                v3_write(folder, f'v3-{kind[1:]}-{c}-{"shards" if shard else "chunks"}', values, [8, 16, 32], chain, shard,
                         ['end', 'start'][number % 2], ['default', 'v2'][c % 2], [0, 5][number % 2] if kind[1] != 'b' else False)


def v3_read(root):
    meta = json.load(open(os.path.join(root, 'zarr.json')))
    shape, outer = meta['shape'], meta['chunk_grid']['configuration']['chunk_shape']
    dtype, chain = meta['data_type'], meta['codecs']
    values = np.full(shape, meta['fill_value'], dtype)
    for i, box in boxes(shape, outer):
        path = os.path.join(root, 'c', *[str(a) for a in i])
        if not os.path.exists(path):
            continue
        data = open(path, 'rb').read()
        if chain[0]['name'] != 'sharding_indexed':
            full = v3_decode(data, chain, dtype, outer)
        else:
            config = chain[0]['configuration']
            inner = config['chunk_shape']
            n = int(np.prod([s // c for s, c in zip(outer, inner)]))
            size = 16 * n + 4
            table = data[-size:] if config['index_location'] == 'end' else data[:size]
            table = v3_decode(table, config['index_codecs'], 'u8', [n, 2])
            full = np.full(outer, meta['fill_value'], dtype)
            for (_, at), (start, length) in zip(boxes(outer, inner), table):
                if start != 2 ** 64 - 1:
                    full[at] = v3_decode(data[int(start):int(start + length)], config['codecs'], dtype, inner)
        part = values[box]
        part[...] = full[tuple(slice(0, n) for n in part.shape)]
    return values


if __name__ == '__main__':
    folder = sys.argv[2]
    if sys.argv[1] == 'write':
        write2(folder)
        write_n5(folder)
        write3(folder)
    else:
        for name in sys.argv[3:]:
            root = os.path.join(folder, name)
            is3 = os.path.exists(os.path.join(root, 'zarr.json'))
            raw(folder, name, v3_read(root) if is3 else zarr.open(root, mode='r')[:])
