// Many reports become one province.
#include <algorithm>
#include <vector>

#include "program.h"

using namespace raingan::test;
namespace fs = std::filesystem;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// A folder with the sample's report, and copies of it under other agencies' names with another total.
struct Office {
    TemporaryDir dir;
    [[nodiscard]] std::string at(const std::string& name) const { return quoted(dir.path / name); }

    Office() {
        const Ran ran = program("convert " + quoted(sample_docx()) + " -o " + at("made"));
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        const std::string json = slurp(dir.path / "made" / "lamnamphong-ita-2566.json");
        fs::create_directories(dir.path / "in" / "below");
        spill(dir.path / "in" / "a.json", json);
        spill(dir.path / "in" / "below" / "b.json", other(json, "เทศบาลตำบลโนนสะอาด", "98.11", "95.84"));
        spill(dir.path / "in" / "c.json", other(json, "องค์การบริหารส่วนตำบลห้วยยาง", "97.50", "93.80"));
    }

    /// Another agency's, with the score of IIT from which its total follows: only totals that hold are ranked.
    static std::string other(const std::string& json, const std::string& agency, const std::string& total,
                             const std::string& iit) {
        const std::string renamed = replaced(json, "เทศบาลตำบลลำน้ำพอง", agency);
        return replaced(replaced(renamed, "\"score\": 99.24", "\"score\": " + total), "\"score\": 99.61",
                        "\"score\": " + iit);
    }

    /// XML of this sheet of p.xlsx; sheets stand in the workbook's order.
    [[nodiscard]] std::string sheet(const std::string& name) const {
        const std::string book = run("unzip -p " + at("p.xlsx") + " xl/workbook.xml").out;
        const std::size_t end = book.find("<sheet name=\"" + name + '"');
        REQUIRE(end != std::string::npos);
        std::size_t number = 1;
        for (std::size_t place = book.find("<sheet name"); place < end; place = book.find("<sheet name", place + 1))
            ++number;
        return run("unzip -p " + at("p.xlsx") + " xl/worksheets/sheet" + std::to_string(number) + ".xml").out;
    }

    [[nodiscard]] Ran rollup(const std::string& inputs, const std::string& options) const {
        return program("rollup " + inputs + " " + options);
    }
    [[nodiscard]] std::string csv_of(const std::string& inputs, const std::string& name) const {
        const Ran ran = rollup(inputs, "-o " + at(name + ".xlsx") + " --csv " + at(name + ".csv"));
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        return slurp(dir.path / (name + ".csv"));
    }
};

}  // namespace

TEST_CASE("rollup reads folders and files and writes workbook and open data, ranked") {
    const Office office;
    const std::string csv = office.csv_of(office.at("in"), "p");
    const std::size_t first = csv.find("\r\n1,เทศบาลตำบลลำน้ำพอง,subdistrict_municipality,,,2566,2565,99.24,AA,12.48,");
    CHECK(first != std::string::npos);
    CHECK(csv.find("\r\n2,เทศบาลตำบลโนนสะอาด,") != std::string::npos);
    CHECK(csv.find("\r\n3,องค์การบริหารส่วนตำบลห้วยยาง,") != std::string::npos);
    CHECK(csv.find(",99.61,97.87,100,29.88,29.36,40.00,") != std::string::npos);
    CHECK(slurp(office.dir.path / "p.xlsx").starts_with("PK"));
}

TEST_CASE("the order of the inputs does not change a byte") {
    const Office office;
    const std::string forwards =
        office.at("in/a.json") + " " + office.at("in/below/b.json") + " " + office.at("in/c.json");
    const std::string backwards =
        office.at("in/c.json") + " " + office.at("in/below/b.json") + " " + office.at("in/a.json");
    CHECK(office.csv_of(forwards, "1") == office.csv_of(backwards, "2"));
    CHECK(slurp(office.dir.path / "1.xlsx") == slurp(office.dir.path / "2.xlsx"));
}

