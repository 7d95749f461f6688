#!/usr/bin/env python3
"""costly_sheets.py FOLDER: workbooks below the limit of cells that cost more than they look: very long texts, rows that
repeat to the sheet's end, many styles, wide sheets. With xlwt two of them as .xls."""
import struct
import sys
import zipfile

folder = sys.argv[1]
LONG = 32_767
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in
               (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
                ("fo", "xsl-fo-compatible")))


def letters(number, thai=False):
    """A text without spaces, another one for each number."""
    alphabet = "กขคงจฉชซดตถทธนบปผพฟมยรลวสหอ" if thai else "abcdefghijklmnopqrstuvwxyz"
    out, state = [], number * 7919 + 1
    for _ in range(LONG):
        state = (state * 1103515245 + 12345) % 2147483648
        out.append(alphabet[(state >> 16) % len(alphabet)])
    return "".join(out)


def column(index):
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def xlsx(name, rows, strings=None, styles=None, columns=""):
    with zipfile.ZipFile(f"{folder}/{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                         f'relationships"><Relationship Id="a" Type="{R}/officeDocument" Target="xl/workbook.xml"/>'
                         '</Relationships>')
        package.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
                         f'2006/relationships"><Relationship Id="s" Type="{R}/worksheet" Target="sheet.xml"/>'
                         f'<Relationship Id="t" Type="{R}/sharedStrings" Target="strings.xml"/>'
                         f'<Relationship Id="y" Type="{R}/styles" Target="styles.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f'<workbook {S} xmlns:r="{R}"><sheets><sheet name="S" sheetId="1" r:id="s"/>'
                         '</sheets></workbook>')
        package.writestr("xl/styles.xml", f"<styleSheet {S}>{styles or ''}</styleSheet>")
        with package.open("xl/strings.xml", "w") as part:
            part.write(f"<sst {S}>".encode())
            for text in strings or ():
                part.write(f"<si><t>{text}</t></si>".encode())
            part.write(b"</sst>")
        with package.open("xl/sheet.xml", "w") as part:
            part.write(f"<worksheet {S}>{columns}<sheetData>".encode())
            for row in rows:
                part.write(row.encode())
            part.write(b"</sheetData></worksheet>")


def ods(name, body, styles=""):
    with zipfile.ZipFile(f"{folder}/{name}.ods", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                         'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/'
                         'vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>')
        package.writestr("content.xml", f'<office:document-content {ODF}><office:automatic-styles>{styles}'
                         f'</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet>'
                         '</office:body></office:document-content>')


def record(kind, body=b""):
    out = bytearray()
    for value in (kind, len(body)):
        while value >= 0x80:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out) + body


def wide(text):
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def xlsb(name, texts):
    rows = b"".join(record(0, struct.pack("<IIHBBBI", i, 0, 300, 0, 0, 0, 0)) +
                    record(6, struct.pack("<II", 0, 0) + wide(text)) for i, text in enumerate(texts))
    with zipfile.ZipFile(f"{folder}/{name}.xlsb", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", f'<Relationships><Relationship Id="a" Type="{R}/officeDocument" '
                         'Target="xl/workbook.bin"/></Relationships>')
        package.writestr("xl/_rels/workbook.bin.rels", f'<Relationships><Relationship Id="s" Type="{R}/worksheet" '
                         'Target="sheet.bin"/></Relationships>')
        package.writestr("xl/workbook.bin", record(131) + record(143) +
                         record(156, struct.pack("<II", 0, 1) + wide("s") + wide("S")) + record(144) + record(132))
        package.writestr("xl/sheet.bin", record(129) + record(145) + rows + record(146) + record(130))


