"""Names of agencies, made of the words that real ones are made of."""
KINDS = [("เทศบาลตำบล", 30), ("องค์การบริหารส่วนตำบล", 62), ("เทศบาลเมือง", 3), ("เทศบาลนคร", 1)]
FIRST = ["บ้าน", "หนอง", "โนน", "โคก", "ห้วย", "ท่า", "นา", "ดอน", "คำ", "วัง", "สระ", "ป่า", "เขา", "ทุ่ง", "บึง", "แม่",
         "ปาก", "คลอง", "หัว", "ดง"]
SECOND = ["สะอาด", "ใหญ่", "ตูม", "แวง", "ขาม", "แดง", "ไผ่", "กุง", "ยาง", "สวรรค์", "ศิลา", "เหล็ก", "ทอง", "งาม",
          "หวาย", "เต่า", "ช้าง", "เสือ", "แก้ว", "น้ำใส", "ลาด", "กลาง", "เจริญ", "พัฒนา", "อุดม", "สมบูรณ์", "นกยูง",
          "กระเบื้อง", "บัว", "จิก"]
THIRD = ["", "", "เหนือ", "ใต้", "ออก", "ตก", "น้อย", "หลวง"]


def agencies(count, random_):
    """Distinct names of the country's kinds."""
    seen = set()
    while len(seen) < count:
        kind = random_.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
        name = kind + random_.choice(FIRST) + random_.choice(SECOND) + random_.choice(THIRD)
        if len(seen) > 2500:
            name += random_.choice(SECOND)
        seen.add(name)
    names = sorted(seen)
    random_.shuffle(names)
    return names
