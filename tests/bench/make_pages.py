#!/usr/bin/env python3
"""make_pages.py COUNT FOLDER [SEED]: reports as web pages, 00000.html and so on, to be printed as PDF by other programs. Their tables
are ruled, bare (white space alone), shaded, or merged; their heads stand in boxes side by side; some lie on their side, some have text
in two columns. The same arguments give the same files."""
import os
import random
import sys

from agency_names import agencies
from make_reports import ACTIONS, OFFICES

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
INDICATORS = [("IIT", ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"]),
              ("EIT", ["คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน"]),
              ("OIT", ["การเปิดเผยข้อมูล", "การป้องกันการทุจริต"])]
WEIGHTS = {"IIT": 0.3, "EIT": 0.3, "OIT": 0.4}
KINDS = ["ruled", "bare", "shaded", "merged", "landscape", "boxes", "columns", "long"]
FONTS = ["Laksaman", "Loma", "Garuda", "Norasi"]
PROSE = ("ตามที่สำนักงานป้องกันและปราบปรามการทุจริตแห่งชาติได้ประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
         "{name} ได้นำผลการประเมินมาวิเคราะห์เพื่อกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
         "ให้การปฏิบัติราชการเป็นไปด้วยความโปร่งใส ตรวจสอบได้ และเป็นที่เชื่อมั่นของประชาชน")


def style(kind, font):
    borders = {"bare": "", "shaded": "tr:nth-child(even) td{background:#e8eef7} th{background:#c9d7ee}",
               "columns": "td,th{border:0.5pt solid #000}"}.get(kind, "td,th{border:0.5pt solid #000}")
    if kind == "boxes":
        borders = "td,th{border:0.5pt solid #000} .boxes td{border:1pt solid #444;width:50%}"
    size = "A4 landscape" if kind == "landscape" else "A4"
    return (f"@page{{size:{size};margin:2cm}} body{{font-family:{font};font-size:11pt;line-height:1.5}} "
            f"table{{border-collapse:collapse;width:100%;margin:6pt 0}} td,th{{padding:3pt 5pt;vertical-align:top;text-align:left}} "
            f"thead{{display:table-header-group}} tr{{page-break-inside:avoid}} h1{{font-size:15pt;text-align:center}} h2{{font-size:12pt}} "
            f".columns{{column-count:2;column-gap:18pt}} {borders}")


def table(head, rows, attributes=""):
    out = f"<table{attributes}><thead>" + "".join(
        "<tr>" + "".join(f"<th{a}>{t}</th>" for t, a in row) + "</tr>" for row in head) + "</thead><tbody>"
    return out + "".join("<tr>" + "".join(f"<td{a}>{t}</td>" for t, a in row) + "</tr>" for row in rows) + "</tbody></table>"


def plain(texts):
    return [(text, "") for text in texts]


def page(name, kind, random_):
    numerals = THAI if random_.random() < 0.7 else {}
    number = lambda value: (f"{value:.2f}" if isinstance(value, float) else str(value)).translate(numerals)
    year = random_.choice([2565, 2566, 2567])
    scores, means = [], {}
    for code, names in INDICATORS:
        values = [round(random_.uniform(70, 99.99), 2) for _ in names]
        means[code] = round(sum(values) / len(values), 2)
        scores += [(code, len(scores) + i + 1, n, v) for i, (n, v) in enumerate(zip(names, values))]
    total = round(sum(means[code] * WEIGHTS[code] for code in means), 2)
    level = "A" if total >= 85 else "B" if total >= 75 else "C"
    out = [f"<h1>รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{name}<br>ประจำปีงบประมาณ พ.ศ. {number(year + 1)}</h1>"]
    if kind == "boxes":
        out.append(f'<table class="boxes"><tr><td>หน่วยงาน: {name}<br>ปีงบประมาณ: {number(year)}<br>ผู้จัดทำ: สำนักปลัด</td>'
                   f"<td>คะแนนภาพรวม {number(total)} คะแนน<br>ระดับผลการประเมิน {level}</td></tr></table>")
    prose = PROSE.format(name=name)
    out.append(f'<div class="columns"><p>{prose}</p><p>{prose}</p></div>' if kind == "columns" else f"<p>{prose}</p>")
    out.append(f"<p>คะแนนภาพรวมของหน่วยงาน ประจำปีงบประมาณ พ.ศ. {number(year)} ได้ {number(total)} คะแนน ระดับผลการประเมิน {level}</p>")
    if kind == "merged":
        rows, last = [], None
        for code, index, text, value in scores:
            row = plain([number(index), text, number(value)])
            if code != last:
                count = sum(s[0] == code for s in scores)
                row.insert(0, (code, f' rowspan="{count}"'))
            last = code
            rows.append(row)
        head = [[("เครื่องมือ", ' rowspan="2"'), ("ตัวชี้วัด", ' colspan="2"'), ("ผลการประเมิน", ' rowspan="2"')], plain(["ที่", "ชื่อ"])]
        out.append(table(head, rows))
    else:
        out.append(table([plain(["ลำดับ", "เครื่องมือ", "ตัวชี้วัด", "คะแนน"])],
                         [plain([number(i), code, text, number(value)]) for code, i, text, value in scores]))
    out.append("<h2>มาตรการส่งเสริมคุณธรรมและความโปร่งใส</h2>")
    rows = []
    for repeat in range(3 if kind == "long" else 1):
        for code, index, text, value in scores:
            action = random_.choice(ACTIONS) + ("" if repeat == 0 else f" ระยะที่ {number(repeat + 1)}")
            rows.append(plain([number(len(rows) + 1), text, action, random_.choice(OFFICES),
                               f"ต.ค. {number(year)} – ก.ย. {number(year + 1)}"]))
    out.append(table([plain(["ลำดับ", "ตัวชี้วัด", "มาตรการ/แนวทางดำเนินการ", "หน่วยงานรับผิดชอบ", "ระยะเวลาดำเนินการ"])], rows))
    font = random_.choice(FONTS)
    return (f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>รายงาน</title><style>{style(kind, font)}</style></head>'
            f"<body>{''.join(out)}</body></html>")


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    random_ = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    os.makedirs(folder, exist_ok=True)
    for index, name in enumerate(agencies(count, random_)):
        with open(os.path.join(folder, f"{index:05}.html"), "w", encoding="utf-8") as out:
            out.write(page(name, KINDS[index % len(KINDS)], random_))


if __name__ == "__main__":
    main()