TEST_CASE("a document, its JSON, its XML and its PDF, signed or not, roll up the same") {
    const Office office;
    const std::string json = office.csv_of(office.at("in/a.json"), "json");
    CHECK(office.csv_of(quoted(sample_docx()), "docx") == json);
    CHECK(office.csv_of(office.at("made/lamnamphong-ita-2566.pdf"), "pdf") == json);
    REQUIRE(program("convert " + quoted(sample_docx()) + " --to xml -o " + office.at("r.xml")).status == 0);
    CHECK(office.csv_of(office.at("r.xml"), "xml") == json);
    const Ran signed_pdf =
        run("cd " + quoted(office.dir.path) +
            " && openssl req -x509 -newkey rsa:2048 -nodes -keyout k.key -out c.pem -subj '/CN=Signer' -days 3650 "
            "-addext keyUsage=critical,digitalSignature,keyCertSign && openssl pkcs12 -export -inkey k.key -in c.pem "
            "-passout pass:secret -out k.p12 && RAINGAN_PASSWORD=secret " +
            RAINGAN_PROGRAM + " sign made/lamnamphong-ita-2566.pdf --key k.p12 --role ผู้รายงาน -o signed.pdf");
    REQUIRE_MESSAGE(signed_pdf.status == 0, signed_pdf.out);
    CHECK(office.csv_of(office.at("signed.pdf"), "signed") == json);
    // All of them together are one report still.
    CHECK(office.csv_of(office.at("in/a.json") + " " + office.at("made") + " " + office.at("signed.pdf"), "all") ==
          json);
}

