#!/usr/bin/env python3
"""wide_table.py COLUMNS ROWS OUT.docx: one table in Word's markup, as large as a register that was pasted into Word."""
import sys
import zipfile

columns, rows, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = ["ผ่าน", "ร้อยละ", "๙๙.๒๔", "มาตรการ", "95.5", "ดี", "12,345", "ปลัด"]


def cell(row, column):
    return (f'<w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/></w:tcPr><w:p><w:r><w:rPr><w:sz w:val="12"/></w:rPr>'
            f'<w:t>{WORDS[(row * 7 + column) % len(WORDS)]}{(row * columns + column) % 997}</w:t></w:r></w:p></w:tc>')


with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                     '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                     '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
                     'wordprocessingml.document.main+xml"/></Types>')
    package.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                     '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                     'officeDocument" Target="word/document.xml"/></Relationships>')
    with package.open("word/document.xml", "w") as part:
        grid = '<w:gridCol w:w="800"/>' * columns
        part.write(f'<w:document {W}><w:body><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}'
                   f'</w:tblGrid>'.encode())
        for row in range(rows):
            part.write(("<w:tr>" + "".join(cell(row, column) for column in range(columns)) + "</w:tr>").encode())
        part.write(b'</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
                   b'</w:body></w:document>')
