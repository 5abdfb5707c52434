"""Writes the TIFF files beside it, with tifffile, Pillow and libtiff's tiffcp; TiffFileTest knows the formula."""
import subprocess
import numpy as np
import tifffile
from PIL import Image

W, H = 37, 29


def values(modulus, channels=1, offset=0, dtype=np.int64):
    y, x, c = np.mgrid[:H, :W, :channels]
    v = (7 * x + 13 * y + 31 * c) % modulus + offset
    return (v if channels > 1 else v[..., 0]).astype(dtype)


def write(name, data, **keys):
    tifffile.imwrite(name + ".tif", data, metadata=None, **keys)


def cp(source, name, *options):
    subprocess.run(["tiffcp", *options, source + ".tif", name + ".tif"], check=True)


# types
for t in ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float16", "float32", "float64"]:
    signed = not t.startswith("u")
    write(t, values(250 if not signed else 100, offset=-50 if signed else 0, dtype=t))
    write(t + "_big_endian", values(250 if not signed else 100, offset=-50 if signed else 0, dtype=t), byteorder=">")
write("int32_offset", values(250, offset=2_000_000_000, dtype="int32"))
write("int64_offset", values(250, offset=2**60, dtype="int64"))
write("uint64_offset", values(250, dtype="uint64") + np.uint64(2**63))
write("float64_offset", values(250, dtype="float64") / 256 + 1e9)