TEST_CASE("a broken input is told, listed and stops nothing; the status is 2") {
    const Office office;
    spill(office.dir.path / "in" / "broken.json", "{\"overall\": ");
    const Ran ran = office.rollup(office.at("in"), "-o " + office.at("p.xlsx") + " --csv " + office.at("p.csv"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("broken.json: line 1: is not JSON") != std::string::npos);
    const std::string csv = slurp(office.dir.path / "p.csv");
    CHECK(std::ranges::count(csv, '\n') == 4);
    if (run("command -v unzip").status == 0)
        CHECK(office.sheet("ผลการตรวจสอบ").find("broken.json") != std::string::npos);
}

TEST_CASE("a document that takes too long costs itself") {
    const Office office;
    fs::copy(sample_docx(), office.dir.path / "in" / "d.docx");
    std::string rows;
    for (int i = 0; i < 2'500'000; ++i) rows += "1,2,3,4,5,6,7,8,9,ก\n";
    spill(office.dir.path / "in" / "long.csv", rows);
    const Ran ran =
        office.rollup(office.at("in"), "--limit time=1s -o " + office.at("p.xlsx") + " --csv " + office.at("p.csv"));
    CHECK(ran.status == 2);
    CHECK(ran.out.find("long.csv: passes the limit time = 1s") != std::string::npos);
    CHECK(std::ranges::count(slurp(office.dir.path / "p.csv"), '\n') == 4);
}

TEST_CASE("--expect takes lists in UTF-8 and in the old Thai encoding, and names who has not reported") {
    const Office office;
    spill(office.dir.path / "list.txt", "เทศบาลตำบลลำน้ำพอง\r\nทต.โนนสะอาต\r\nอบต.ห้วยยาง\r\n");
    REQUIRE(run("cd " + quoted(office.dir.path) + " && iconv -f UTF-8 -t CP874 list.txt > old.txt").status == 0);
    for (const char* list : {"list.txt", "old.txt"}) {
        const Ran ran = office.rollup(office.at("in"), "-o " + office.at("p.xlsx") + " --expect " + office.at(list));
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        if (run("command -v unzip").status != 0) continue;
        const std::string sheet = office.sheet("หน่วยงานที่ยังไม่ส่ง");
        CHECK(sheet.find("เทศบาลตำบลโนนสะอาต") != std::string::npos);
        CHECK(sheet.find("เทศบาลตำบลโนนสะอาด") != std::string::npos);  // the near name that did report
        CHECK(sheet.find("ห้วยยาง") == std::string::npos);
    }
}

TEST_CASE("--expect takes a list in Excel as well; one that cannot be read is named") {
    const Office office;
    spill(office.dir.path / "list.csv",
          "บัญชีรายชื่อ,,\nลำดับ,ชื่อหน่วยงาน,อำเภอ\n1,ทต.ลำน้ำพอง,น้ำพอง\n2,\"ทต.สระแก้ว\",พล\n3,อบต.ห้วยยาง,\n");
    // Its XLSX is one that we did not write.
    std::vector<std::string> lists{"list.csv"};
    if (run("command -v soffice").status == 0) {
        const Ran made = run("cd " + quoted(office.dir.path) + " && soffice -env:UserInstallation=file://" +
                             office.dir.path.string() + "/profile --headless --infilter='CSV:44,34,76,1' " +
                             "--convert-to xlsx list.csv");
        REQUIRE_MESSAGE(fs::exists(office.dir.path / "list.xlsx"), made.out);
        lists.emplace_back("list.xlsx");
    }
    for (const std::string& list : lists) {
        const Ran ran = office.rollup(office.at("in"), "-o " + office.at("p.xlsx") + " --expect " + office.at(list));
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        if (run("command -v unzip").status != 0) continue;
        const std::string sheet = office.sheet("หน่วยงานที่ยังไม่ส่ง");
        CHECK_MESSAGE(sheet.find("เทศบาลตำบลสระแก้ว") != std::string::npos, list);
        CHECK_MESSAGE(sheet.find("<t>พล</t>") != std::string::npos, list);
        CHECK_MESSAGE(sheet.find("ลำน้ำพอง") == std::string::npos, list);
    }
    spill(office.dir.path / "broken.xlsx", "PK\x03\x04 and no more");
    const Ran ran =
        office.rollup(office.at("in"), "-o " + office.at("q.xlsx") + " --expect " + office.at("broken.xlsx"));
    CHECK(ran.status == 2);
    CHECK_MESSAGE(ran.out.find("broken.xlsx:") != std::string::npos, ran.out);
    CHECK_FALSE(fs::exists(office.dir.path / "q.xlsx"));
}

TEST_CASE("shards of a batch roll up to the same bytes in any order") {
    const Office office;
    for (const char* shard : {"1", "2", "3"})
        REQUIRE(program("convert -r " + office.at("in") + " --to json -o " + office.at(std::string("s") + shard) +
                        " --shard " + shard + "/3")
                    .status == 0);
    const auto roll = [&](const char* name, const std::string& order) {
        REQUIRE(office.rollup(order, "--province ขอนแก่น --to xlsx,pdf -o " + office.at(std::string(name) + ".xlsx"))
                    .status == 0);
    };
    roll("whole", office.at("in"));
    roll("shuffled", office.at("s3") + " " + office.at("s1") + " " + office.at("s2"));
    roll("again", office.at("s2") + " " + office.at("s3") + " " + office.at("s1"));
    for (const char* ending : {".xlsx", ".pdf"}) {
        const std::string shuffled = slurp(office.dir.path / (std::string("shuffled") + ending));
        CHECK(shuffled == slurp(office.dir.path / (std::string("again") + ending)));
        CHECK(shuffled == slurp(office.dir.path / (std::string("whole") + ending)));
    }
}

TEST_CASE("a folder that convert filled rolls up, its journal and its report on the run left aside") {
    const Office office;
    REQUIRE(program("convert -r " + office.at("in") + " -o " + office.at("out") + " --report " +
                    office.at("out/report.json"))
                .status == 0);
    CHECK(office.csv_of(office.at("out"), "out") == office.csv_of(office.at("in"), "in"));
}

TEST_CASE("where standard error is no terminal, rollup draws no bar") {
    const Office office;
    const Ran ran = office.rollup(office.at("in"), "-o " + office.at("p.xlsx"));
    CHECK(ran.out == office.dir.path.string() + "/p.xlsx\n");
}

TEST_CASE("--to pdf gives the summary in the official form, which carries workbook and open data") {
    const Office office;
    const Ran ran = office.rollup(office.at("in"), "-o " + office.at("p.xlsx") + " --to xlsx,pdf --province ขอนแก่น");
    REQUIRE_MESSAGE(ran.status == 0, ran.out);
    CHECK(fs::exists(office.dir.path / "p.xlsx"));
    if (run("command -v pdftotext && command -v pdfdetach").status != 0) {
        MESSAGE("skipped: no poppler-utils");
        return;
    }
    const std::string text = run("pdftotext -raw " + office.at("p.pdf") + " -").out;
    CAPTURE(text);
    for (const char* line : {"จังหวัดขอนแก่น", "๑. ภาพรวมของจังหวัด", "เทศบาลตำบลโนนสะอาด", "๙๘.๑๑", "การใช้ทรัพย์สินของราชการ"})
        CHECK(text.find(line) != std::string::npos);
    const Ran attached = run("pdfdetach -list " + office.at("p.pdf"));
    CHECK(attached.out.find("province.xlsx") != std::string::npos);
    CHECK(attached.out.find("province.csv") != std::string::npos);
}

TEST_CASE("bad usage and outputs that cannot be written have their statuses") {
    const Office office;
    CHECK(office.rollup(office.at("in"), "").status == 64);
    CHECK(office.rollup(office.at("in"), "-o " + office.at("none/p.xlsx")).status == 3);
    CHECK(office.rollup(office.at("in"), "-o " + office.at("p.xlsx") + " --year 12").status == 64);
    CHECK_FALSE(fs::exists(office.dir.path / "p.xlsx"));
}
