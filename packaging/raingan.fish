# fish completion of raingan, made of the table of options (src/cli/options.cpp, src/cli/shipped)

set -l locale
for value in $LC_ALL $LC_MESSAGES $LANG
    if test -n "$value"
        set locale $value
        break
    end
end
if string match -q 'th*' -- $locale
    function __raingan_says
        echo $argv[2]
    end
else
    function __raingan_says
        echo $argv[1]
    end
end

complete -c raingan -f
complete -c raingan -n __fish_use_subcommand -a convert -d (__raingan_says 'write PDF, XLSX, JSON and XML of each input' 'แปลงไฟล์รายงานเป็น PDF, XLSX, JSON และ XML')
complete -c raingan -n __fish_use_subcommand -a check -d (__raingan_says 'print what does not hold in each report' 'ตรวจรายงานและบอกสิ่งที่ไม่ถูกต้อง')
complete -c raingan -n __fish_use_subcommand -a rollup -d (__raingan_says 'sum the reports of a province up in one workbook' 'รวมรายงานทั้งจังหวัดเป็นสมุดงานเดียว')
complete -c raingan -n __fish_use_subcommand -a sign -d (__raingan_says 'sign PDFs (PAdES), one signer at a time' 'ลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF ทีละคน (PAdES)')
complete -c raingan -n __fish_use_subcommand -a extend -d (__raingan_says 'keep what proves the signatures of PDFs in them (PAdES B-LT, B-LTA)' 'เก็บหลักฐานของลายมือชื่อไว้ใน PDF (PAdES B-LT, B-LTA)')
complete -c raingan -n __fish_use_subcommand -a verify -d (__raingan_says 'verify the signatures of PDFs' 'ตรวจลายมือชื่ออิเล็กทรอนิกส์ใน PDF')
complete -c raingan -n __fish_use_subcommand -a serve -d (__raingan_says 'take reports over HTTP, keep them, and show the page that officers use' 'เปิดบริการรับรายงานทาง HTTP เก็บรักษา และแสดงหน้าเว็บสำหรับเจ้าหน้าที่')
complete -c raingan -n __fish_use_subcommand -a store -d (__raingan_says 'back up, verify or prune what the service keeps' 'สำรอง ตรวจ หรือล้างข้อมูลที่บริการเก็บไว้')
complete -c raingan -n __fish_use_subcommand -a schema -d (__raingan_says 'print a built-in schema or rule file; without NAME, list them' 'แสดงสคีมาหรือไฟล์กฎที่มีในโปรแกรม หากไม่ระบุชื่อจะแสดงรายชื่อ')
complete -c raingan -n __fish_use_subcommand -a text -d (__raingan_says 'filter Thai text from standard input to standard output, as UTF-8' 'กรองข้อความภาษาไทยจากขาเข้ามาตรฐานเป็น UTF-8')
complete -c raingan -n __fish_use_subcommand -a doctor -d (__raingan_says 'tell what this computer has of what raingan uses' 'บอกว่าเครื่องนี้มีอะไรพร้อมใช้: ฟอนต์ ภาษา ใบรับรอง ไลบรารี')
complete -c raingan -n '__fish_seen_subcommand_from convert check' -F
complete -c raingan -n '__fish_seen_subcommand_from rollup' -F
complete -c raingan -n '__fish_seen_subcommand_from sign' -a '(__fish_complete_suffix .pdf)'
complete -c raingan -n '__fish_seen_subcommand_from extend verify' -a '(__fish_complete_suffix .pdf)'
complete -c raingan -n '__fish_seen_subcommand_from schema' -a '(raingan schema 2>/dev/null)'
complete -c raingan -n '__fish_seen_subcommand_from text' -F
complete -c raingan -n '__fish_seen_subcommand_from convert' -s o -l output -r -F -d (__raingan_says 'folder for the outputs; with one input and one --to, a file' 'โฟลเดอร์ของผลลัพธ์ หรือชื่อไฟล์ถ้ามีไฟล์เดียวและ --to เดียว')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l to -x -a '(__fish_append , pdf xlsx json xml)' -d (__raingan_says 'outputs: pdf,xlsx,json (these three without it), xml' 'ผลลัพธ์ที่ต้องการ: pdf,xlsx,json (สามอย่างนี้หากไม่ระบุ), xml')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l style -x -a 'source standard' -d (__raingan_says 'the author\'s layout (source) or the official form (standard)' 'รูปแบบของผู้เขียน (source) หรือแบบรายงานมาตรฐาน (standard)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l pages -x -a 'auto layout' -d (__raingan_says 'start pages where the source\'s own record has them (auto), or by the rules alone (layout)' 'ขึ้นหน้าใหม่ตามที่ต้นฉบับบันทึกไว้ (auto) หรือตามกฎเท่านั้น (layout)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l field-results -x -a 'auto stored' -d (__raingan_says 'set page numbers of contents and references to where things stand (auto), or keep the file\'s (stored)' 'ปรับเลขหน้าในสารบัญและการอ้างอิงให้ตรงกับหน้าจริง (auto) หรือคงไว้ตามที่ไฟล์เก็บ (stored)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l line-height -x -d (__raingan_says 'how high lines of a font are that is not here, such as PSK=1.13 or PSK=1.31' 'ความสูงบรรทัดของฟอนต์ที่ไม่มีในเครื่อง เช่น PSK=1.13 หรือ PSK=1.31')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l numerals -x -a 'keep thai arabic' -d (__raingan_says 'digits of the PDF: keep, thai or arabic (source: keep, standard: thai)' 'เลขใน PDF: keep, thai หรือ arabic (source: keep, standard: thai)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l signoff -r -F -d (__raingan_says 'JSON or TOML file that says who signs (raingan schema signoff)' 'ไฟล์ JSON หรือ TOML ที่บอกว่าใครลงนาม (raingan schema signoff)')
complete -c raingan -n '__fish_seen_subcommand_from convert check' -l corrections -r -F -d (__raingan_says 'JSON log of what people corrected in the one input (raingan schema corrections)' 'ไฟล์ JSON ที่บันทึกการแก้ไขข้อมูลของไฟล์เดียวที่ระบุ (raingan schema corrections)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l fields -d (__raingan_says 'put signature fields for those who sign into the PDF' 'ใส่ช่องลงลายมือชื่อของแต่ละคนใน PDF')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l title -x -d (__raingan_says 'title of the PDF, in place of the report\'s' 'ชื่อเรื่องของ PDF แทนชื่อในรายงาน')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l author -x -d (__raingan_says 'author of the PDF, likewise' 'ผู้จัดทำของ PDF แทนชื่อในรายงาน')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l subject -x -d (__raingan_says 'what the PDF is about' 'หัวข้อของ PDF')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l keywords -x -d (__raingan_says 'keywords of the PDF' 'คำสำคัญของ PDF')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l metadata -r -F -d (__raingan_says 'table (CSV, XLSX …) of file, title, author, subject and keywords for the PDFs of many inputs' 'ตาราง (CSV, XLSX …) ที่บอกชื่อหรือที่อยู่ของไฟล์ ชื่อเรื่อง ผู้จัดทำ หัวข้อ และคำสำคัญของแต่ละไฟล์')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l attach-source -d (__raingan_says 'put the input itself into its PDF' 'แนบไฟล์ต้นฉบับไว้ใน PDF ด้วย')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l bagit -d (__raingan_says 'make a bag (RFC 8493) of the output folder: outputs in data/, a manifest of checksums' 'ทำโฟลเดอร์ผลลัพธ์เป็นชุดจัดเก็บ BagIt (RFC 8493) พร้อมค่าตรวจสอบ')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l resume -d (__raingan_says 'leave out what an earlier run has done and what has not changed since' 'ข้ามไฟล์ที่ทำแล้วและไม่เปลี่ยนแปลง')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l dry-run -d (__raingan_says 'tell what would be done, and write nothing' 'บอกว่าจะทำอะไร โดยไม่เขียนไฟล์ใด')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l shard -x -d (__raingan_says 'only every Nth file, beginning with the Ith' 'ทำเฉพาะไฟล์ที่ I ของทุก N ไฟล์ สำหรับหลายเครื่อง')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l report -r -F -d (__raingan_says 'file to write a row on each input to: .json, .xlsx, .csv or .txt' 'ไฟล์สำหรับบันทึกผลของแต่ละไฟล์: .json, .xlsx, .csv หรือ .txt')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l isolate -d (__raingan_says 'convert in processes of their own (where they can be shut in, without it)' 'แปลงแต่ละไฟล์ในโพรเซสแยก (หากไม่ระบุ ทำเมื่อระบบกักโพรเซสได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l no-isolate -d (__raingan_says 'convert in processes of their own (where they can be shut in, without it)' 'แปลงแต่ละไฟล์ในโพรเซสแยก (หากไม่ระบุ ทำเมื่อระบบกักโพรเซสได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l sandbox -d (__raingan_says 'shut such a process in: no files, no network (wherever it can be had, without it)' 'กักโพรเซสนั้นไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l no-sandbox -d (__raingan_says 'shut such a process in: no files, no network (wherever it can be had, without it)' 'กักโพรเซสนั้นไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l memory-limit -x -d (__raingan_says 'the same as --limit memory=…MiB' 'เหมือน --limit memory=…MiB')
complete -c raingan -n '__fish_seen_subcommand_from convert' -l time-limit -x -d (__raingan_says 'the same as --limit time=…s' 'เหมือน --limit time=…s')
complete -c raingan -n '__fish_seen_subcommand_from check' -l format -x -a 'text json' -d (__raingan_says 'text or json' 'รูปแบบผล: text หรือ json')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -s o -l output -r -F -d (__raingan_says 'the workbook; with several --to, each gets its own ending' 'ไฟล์สมุดงาน หาก --to หลายอย่าง แต่ละอย่างได้นามสกุลของตน')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l to -x -a '(__fish_append , xlsx pdf)' -d (__raingan_says 'outputs: xlsx (without it), pdf' 'ผลลัพธ์ที่ต้องการ: xlsx (หากไม่ระบุ), pdf')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l csv -r -F -d (__raingan_says 'open data as CSV too (UTF-8 with byte order mark)' 'เขียนข้อมูลเปิดเป็น CSV ด้วย (UTF-8 มี BOM)')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l expect -r -F -d (__raingan_says 'list of the agencies that must report: CSV, TXT, XLSX …' 'รายชื่อหน่วยงานที่ต้องรายงาน: CSV, TXT, XLSX …')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l store -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'the reports that count in a service\'s store (raingan serve --data DIR), in place of files' 'ใช้รายงานในที่เก็บของบริการ (raingan serve --data DIR) แทนไฟล์')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l province -x -d (__raingan_says 'name of the province' 'ชื่อจังหวัด')
complete -c raingan -n '__fish_seen_subcommand_from rollup' -l year -x -d (__raingan_says 'fiscal year of the reports (BE); without it, the one that most are of' 'ปีงบประมาณของรายงาน (พ.ศ.) หากไม่ระบุใช้ปีที่มีรายงานมากที่สุด')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l key -r -F -d (__raingan_says 'PKCS#12 file (.p12, .pfx) with the key and its certificates, or a key on a token: pkcs11:… (RFC 7512)' 'ไฟล์ PKCS#12 (.p12, .pfx) ที่มีกุญแจและใบรับรอง หรือที่อยู่ pkcs11: ของอุปกรณ์กุญแจ (RFC 7512)')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l password-file -r -F -d (__raingan_says 'file with the key\'s password or PIN; else RAINGAN_PASSWORD, else it is asked for' 'ไฟล์ที่เก็บรหัสผ่านหรือ PIN ของกุญแจ หรือ RAINGAN_PASSWORD มิฉะนั้นโปรแกรมจะถาม')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l certificates -r -F -d (__raingan_says 'PEM file: the issuers of a token\'s key, and its certificate where the token has none' 'ไฟล์ PEM: ใบรับรองของผู้ออกให้กุญแจในอุปกรณ์ และของกุญแจเองหากอุปกรณ์ไม่มี')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l role -x -d (__raingan_says 'who signs: a role of the report (ผู้รายงาน) or a field of the form; without it, the next in order' 'ผู้ลงนาม: บทบาทในรายงาน เช่น ผู้รายงาน หรือช่องของแบบฟอร์ม หากไม่ระบุคือคนถัดไป')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l name -x -d (__raingan_says 'the signer\'s name, if not as the report says' 'ชื่อผู้ลงนาม หากไม่ตรงกับในรายงาน')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l name-as-written -d (__raingan_says 'even where the name is not the certificate\'s; the signature says so, and verify tells it' 'ลงนามแม้ชื่อไม่ตรงกับใบรับรอง ลายมือชื่อจะบอกไว้ และ verify จะแจ้ง')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l position -x -d (__raingan_says 'the signer\'s position, likewise' 'ตำแหน่งผู้ลงนาม หากไม่ตรงกับในรายงาน')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l image -r -F -d (__raingan_says 'PNG or JPEG of the hand\'s signature' 'ภาพลายมือชื่อ PNG หรือ JPEG')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l date -x -d (__raingan_says 'the time to write, 2026-01-31T09:30 (else SOURCE_DATE_EPOCH, else now)' 'เวลาที่ลงนาม เช่น 2026-01-31T09:30 (มิฉะนั้น SOURCE_DATE_EPOCH หรือเวลาปัจจุบัน)')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l timestamp -x -d (__raingan_says 'address of a time stamp authority (RFC 3161)' 'ที่อยู่ของผู้ให้ตราประทับเวลา (RFC 3161)')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l level -x -a 'b t lt lta' -d (__raingan_says 'PAdES baseline level: b, t (with a time stamp), lt (and what proves it), lta (and a stamp over that)' 'ระดับ PAdES: b, t (มีตราประทับเวลา), lt (และหลักฐานที่พิสูจน์), lta (และตราประทับเวลาทับทั้งหมด)')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l lock -d (__raingan_says 'first signature only: afterwards nothing but signatures may be added' 'ลายมือชื่อแรกเท่านั้น: หลังจากนี้เพิ่มได้แต่ลายมือชื่อ')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l allow-expired -d (__raingan_says 'sign even if the certificate is not valid at that time' 'ลงนามแม้ใบรับรองไม่อยู่ในช่วงที่ใช้ได้')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l report -r -F -d (__raingan_says 'file to write a row of JSON on each input to' 'ไฟล์สำหรับบันทึกผลของแต่ละไฟล์ บรรทัดละหนึ่ง JSON')
complete -c raingan -n '__fish_seen_subcommand_from sign' -s o -l output -r -F -d (__raingan_says 'the signed file, or a folder for several; without it, STEM.signed.pdf beside each' 'ไฟล์ที่ลงนามแล้ว หรือโฟลเดอร์ถ้ามีหลายไฟล์ หากไม่ระบุคือ STEM.signed.pdf ข้างไฟล์เดิม')
complete -c raingan -n '__fish_seen_subcommand_from extend' -l timestamp -x -d (__raingan_says 'address of a time stamp authority: a document time stamp over all of it (B-LTA)' 'ที่อยู่ของผู้ให้ตราประทับเวลา: ประทับเวลาทับทั้งเอกสาร (B-LTA)')
complete -c raingan -n '__fish_seen_subcommand_from extend' -s o -l output -r -F -d (__raingan_says 'the extended file, or a folder for several; without it, in place of each' 'ไฟล์หรือโฟลเดอร์ของผลลัพธ์ หากไม่ระบุเขียนทับไฟล์เดิม')
complete -c raingan -n '__fish_seen_subcommand_from verify' -l format -x -a 'text json xml' -d (__raingan_says 'text, json, or xml (validation report of ETSI TS 119 102-2)' 'รูปแบบผล: text, json หรือ xml (รายงานตาม ETSI TS 119 102-2)')
complete -c raingan -n '__fish_seen_subcommand_from verify' -l password -x -d (__raingan_says 'password of encrypted PDFs; others on this machine can see it' 'รหัสผ่านของ PDF ที่เข้ารหัส (ผู้อื่นในเครื่องนี้มองเห็นได้)')
complete -c raingan -n '__fish_seen_subcommand_from store' -a '(__fish_complete_directories (commandline -ct))'
complete -c raingan -n '__fish_seen_subcommand_from store' -l derived -d (__raingan_says 'prune also what can be made again' 'ลบสิ่งที่ทำขึ้นใหม่ได้ด้วย')
complete -c raingan -n '__fish_seen_subcommand_from serve store' -l data -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of all that is kept; it is made' 'โฟลเดอร์ของข้อมูลทั้งหมด สร้างให้หากยังไม่มี')
complete -c raingan -n '__fish_seen_subcommand_from serve store' -l database -x -d (__raingan_says 'PostgreSQL in place of SQLite in DIR: postgresql://…; others on this machine can see it, RAINGAN_DATABASE not' 'ใช้ PostgreSQL แทน SQLite ใน DIR: postgresql://… (ผู้อื่นในเครื่องนี้มองเห็นได้ แต่ไม่เห็นค่าใน RAINGAN_DATABASE)')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l listen -x -d (__raingan_says 'where it takes connections: 127.0.0.1:8080 (without it), or unix:PATH' 'ที่อยู่ที่รับการเชื่อมต่อ: 127.0.0.1:8080 (หากไม่ระบุ) หรือ unix:PATH')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l proxy-user -x -d (__raingan_says 'header in which a proxy on this machine names who signed in; it must drop the header of others' 'ชื่อเฮดเดอร์ที่พร็อกซีในเครื่องนี้ใช้บอกชื่อผู้ที่เข้าสู่ระบบแล้ว พร็อกซีต้องทิ้งเฮดเดอร์นี้ของผู้อื่น')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l user -x -a 'add password off on list' -d (__raingan_says 'change an account, NAME, and end: add, password, off, on; or list all of them' 'จัดการบัญชีชื่อ NAME แล้วจบ: add เพิ่ม, password ตั้งรหัสผ่าน, off ปิด, on เปิด หรือ list แสดงทั้งหมด')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l role -x -a 'officer signer province admin' -d (__raingan_says 'what a new account may do' 'บทบาทของบัญชีใหม่')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l agency -x -d (__raingan_says 'name of the agency that an officer or signer belongs to' 'ชื่อหน่วยงานของ officer หรือ signer')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l province -x -d (__raingan_says 'the province that a province\'s account sees; without it, all' 'จังหวัดที่บัญชีระดับจังหวัดเห็น หากไม่ระบุเห็นทั้งหมด')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l password-file -r -F -d (__raingan_says 'file with the account\'s password; without it RAINGAN_PASSWORD, or asked for' 'ไฟล์ที่เก็บรหัสผ่านของบัญชี หากไม่ระบุใช้ RAINGAN_PASSWORD หรือถาม')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l sandbox -d (__raingan_says 'shut the processes in that read documents: no files, no network (wherever it can be had, without it)' 'กักโพรเซสที่อ่านเอกสารไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from serve' -l no-sandbox -d (__raingan_says 'shut the processes in that read documents: no files, no network (wherever it can be had, without it)' 'กักโพรเซสที่อ่านเอกสารไม่ให้ใช้ไฟล์และเครือข่าย (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from text' -l normalise -d (__raingan_says 'mend what is typed or decoded wrongly; a summary goes to stderr' 'แก้สิ่งที่พิมพ์ผิดลำดับหรือถอดรหัสผิด สรุปทางขาออกข้อผิดพลาด')
complete -c raingan -n '__fish_seen_subcommand_from text' -l numerals -x -a 'keep thai arabic' -d (__raingan_says 'keep, thai or arabic' 'เลขที่แสดง: keep (คงเดิม), thai (เลขไทย) หรือ arabic (เลขอารบิก)')
complete -c raingan -n '__fish_seen_subcommand_from text' -l from -x -a 'auto utf-8 utf-16le utf-16be windows-874 iso-8859-11 tis-620 ibm-874 x-mac-thai' -d (__raingan_says 'encoding of the input; without it, auto' 'รหัสอักขระขาเข้า หากไม่ระบุคือ auto')
complete -c raingan -n '__fish_seen_subcommand_from sign' -l trust -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of issuers\' certificates that --level lt and lta may need' 'โฟลเดอร์ของใบรับรองของผู้ออก ซึ่ง --level lt และ lta อาจต้องใช้')
complete -c raingan -n '__fish_seen_subcommand_from extend' -l trust -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of issuers\' certificates that the PDF may lack' 'โฟลเดอร์ของใบรับรองของผู้ออกที่ PDF อาจไม่มี')
complete -c raingan -n '__fish_seen_subcommand_from verify serve' -l trust -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of trusted certificates (without it, the one that was set at installing)' 'โฟลเดอร์ของใบรับรองที่เชื่อถือ หากไม่ระบุใช้โฟลเดอร์ที่ตั้งไว้เมื่อติดตั้ง')
complete -c raingan -n '__fish_seen_subcommand_from sign extend verify' -l cache -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of OCSP answers and CRLs: used before others are fetched, which are kept in it' 'โฟลเดอร์ของคำตอบ OCSP และรายการเพิกถอน: ใช้ก่อนดึงจากเครือข่าย และเก็บสิ่งที่ดึงมา')
complete -c raingan -n '__fish_seen_subcommand_from sign extend verify' -l offline -d (__raingan_says 'fetch nothing: what the PDF and --cache hold has to do' 'ไม่ติดต่อเครือข่าย ใช้เฉพาะที่มีใน PDF และ --cache')
complete -c raingan -n '__fish_seen_subcommand_from sign extend verify' -l sandbox -d (__raingan_says 'take the PDF apart in a process that is shut in (without it, where the system can)' 'อ่าน PDF ในโพรเซสที่ถูกกักไว้ (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from sign extend verify' -l no-sandbox -d (__raingan_says 'take the PDF apart in a process that is shut in (without it, where the system can)' 'อ่าน PDF ในโพรเซสที่ถูกกักไว้ (หากไม่ระบุ ทำเมื่อระบบทำได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert check sign extend verify' -s r -l recursive -d (__raingan_says 'folders below the given ones as well' 'รวมโฟลเดอร์ย่อยด้วย')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup sign extend verify' -l follow -d (__raingan_says 'take also what links in a folder lead to outside of it' 'รวมสิ่งที่ลิงก์ในโฟลเดอร์ชี้ออกไปนอกโฟลเดอร์ด้วย')
complete -c raingan -n '__fish_seen_subcommand_from convert check serve' -s j -l jobs -x -d (__raingan_says 'files at a time; without it, one for each core' 'จำนวนไฟล์ที่ทำพร้อมกัน หากไม่ระบุเท่ากับจำนวนแกนของเครื่อง')
complete -c raingan -n '__fish_seen_subcommand_from convert rollup sign extend' -l force -d (__raingan_says 'replace files of the outputs\' names even if raingan did not make them' 'เขียนทับไฟล์ชื่อเดียวกันแม้ raingan ไม่ได้สร้าง')
complete -c raingan -n '__fish_seen_subcommand_from convert rollup serve doctor' -l fonts -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder with fonts to use under their own names' 'โฟลเดอร์ของฟอนต์ที่จะใช้ตามชื่อ')
complete -c raingan -n '__fish_seen_subcommand_from doctor' -l trust -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of trusted certificates (the system\'s without it)' 'โฟลเดอร์ของใบรับรองที่เชื่อถือ หากไม่ระบุใช้โฟลเดอร์ของระบบ')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup serve' -l rules -x -a '(__fish_complete_directories (commandline -ct))' -d (__raingan_says 'folder of rule files that override the built-in ones' 'โฟลเดอร์ของไฟล์กฎที่ใช้แทนกฎในโปรแกรม')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup' -l password -x -d (__raingan_says 'password of encrypted inputs; others on this machine can see it' 'รหัสผ่านของไฟล์ที่เข้ารหัส (ผู้อื่นในเครื่องนี้มองเห็นได้)')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup verify' -l password-file -r -F -d (__raingan_says 'file with that password; without either, RAINGAN_PASSWORD' 'ไฟล์ที่เก็บรหัสผ่านนั้น หากไม่ระบุทั้งสองใช้ค่าใน RAINGAN_PASSWORD')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup' -l allow-broken-signature -d (__raingan_says 'go on with a signed PDF that was changed after signing; its outputs tell it' 'ดำเนินการต่อกับ PDF ที่ถูกแก้ไขหลังลงนาม โดยผลลัพธ์จะบอกไว้')
complete -c raingan -n '__fish_seen_subcommand_from convert check rollup' -s v -l verbose -d (__raingan_says 'print also what was mended or substituted, and places as the file counts them' 'บอกสิ่งที่แก้หรือใช้แทนด้วย และตำแหน่งตามที่ไฟล์นับเอง')
complete -c raingan -n '__fish_seen_subcommand_from convert rollup' -s q -l quiet -d (__raingan_says 'print nothing but errors' 'แสดงเฉพาะข้อผิดพลาด')
complete -c raingan -n '__fish_seen_subcommand_from check' -s q -l quiet -d (__raingan_says 'print nothing but errors and findings' 'แสดงเฉพาะข้อผิดพลาดและข้อค้นพบ')
complete -c raingan -l limit -x -a "(raingan --limits 2>/dev/null | string replace -r ' .*' =)" -d (__raingan_says 'another value for a limit that raingan --limits names' 'กำหนดขีดจำกัดหนึ่งค่าใหม่ ดูชื่อได้จาก raingan --limits')
complete -c raingan -n __fish_use_subcommand -l limits -d (__raingan_says 'print what a file may cost, and end' 'แสดงขีดจำกัดของไฟล์ที่รับได้แล้วจบ')
complete -c raingan -n __fish_use_subcommand -l formats -d (__raingan_says 'print the formats that are read and written, and end' 'แสดงรูปแบบไฟล์ที่อ่านและเขียนได้แล้วจบ')
complete -c raingan -n __fish_use_subcommand -l version -d (__raingan_says 'print the program\'s name and version, and end' 'แสดงชื่อและรุ่นของโปรแกรมแล้วจบ')
complete -c raingan -s h -l help -d (__raingan_says 'print this help and end' 'แสดงวิธีใช้แล้วจบ')