def shared_rows(count):
    return (f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>{i}</v></c></row>' for i in range(count))


MANY = 300
texts = [letters(i) for i in range(MANY)]
thai = [letters(i, True) for i in range(MANY)]
xlsx("long-shared", shared_rows(MANY), texts)
xlsx("long-shared-thai", shared_rows(MANY), thai)
xlsx("long-wrapped", (f'<row r="{i + 1}"><c r="A{i + 1}" s="1" t="s"><v>{i}</v></c></row>' for i in range(MANY)), texts,
     '<fonts><font/></fonts><cellXfs><xf/><xf applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs>')
xlsx("long-inline", (f'<row r="{i + 1}"><c r="A{i + 1}" t="inlineStr"><is><t>{text}</t></is></c></row>'
                     for i, text in enumerate(texts)))
xlsx("long-same", (f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>0</v></c></row>' for i in range(3000)), texts[:1])
xlsx("long-beside", (f'<row r="{i + 1}"><c r="A{i + 1}" t="s"><v>{i}</v></c><c r="B{i + 1}"><v>{i}</v></c></row>'
                     for i in range(MANY)), texts)
xlsx("long-in-a-row", ['<row r="1">' + "".join(f'<c r="{column(i)}1" t="s"><v>{i}</v></c>' for i in range(200)) +
                       "</row>"], texts)
xlsb("long", texts)
with open(f"{folder}/long.csv", "w", encoding="utf-8") as out:
    for i, text in enumerate(texts):
        out.write(f"{i},{text}\n")

TABLE = '<table:table table:name="S">'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ods("long", TABLE + "".join(f"<table:table-row>{CELL.format(text)}</table:table-row>" for text in texts) + "</table:table>")
FILL = ('<style:style style:name="f" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#ffee00"/></style:style>')
ods("repeat-empty", TABLE + f'<table:table-row>{CELL.format("หนึ่ง")}</table:table-row><table:table-row '
    'table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    "</table:table>")
ods("repeat-styled", TABLE + f'<table:table-row>{CELL.format("หนึ่ง")}</table:table-row><table:table-row '
    'table:number-rows-repeated="1048575"><table:table-cell table:style-name="f" table:number-columns-repeated="1024"/>'
    "</table:table-row></table:table>", FILL)
ods("repeat-filled", TABLE + '<table:table-row table:number-rows-repeated="1048576">' + CELL.format("ซ้ำ") +
    "</table:table-row></table:table>")
ods("repeat-last", TABLE + f'<table:table-row>{CELL.format("หนึ่ง")}</table:table-row><table:table-row '
    f'table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row>{CELL.format("สุดท้าย")}'
    "</table:table-row></table:table>")
ods("repeat-sheets", "".join(f'<table:table table:name="S{i}"><table:table-row>{CELL.format("หนึ่ง")}</table:table-row>'
                             '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:style-name='
                             '"f" table:number-columns-repeated="1024"/></table:table-row></table:table>'
                             for i in range(30)), FILL)

COUNT = 60_000
xlsx("many-styles", (f'<row r="{i + 1}">' + "".join(
    f'<c r="{column(c)}{i + 1}" s="{(i * 10 + c) % COUNT}"><v>{i}</v></c>' for c in range(10)) + "</row>"
    for i in range(10_000)), (), f'<fonts count="{COUNT}">' + "".join(
        f'<font><sz val="{8 + i % 5}"/><color rgb="FF{i:06X}"/><name val="TH SarabunPSK"/></font>' for i in range(COUNT)) +
    '</fonts><fills><fill/></fills><borders><border/></borders><cellXfs>' +
    "".join(f'<xf fontId="{i}" applyFont="1"/>' for i in range(COUNT)) + "</cellXfs>")
xlsx("wide", (f'<row r="{i + 1}">' + "".join(f'<c r="{column(c)}{i + 1}"><v>{i * c}</v></c>' for c in range(512)) + "</row>"
              for i in range(1_900)))
xlsx("widest", (f'<row r="{i + 1}">' + "".join(f'<c r="{column(c)}{i + 1}"><v>{i * c}</v></c>' for c in range(16_384)) +
                "</row>" for i in range(60)))
try:
    import xlwt
except ImportError:
    sys.exit()
for name, some in (("long", texts), ("long-thai", thai)):
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for i, text in enumerate(some):
        sheet.write(i, 0, text)
    book.save(f"{folder}/{name}.xls")
