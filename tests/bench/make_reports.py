#!/usr/bin/env python3
"""make_reports.py SKELETON.json COUNT FOLDER [SEED]: varied reports of one province, as `raingan convert` writes them.

The skeleton is the JSON of a real report; agency, scores, level, change, respondents and the measures' texts are made
anew, consistently, so that each file is as long and as checked as a real one. The same seed gives the same files. Also
writes FOLDER.expected.csv: the agencies, and one in fifty more that has no report."""
import copy
import json
import os
import random
import sys
from decimal import ROUND_HALF_UP, Decimal

from agency_names import agencies

HUNDREDTH = Decimal("0.01")
AMPHOES = ["เมืองขอนแก่น", "น้ำพอง", "บ้านไผ่", "พล", "ชุมแพ", "หนองเรือ", "มัญจาคีรี", "กระนวน", "อุบลรัตน์", "ภูเวียง",
           "สีชมพู", "หนองสองห้อง", "แวงน้อย", "แวงใหญ่", "ชนบท", "เปือยน้อย", "พระยืน", "ภูผาม่าน", "บ้านฝาง", "เขาสวนกวาง"]
ACTIONS = ["จัดทำคู่มือการปฏิบัติงานและเผยแพร่ให้บุคลากรทราบทั่วกัน", "ประชาสัมพันธ์การใช้จ่ายงบประมาณผ่านเว็บไซต์ของหน่วยงาน",
           "จัดประชุมชี้แจงหลักเกณฑ์การมอบหมายงานและการประเมินผลอย่างเป็นธรรม", "กำหนดขั้นตอนการขอยืมทรัพย์สินของราชการให้ชัดเจน",
           "จัดอบรมคุณธรรม จริยธรรมแก่บุคลากรและผู้บริหาร", "เพิ่มช่องทางการให้บริการแบบออนไลน์ (E-Service)",
           "ปรับปรุงข้อมูลบนเว็บไซต์ให้เป็นปัจจุบันทุกเดือน", "จัดช่องทางรับฟังความคิดเห็นของประชาชนในพื้นที่",
           "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy) และติดตามผล", "ตรวจสอบภายในอย่างน้อยปีละสองครั้งและรายงานผู้บริหาร"]
OFFICES = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "หน่วยตรวจสอบภายใน"]
LEVELS = [(95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F")]
WEIGHTS = {"IIT": Decimal("0.3"), "EIT": Decimal("0.3"), "OIT": Decimal("0.4")}


def rounded(value):
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def number(value):
    """Written as the converter writes a score: a JSON number with its decimals."""
    return float(value) if value % 1 else int(value)


def vary(skeleton, name, random_):
    report = copy.deepcopy(skeleton)
    old = skeleton["organization"]["name"]
    report["source"] = f"{name}.docx"
    report["organization"]["name"] = name
    report["title"] = skeleton["title"].replace(old, name)
    scores, total = {}, Decimal(0)
    strength = random_.gauss(90, 7)
    for instrument in report["instruments"]:
        values = []
        for indicator in instrument["indicators"]:
            value = rounded(Decimal(min(100.0, max(20.0, random_.gauss(strength, 5)))))
            scores[indicator["number"]] = value
            indicator["score"] = number(value)
            values.append(value)
        mean = rounded(sum(values) / len(values))
        instrument["score"] = number(mean)
        total += mean * WEIGHTS[instrument["code"]]
        least = min(values)
        instrument["weakest"] = [i["number"] for i in instrument["indicators"] if scores[i["number"]] == least]
        if "respondents" in instrument:
            instrument["respondents"] = random_.randint(30, 200)
    total = rounded(total)
    overall = report["overall"]
    overall["score"] = number(total)
    overall["level"] = next(level for least, level in LEVELS if total >= least)
    overall["change"] = number(rounded(Decimal(random_.gauss(2, 6))))
    for measure in report["measures"]:
        measure["score"] = number(scores[measure["indicator"]])
        measure["actions"] = [f"{random_.choice(ACTIONS)} ครั้งที่ {random_.randint(1, 99)}" for _ in measure["actions"]]
        measure["responsible"] = [random_.choice(OFFICES) for _ in measure["responsible"]]
    for statement in report.get("statements", []):
        if statement.get("about") == "organization":
            statement["text"] = name
    return report


def main():
    skeleton = json.load(open(sys.argv[1], encoding="utf-8"))
    count, folder = int(sys.argv[2]), sys.argv[3]
    random_ = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    os.makedirs(folder, exist_ok=True)
    names = agencies(count + max(1, count // 50), random_)
    placed = [(name, random_.choice(AMPHOES)) for name in names]
    for index, (name, amphoe) in enumerate(placed[:count]):
        report = vary(skeleton, f"{name} อำเภอ{amphoe}", random_)
        with open(os.path.join(folder, f"{index:05}.json"), "w", encoding="utf-8") as out:
            json.dump(report, out, ensure_ascii=False, indent=1)
            out.write("\n")
    with open(f"{folder.rstrip('/')}.expected.csv", "w", encoding="utf-8-sig") as out:
        out.write("ลำดับ,หน่วยงาน,อำเภอ,จังหวัด\r\n")
        for index, (name, amphoe) in enumerate(sorted(placed)):
            out.write(f"{index + 1},{name},{amphoe},ขอนแก่น\r\n")


if __name__ == "__main__":
    main()
