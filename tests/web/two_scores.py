"""The sample in which two places say another total each: two_scores.py SAMPLE OUT."""
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as source, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
    for entry in source.infolist():
        content = source.read(entry)
        if entry.filename == "word/document.xml":
            content = content.replace("๙๙.๒๔".encode(), "๙๙.๔๒".encode(), 1)
        out.writestr(entry, content)
