"""Writes the picture files beside it, with Pillow and by hand; PictureFilesTest knows the formula."""
import struct
import zlib
import numpy as np
from PIL import Image

W, H = 37, 29


def values(modulus, channels=1, dtype="uint8"):
    y, x, c = np.mgrid[:H, :W, :channels]
    v = (7 * x + 13 * y + 31 * c) % modulus
    return (v if channels > 1 else v[..., 0]).astype(dtype)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def rows(samples, bits):
    """Rows of samples of so many bits, each filtered in another way."""
    lines, above = b"", None
    step = max(1, samples.shape[2] * bits // 8)
    for y, row in enumerate(samples.reshape(samples.shape[0], -1)):
        if bits == 16:
            line = row.astype(">u2").tobytes()
        else:
            text = "".join(format(int(v), "0%db" % bits) for v in row)
            text += "0" * (-len(text) % 8)
            line = bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))
        line = np.frombuffer(line, "uint8").astype(int)
        up = np.zeros_like(line) if above is None else above
        left = np.concatenate([np.zeros(step, int), line])[:len(line)]
        corner = np.concatenate([np.zeros(step, int), up])[:len(line)]
        a, b, c = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, up, corner))
        kind = y % 5
        guess = [0, left, up, (left + up) // 2, paeth][kind]
        lines += bytes([kind]) + ((line - guess) % 256).astype("uint8").tobytes()
        above = line
    return lines


def png(name, samples, bits, kind, interlaced=False, extra=b""):
    samples = samples.reshape(H, W, -1)
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b"".join(rows(samples[y::dy, x::dx], bits) for x, y, dx, dy in (passes if interlaced else [(0, 0, 1, 1)]))
    packed = zlib.compress(data)
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, bits, kind, 0, 0, int(interlaced))) + extra
    out += chunk(b"IDAT", packed[:100]) + chunk(b"IDAT", packed[100:]) + chunk(b"IEND", b"")
    open(name + ".png", "wb").write(out)
    Image.open(name + ".png").load()


