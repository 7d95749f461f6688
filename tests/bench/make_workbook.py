"""make_workbook.py ROWS DIR: DIR/shared.xlsx and DIR/inline.xlsx, a list of measures in ten columns as a province keeps it.

Written part by part with the standard library, so that a million rows need no memory either."""
import sys
import zipfile

OFFICES = ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม"]
INDICATORS = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
              "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
MEASURES = [f"จัดทำคู่มือปฏิบัติงานและประชาสัมพันธ์ช่องทางการร้องเรียนการทุจริต ชุดที่ {n}" for n in range(500)]
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def rows(count, text):
    for r in range(1, count + 1):
        values = [str(r), text(f"หน่วยงานที่ {r % 7850}"), text(INDICATORS[r % 10]), f"{60 + r % 4000 / 100:.2f}",
                  text(MEASURES[r % 500]), text(OFFICES[r % 5]), text("ต.ค. ๒๕๖๕ – ก.ย. ๒๕๖๖"), "45199",
                  text("ดำเนินการแล้วเสร็จ"), text("IIT")]
        cells = "".join(v.replace("@", f"{chr(65 + c)}{r}") if v.startswith("<") else
                        f'<c r="{chr(65 + c)}{r}"><v>{v}</v></c>' for c, v in enumerate(values))
        yield f'<row r="{r}" spans="1:10">{cells}</row>'


def write(path, count, shared):
    strings = {}
    def text(value):
        if not shared:
            return f'<c r="@" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="@" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        overrides = {"/xl/workbook.xml": "sheet.main+xml", "/xl/worksheets/sheet1.xml": "worksheet+xml",
                     "/xl/sharedStrings.xml": "sharedStrings+xml", "/xl/styles.xml": "styles+xml"}
        package.writestr("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         + "".join(f'<Override PartName="{p}" ContentType="{TYPES}{t}"/>' for p, t in overrides.items()) + "</Types>")
        package.writestr("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="ข้อมูล" sheetId="1" r:id="r1"/></sheets></workbook>')
        package.writestr("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
                         f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{REL}/styles" Target="styles.xml"/></Relationships>')
        package.writestr("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>')
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="A1:J{count}"/><sheetData>'.encode())
            for row in rows(count, text):
                sheet.write(row.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{s}</t></si>" for s in strings)
        package.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{items}</sst>')


write(f"{sys.argv[2]}/shared.xlsx", int(sys.argv[1]), True)
write(f"{sys.argv[2]}/inline.xlsx", int(sys.argv[1]), False)
