"""Puts 225 agencies with reports of three years into a store that raingan serve has made: province.py FOLDER. Every ninth has not reported
in 2566. Always the same."""
import sqlite3
import sys

AMPHOES = ["เมือง", "น้ำพอง", "ชุมแพ", "บ้านไผ่", "กระนวน", "พล", "มัญจาคีรี", "ภูเวียง", "หนองเรือ"]
INDICATORS = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน",
              "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
YEARS = [2564, 2565, 2566]


def level(score):
    return "AA" if score >= 9500 else "A" if score >= 8500 else "B" if score >= 7500 else "C"


def instrument(number):
    return "IIT" if number <= 5 else "EIT" if number <= 8 else "OIT"


database = sqlite3.connect(f"{sys.argv[1]}/raingan.db", timeout=30)
with database:
    put = database.execute
    put("INSERT INTO blobs VALUES ('00', 1, 0)")
    put("INSERT INTO counters VALUES ('documents', 1000) ON CONFLICT (name) DO UPDATE SET value = 1000")
    for i in range(225):
        kind = "เทศบาลตำบล" if i % 3 == 0 else "องค์การบริหารส่วนตำบล"
        name, agency = f"{kind}ตัวอย่าง {i + 1}", f"a_{i}"
        put("INSERT INTO agencies VALUES (?, ?, ?, ?, ?, 'ขอนแก่น', 1, 0)", (agency, name, name, kind, AMPHOES[i // 25]))
        before = None
        for y, year in enumerate(YEARS):
            if (i + 2 * (2 - y)) % 9 == 4:
                before = None
                continue
            score = 7000 + (i * 7919 + y * 377) % 2900
            document = f"d_{i}_{year}"
            put("INSERT INTO documents (id, number, name, kind, blob, agency, year, version, state, revision, made, who, created, sent, signed)"
                " VALUES (?, ?, ?, 'docx', '00', ?, ?, 1, 'ready', 0, 0, 'x', 1700000000, 1700000000, 0)",
                (document, i * 3 + y + 1, f"รายงาน {name} {year}.docx", agency, year))
            put("INSERT INTO reports VALUES (?, 0, '00', ?, ?, ?, ?, ?, NULL, NULL, ?, ?, 0, 0)",
                (document, f"รายงาน {year}", name, year, year, score, level(score), i % 4))
            put("INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1700000000, 'ขอนแก่น')",
                (year, agency, document, score, score, score - 100, score + 50, None if before is None else score - before, level(score), i % 4))
            for number, title in enumerate(INDICATORS, 1):
                put("INSERT INTO scores VALUES (?, ?, ?, ?, ?)",
                    (document, instrument(number), number, title, min(10000, score + (i * 13 + number * 370) % 2100 - 1000)))
            before = score
