#!/usr/bin/env python3
"""long_document.py IN.docx OUT.docx TIMES: the body of a document, TIMES over, as one document (for scripts/bench pages)."""
import re
import sys
import zipfile

source, target, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for item in old.infolist():
        data = old.read(item.filename)
        if item.filename == "word/document.xml":
            xml = data.decode("utf-8")
            head, body, tail = re.match(r"(.*?<w:body>)(.*?)((?:<w:sectPr(?:(?!<w:sectPr).)*)?</w:body>.*)", xml, re.S).groups()
            page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            data = (head + page.join([body] * times) + tail).encode("utf-8")
        new.writestr(item.filename, data)
