#!/usr/bin/env python3
"""scores.py FOLDER [-o PICTURE] [--font FILE]: reads the reports of a folder and draws the scores of the province's agencies.

matplotlib sets letters one after another and knows nothing of Thai: marks above and below would stand on one another. So
Thai words are drawn by Pillow, whose Raqm shapes them, and put into the figure as pictures.
"""
import argparse
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy
from matplotlib import font_manager
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from PIL import Image, ImageDraw, ImageFont, features

import raingan

DPI = 150
THAI_FONTS = ("Laksaman", "TH Sarabun New", "TH SarabunPSK", "Sarabun", "Loma", "Waree", "Garuda", "Noto Sans Thai", "Tahoma")


def thai_font():
    """The file of an installed font that has Thai, or the one that comes with the sources."""
    installed = {font.name: font.fname for font in font_manager.fontManager.ttflist}
    own = pathlib.Path(__file__).resolve().parents[2] / "fonts" / "Laksaman.ttf"
    return next((installed[name] for name in THAI_FONTS if name in installed), str(own))


def label(axes, text, place, font_file, points=14, align=(0, 0.5), colour="black", **how):
    """Thai words at a place of the axes; `align`: which point of the words that is, from (0, 0) to (1, 1)."""
    font = ImageFont.truetype(font_file, round(points * DPI / 72), layout_engine=ImageFont.Layout.RAQM)
    left, top, right, bottom = font.getbbox(text, language="th")
    image = Image.new("L", (right - left + 4, bottom - top + 4))
    ImageDraw.Draw(image).text((2 - left, 2 - top), text, 255, font=font, language="th")
    colours = numpy.zeros((image.height, image.width, 4))
    colours[..., :3] = matplotlib.colors.to_rgb(colour)
    colours[..., 3] = numpy.asarray(image) / 255
    box = OffsetImage(colours, zoom=72 / DPI, resample=True, interpolation="antialiased")
    axes.add_artist(AnnotationBbox(box, place, box_alignment=align, frameon=False, pad=0, annotation_clip=False, **how))


def reports_in(folder):
    """What can be read of the folder's files; what cannot is told."""
    endings = {"." + ending for format in raingan.formats() if format.read for ending in format.endings}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix.lower() not in endings or path.name.startswith(("~$", ".")):
            continue
        try:
            document = raingan.read(path)
            if document.has_report:
                yield document
        except raingan.Error as error:
            print(f"{path}: {error.message.th} [{error.code}]", file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("-o", "--output", default="scores.png")
    arguments.add_argument("--font", default=thai_font(), help="file of a font that has Thai")
    given = arguments.parse_args()
    if not features.check("raqm"):
        sys.exit("Pillow has no Raqm here, which shapes Thai: install libraqm")

    province = raingan.rollup(reports_in(given.folder))
    table = province.to_pandas()
    table = table[table["total_score"].notna()].sort_values("total_score").reset_index(drop=True)
    if table.empty:
        sys.exit("no report with a total score")

    figure, axes = plt.subplots(figsize=(9, 1.6 + 0.42 * len(table)), dpi=DPI, layout="constrained")
    axes.barh(table.index, table["total_score"], color="#2b5f7e")
    axes.set(xlim=(0, 108), xticks=range(0, 101, 20), ylim=(-0.6, len(table) - 0.4), yticks=[])
    axes.spines[["top", "right"]].set_visible(False)
    for at, row in table.iterrows():
        label(axes, row["agency_name"], (1.5, at), given.font, colour="white")
        axes.text(row["total_score"] + 1, at, f"{row['total_score']:.2f}", va="center")
    place = f"จังหวัด{province.name}" if province.name else "ทุกหน่วยงานที่ส่งรายงาน"
    label(axes, f"คะแนน ITA ปีงบประมาณ พ.ศ. {province.year} {place}", (0, 1), given.font, points=17, align=(0, -0.4),
          xycoords="axes fraction")
    figure.savefig(given.output, bbox_inches="tight", pad_inches=0.3)
    print(given.output)


if __name__ == "__main__":
    main()