# layouts
g = values(1000, dtype="uint16")
write("gray", g)
write("gray8", values(250, dtype="uint8"))
write("rgb", values(250, 3, dtype="uint8"), photometric="rgb")
write("rgb16", values(1000, 3, dtype="uint16"), photometric="rgb")
write("rgb_planar", np.moveaxis(values(250, 3, dtype="uint8"), 2, 0), photometric="rgb", planarconfig="separate")
write("channels5", values(250, 5, dtype="uint8"), photometric="minisblack", planarconfig="contig")
write("rgba", values(250, 4, dtype="uint8"), photometric="rgb", extrasamples=["unassalpha"])
write("rgbx", values(250, 4, dtype="uint8"), photometric="rgb", extrasamples=["unspecified"])
write("gray_alpha", values(250, 2, dtype="uint8"), photometric="minisblack", planarconfig="contig", extrasamples=["unassalpha"])
write("tiled", g, tile=(16, 32))
write("tiled_rgb", values(250, 3, dtype="uint8"), photometric="rgb", tile=(16, 16))
write("tiled_deflate", g, tile=(16, 16), compression="zlib")
write("big", g, bigtiff=True)
write("big_tiled_big_endian", g, bigtiff=True, tile=(16, 16), byteorder=">")
write("strips", g, rowsperstrip=7)
write("stack", np.stack([g, g + 1, g + 2]), photometric="minisblack")
write("white_is_zero", values(250, dtype="uint8"), photometric="miniswhite")
ramp = np.arange(256)
write("palette", values(250, dtype="uint8"), photometric="palette",
      colormap=(np.stack([ramp, 255 - ramp, ramp // 2]) * 257).astype("uint16"))

# compressions
cp("gray", "lzw", "-c", "lzw")
cp("gray", "lzw_predictor", "-c", "lzw:2", "-r", "5")
cp("rgb", "lzw_predictor_rgb", "-c", "lzw:2")
cp("float32", "deflate_predictor3", "-c", "zip:3")
cp("float64", "lzw_predictor3", "-c", "lzw:3")
cp("gray", "deflate", "-c", "zip")
cp("int32", "deflate_predictor32", "-c", "zip:2")
cp("gray8", "packbits", "-c", "packbits")
cp("gray", "zstd", "-c", "zstd:2")
cp("gray", "lzma", "-c", "lzma:2")
cp("gray8", "fill_order", "-f", "lsb2msb")
cp("gray", "fill_order_lzw", "-f", "lsb2msb", "-c", "lzw")
cp("rgb", "planar_tiled_lzw", "-p", "separate", "-t", "-w", "16", "-l", "16", "-c", "lzw")
smooth = (np.add.outer(3 * np.arange(H), 2 * np.arange(W)) + 20).astype("uint8")
write("smooth", smooth)
write("smooth_rgb", np.stack([smooth, 255 - smooth, smooth // 2], 2), photometric="rgb")
cp("smooth", "jpeg", "-c", "jpeg:95")
cp("smooth_rgb", "jpeg_ycbcr", "-c", "jpeg:95")
cp("smooth_rgb", "jpeg_rgb", "-c", "jpeg:r:95")
cp("smooth", "jpeg_tiled", "-c", "jpeg:95", "-t", "-w", "16", "-l", "16")
bits = values(3) == 0
Image.fromarray(bits).save("bits.tif")
for name in ["group3", "group4"]:
    Image.fromarray(bits).save(name + ".tif", compression=name)
cp("group4", "group4_fill_order", "-c", "g4", "-f", "lsb2msb")
cp("group3", "group3_2d", "-c", "g3:2d")
cp("group3", "group3_padded", "-c", "g3:fill")


def packed(bits_per_sample, samples=1):
    """Samples of odd widths, most significant bit first, each row from a new byte on."""
    v = values(1 << min(bits_per_sample, 12), samples).reshape(H, -1)
    rows = b""
    for row in v:
        s = "".join(format(int(x), "0%db" % bits_per_sample) for x in row)
        s += "0" * (-len(s) % 8)
        rows += bytes(int(s[i:i + 8], 2) for i in range(0, len(s), 8))
    return rows


def raw(name, data, tags):
    fixed = {256: W, 257: H, 259: 1, 262: 1, 277: 1, 278: H, 273: 0}
    if name != "no_counts":
        fixed[279] = len(data)
    entries = sorted({**fixed, **tags}.items())
    start = 8 + 2 + 12 * len(entries) + 4
    out = b"MM\0*" + (8).to_bytes(4, "big") + len(entries).to_bytes(2, "big")
    extra = b""
    for tag, value in entries:
        value = start if tag == 273 else value
        if isinstance(value, list):
            place = start + len(data) + len(extra)
            body = b"".join(x.to_bytes(2, "big") for x in value)
            if len(body) <= 4:
                out += tag.to_bytes(2, "big") + b"\0\3" + len(value).to_bytes(4, "big") + body.ljust(4, b"\0")
                continue
            out += tag.to_bytes(2, "big") + b"\0\3" + len(value).to_bytes(4, "big") + place.to_bytes(4, "big")
            extra += body
        else:
            out += tag.to_bytes(2, "big") + b"\0\4\0\0\0\1" + value.to_bytes(4, "big")
    open(name + ".tif", "wb").write(out + b"\0\0\0\0" + data + extra)


for b in [2, 4, 10, 12, 14, 24]:
    raw("bits%d" % b, packed(b), {258: b})
raw("bits12_rgb", packed(12, 3), {258: [12, 12, 12], 262: 2, 277: 3})
raw("cmyk", values(250, 4, dtype="uint8").tobytes(), {258: [8, 8, 8, 8], 262: 5, 277: 4})
raw("palette4", packed(4), {258: 4, 262: 3, 320: [i * 4369 for i in range(16)] * 3})
raw("palette16_in_bytes", packed(8), {258: 8, 262: 3, 320: list(range(256)) * 3})
raw("no_counts", values(250, dtype="uint8").tobytes(), {258: 8})
ycc = np.concatenate([smooth.reshape(H, W, 1), np.full((H, W, 1), 100), np.full((H, W, 1), 160)], 2).astype("uint8")
raw("ycbcr", ycc.tobytes(), {258: [8, 8, 8], 262: 6, 277: 3, 530: [1, 1]})
padded = np.pad(smooth, ((0, 1), (0, 1)), mode="edge")
blocks = b"".join(padded[y:y + 2, x:x + 2].tobytes() + b"\x64\xa0" for y in range(0, H, 2) for x in range(0, W, 2))
raw("ycbcr_subsampled", blocks, {258: [8, 8, 8], 262: 6, 277: 3, 530: [2, 2]})

# OME
series = np.stack([np.stack([g + 100 * t + 10 * z + c for c in range(3)]) for t in range(2) for z in range(4)])
series = series.reshape(2, 4, 3, H, W)
tifffile.imwrite("tzcyx.ome.tif", series.astype("uint16"), compression="zlib", photometric="minisblack", metadata={
    "axes": "TZCYX", "PhysicalSizeX": 250, "PhysicalSizeXUnit": "nm", "PhysicalSizeY": 250, "PhysicalSizeYUnit": "nm",
    "PhysicalSizeZ": 1, "PhysicalSizeZUnit": "µm", "TimeIncrement": 500, "TimeIncrementUnit": "ms",
    "Channel": {"Name": ["red", "green", "blue"]}})
tifffile.imwrite("ctzyx.ome.tif", np.moveaxis(series, 2, 0).astype("uint16"), compression="zlib",
                 photometric="minisblack", metadata={"axes": "CTZYX"})
tifffile.imwrite("rgb.ome.tif", np.stack([values(250, 3, dtype="uint8")] * 2), compression="zlib", photometric="rgb",
                 metadata={"axes": "TYXS"})
tifffile.imwrite("imagej.tif", series.astype("uint16"), imagej=True, resolution=(4, 4), metadata={
    "axes": "TZCYX", "unit": "um", "spacing": 1.5, "finterval": 0.5})
tifffile.imwrite("imagej_deflate.tif", series.astype("uint16"), imagej=True, compression="zlib", metadata={"axes": "TZCYX"})

# an LSM file: after each image a thumbnail, channels in planes of their own, axes and sizes in a tag of its own
info = bytearray(128)
for place, number in [(0, 0x400494c), (4, 128), (8, W), (12, H), (16, 3), (20, 2), (24, 2)]:
    info[place:place + 4] = number.to_bytes(4, "little")
info[40:64] = np.array([1e-7, 2e-7, 5e-7]).astype("<f8").tobytes()
with tifffile.TiffWriter("made.lsm") as lsm:
    for i in range(6):
        extra = [(34412, 1, 128, bytes(info), True)] if i == 0 else []
        planes = np.stack([values(200, dtype="uint8") + i, values(200, dtype="uint8") + 10 + i])
        lsm.write(planes, photometric="minisblack", planarconfig="separate", metadata=None, extratags=extra)
        lsm.write(planes[:, ::4, ::4], photometric="minisblack", planarconfig="separate", metadata=None, subfiletype=1)