palette = chunk(b"PLTE", bytes(v for i in range(250) for v in (i, 255 - i, i // 2)))
greys = chunk(b"PLTE", bytes(v for i in range(16) for v in (5 * i,) * 3))
for bits in (1, 2, 4, 8, 16):
    for interlaced in (False, True):
        png("grey%d%s" % (bits, "_interlaced" * interlaced), values(min(1 << bits, 1000), 1, "uint16"), bits, 0, interlaced)
png("rgb8", values(250, 3), 8, 2)
png("rgb16", values(1000, 3, "uint16"), 16, 2)
png("rgb8_interlaced", values(250, 3), 8, 2, True)
png("grey_alpha8", np.dstack([values(250), np.full((H, W), 255)]), 8, 4)
png("grey_alpha16", np.dstack([values(1000, 1, "uint16"), np.full((H, W), 65535)]), 16, 4)
png("rgb_alpha8", np.dstack([values(250, 3), np.full((H, W), 255)]), 8, 6)
png("palette8", values(250), 8, 3, extra=palette)
png("palette4_grey", values(16), 4, 3, extra=greys)
png("clear4", values(16), 4, 0, extra=chunk(b"tRNS", struct.pack(">H", 5)))
png("clear8", values(250), 8, 0, extra=chunk(b"tRNS", struct.pack(">H", 73)))
png("clear16", values(1000, 1, "uint16"), 16, 0, extra=chunk(b"tRNS", struct.pack(">H", 73)))
png("clear_rgb8", values(250, 3), 8, 2, extra=chunk(b"tRNS", struct.pack(">HHH", 73, 104, 135)))
png("clear_rgb16", values(1000, 3, "uint16"), 16, 2, extra=chunk(b"tRNS", struct.pack(">HHH", 73, 104, 135)))
png("half_clear", np.dstack([np.zeros((H, W)), np.full((H, W), 127)]), 8, 4)

Image.fromarray(values(250)).save("grey.bmp")
Image.fromarray(values(250, 3), "RGB").save("rgb.bmp")
indexed = Image.fromarray(values(250), "P")
indexed.putpalette([v for i in range(256) for v in (i, 255 - i, i // 2)])
indexed.save("palette.bmp")
indexed.save("palette.gif", optimize=False)
indexed.save("palette_interlaced.gif", optimize=False, interlace=1)
frames = [Image.fromarray(values(250, 3) // 2 + 10 * i, "RGB").convert("P", palette=Image.ADAPTIVE) for i in range(3)]
frames[0].save("frames.gif", save_all=True, append_images=frames[1:], duration=100)
Image.fromarray(values(250)).save("grey.pgm")
Image.fromarray(values(250, 3), "RGB").save("rgb.ppm")
Image.fromarray(values(2) == 1).save("bits.pbm")
grey16 = values(1000, 1, "uint16")
open("grey16.pgm", "wb").write(b"P5 # a comment\n%d %d\n999\n" % (W, H) + grey16.astype(">u2").tobytes())
open("text.pgm", "w").write("P2\n# a comment\n%d %d 249\n" % (W, H) + "\n".join(" ".join(map(str, r)) for r in values(250)))
open("text.pbm", "w").write("P1\n%d %d\n" % (W, H) + "\n".join("".join(map(str, r)) for r in values(2)))
smooth = (np.add.outer(3 * np.arange(H), 2 * np.arange(W)) + 20).astype("uint8")
Image.fromarray(smooth).save("grey.jpg", quality=95)
Image.fromarray(np.dstack([smooth, 255 - smooth, smooth // 2]), "RGB").save("rgb.jpg", quality=95, subsampling=0)
Image.fromarray(np.dstack([smooth, 255 - smooth, smooth // 2]), "RGB").save("progressive.jpg", quality=95, subsampling=0, progressive=True)
Image.fromarray(np.dstack([smooth] * 4), "CMYK").save("cmyk.jpg", quality=95)


def fits(name, data, bitpix, *more):
    cards = ["SIMPLE  =                    T", "BITPIX  = %20d" % bitpix, "NAXIS   = %20d" % data.ndim]
    cards += ["NAXIS%-3d= %20d" % (i + 1, n) for i, n in enumerate(reversed(data.shape))] + list(more) + ["END"]
    header = "".join(card.ljust(80) for card in cards)
    header += " " * (-len(header) % 2880)
    body = data.tobytes()
    open(name + ".fits", "wb").write(header.encode() + body + b"\0" * (-len(body) % 2880))


up = slice(None, None, -1)
fits("uint8", values(250)[up], 8)
fits("int16", (values(1000, 1, "int16") - 500)[up].astype(">i2"), 16)
fits("uint16", (values(1000, 1, "int32") - 32768)[up].astype(">i2"), 16, "BZERO   =              32768.0 / unsigned", "BSCALE  =                  1.0")
fits("int32", values(1000, 1, "int32")[up].astype(">i4"), 32)
fits("int64", values(1000, 1, "int64")[up].astype(">i8"), 64)
fits("float32", values(1000, 1, "float32")[up].astype(">f4"), -32)
fits("float64", values(1000, 1, "float64")[up].astype(">f8"), -64)
fits("cube", np.stack([values(250), values(250) + 1])[:, up], 8)


def element(group, number, kind, value):
    value += b"\0" * (len(value) % 2)
    long = kind in (b"OW", b"OB", b"SQ")
    return struct.pack("<HH", group, number) + kind + (struct.pack("<HI", 0, len(value)) if long else struct.pack("<H", len(value))) + value


def dicom(name, pixels, bits, signed=0, syntax=b"1.2.840.10008.1.2.1", more=b"", samples=1, stored=0):
    us = lambda v: struct.pack("<H", v)
    meta = element(2, 0x10, b"UI", syntax)
    body = element(8, 0x60, b"CS", b"OT")
    body += struct.pack("<HH", 8, 0x1140) + b"SQ\0\0\xff\xff\xff\xff" + struct.pack("<HHI", 0xfffe, 0xe000, 0xffffffff)
    body += element(8, 0x1155, b"UI", b"1.2") + struct.pack("<HHI", 0xfffe, 0xe00d, 0) + struct.pack("<HHI", 0xfffe, 0xe0dd, 0)
    body += element(0x28, 2, b"US", us(samples)) + element(0x28, 4, b"CS", b"RGB" if samples == 3 else b"MONOCHROME2")
    body += element(0x28, 0x10, b"US", us(H)) + element(0x28, 0x11, b"US", us(W)) + element(0x28, 0x30, b"DS", b"0.5\\0.25")
    body += element(0x28, 0x100, b"US", us(bits)) + element(0x28, 0x101, b"US", us(stored or bits))
    body += element(0x28, 0x103, b"US", us(signed)) + more + element(0x7fe0, 0x10, b"OW", pixels)
    open(name + ".dcm", "wb").write(b"\0" * 128 + b"DICM" + element(2, 0, b"UL", struct.pack("<I", len(meta))) + meta + body)


dicom("uint8", values(250).tobytes(), 8)
dicom("int16", (values(1000, 1, "int16") - 500).astype("<i2").tobytes(), 16, 1)
dicom("scaled", values(1000, 1, "uint16").astype("<u2").tobytes(), 16, more=element(0x28, 0x1052, b"DS", b"-1024") + element(0x28, 0x1053, b"DS", b"2"))
dicom("twelve_bits", (values(1000, 1, "uint16") | 0xf000).astype("<u2").tobytes(), 16, stored=12)
dicom("rgb", values(250, 3).tobytes(), 8, samples=3)
dicom("compressed", values(250).tobytes(), 8, syntax=b"1.2.840.10008.1.2.4.70")
np.savetxt("table.txt", values(1000, 1, "int64") / 4, fmt="%.2f", delimiter="\t")
np.savetxt("table.csv", values(1000, 1, "int64") / 4, fmt="%.2f", delimiter=",")
