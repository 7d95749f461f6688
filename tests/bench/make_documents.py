#!/usr/bin/env python3
"""make_documents.py SAMPLE.docx COUNT FOLDER: COUNT reports like the sample, 00000.docx and so on, each of another agency with
other scores, so that no two have the same words. The same arguments give the same files."""
import io
import os
import random
import re
import sys
import zipfile

from agency_names import agencies

BODY = "word/document.xml"
AGENCY = "เทศบาลตำบลลำน้ำพอง"
PLACE = "ลำน้ำพอง"  # stands alone where the name is split over runs
SCORE = re.compile(r"[๐-๙]{2}\.[๐-๙]{2}(?![๐-๙])")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def without_body(sample):
    """The package but for its body, and the body."""
    rest = io.BytesIO()
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(rest, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != BODY:
                new.writestr(item, old.read(item.filename), zipfile.ZIP_DEFLATED)
        body = old.read(BODY).decode("utf-8")
    return rest.getvalue(), body  # closed, so with its directory


def vary(body, name, random_):
    """What is one score in the sample is one score here, wherever it stands."""
    scores = {}
    place = re.sub("^(เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|องค์การบริหารส่วนตำบล)", "", name)
    body = body.replace(AGENCY, name).replace(PLACE, place)
    return SCORE.sub(
        lambda found: scores.setdefault(found[0], f"{random_.uniform(70, 99.99):.2f}".translate(THAI_DIGITS)), body)


def main():
    sample, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    random_ = random.Random(1)
    rest, body = without_body(sample)
    os.makedirs(folder, exist_ok=True)
    for index, name in enumerate(agencies(count, random_)):
        package = io.BytesIO(rest)
        with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            new.writestr(zipfile.ZipInfo(BODY, (2026, 1, 1, 0, 0, 0)), vary(body, name, random_), zipfile.ZIP_DEFLATED)
        with open(os.path.join(folder, f"{index:05}.docx"), "wb") as out:
            out.write(package.getvalue())


main()
