#include "readers/xls/xls.h"

#include <algorithm>
#include <bit>
#include <random>

#include "readers/container/compound.h"
#include "readers/container/digest.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"
#include "readers/sound.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;
using namespace std::string_literals;

namespace {

using workbook::Kind;

/// What a reader hands over, kept.
struct Recorder : workbook::RowSink {
    struct Kept {
        Kind kind = Kind::empty;
        double number = 0;
        std::string text, link;
        std::size_t runs = 0;
        bool formula = false, date = false, bold = false;
    };
    std::vector<workbook::Sheet> sheets;
    std::vector<std::map<std::pair<unsigned, unsigned>, Kept>> cells;
    std::vector<unsigned> hidden_rows;
    const workbook::Styles* styles = nullptr;

    bool begin_sheet(const workbook::Sheet& sheet, const workbook::Styles& tables) override {
        styles = &tables;
        sheets.push_back(sheet);
        cells.emplace_back();
        return true;
    }
    void row(const workbook::Row& row) override {
        if (row.hidden) hidden_rows.push_back(row.index);
        for (const workbook::Cell& cell : row.cells) {
            const workbook::Look& look = styles->looks.at(cell.look);
            cells.back()[{row.index, cell.column}] = {cell.kind,
                                                      cell.number,
                                                      std::string(cell.text),
                                                      std::string(cell.link),
                                                      cell.runs.size(),
                                                      cell.formula,
                                                      styles->formats.at(look.format).is_date(),
                                                      look.text.bold};
        }
    }
    void end_sheet(const workbook::Sheet& sheet) override { sheets.back() = sheet; }
};

std::string u8(unsigned value) {
    return little_endian(value, 1);
}
std::string u16(unsigned value) {
    return little_endian(value, 2);
}
std::string u32(unsigned value) {
    return little_endian(value, 4);
}
std::string f64(double value) {
    return little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
std::string record(unsigned type, const std::string& body) {
    return u16(type) + u16(static_cast<unsigned>(body.size())) + body;
}
std::string wide(std::string_view text) {
    const std::string characters = utf16le(text);
    return u16(static_cast<unsigned>(characters.size() / 2)) + "\1" + characters;
}

/// A workbook's stream with one sheet: records of the globals, and of the sheet.
std::string stream_of(const std::string& globals, const std::string& sheet, unsigned version = 0x0600) {
    const std::string bof = u16(version) + u16(5) + std::string(version == 0x0600 ? 12 : 4, '\0');
    const std::string name = version == 0x0600 ? "\1\0S"s : "\1S"s;
    const std::string head = record(0x809, bof) + globals;
    const std::string bound(u16(0) + name);
    const std::size_t at = head.size() + 4 + 4 + bound.size() + 4;
    return head + record(0x85, u32(static_cast<unsigned>(at)) + bound) + record(0x0A, "") + record(0x809, bof) + sheet +
           record(0x0A, "");
}
std::string cell(unsigned row, unsigned column) {
    return u16(row) + u16(column) + u16(0);
}

/// A stream of one sheet, read.
struct Recorded final : Recorder {
    explicit Recorded(const std::string& stream) {
        xls::read_stream(stream, {}, *this);
        REQUIRE(cells.size() == 1);
    }
};

constexpr const char* sample_xls = "samples/lamnamphong-ita-2566.xls";

}  // namespace

TEST_CASE("xls: numbers, RK numbers, booleans, errors") {
    Recorded read(stream_of(
        "", record(0x203, cell(0, 0) + f64(1.5)) + record(0x27E, cell(0, 1) + u32(12345U << 2U | 3U)) +
                record(0x27E, cell(0, 2) + u32(static_cast<unsigned>(-7) << 2U | 2U)) +
                record(0xBD, u16(1) + u16(3) + u16(0) + u32(0x3FF00000) + u16(0) + u32(10U << 2U | 2U) + u16(4)) +
                record(0x205, cell(2, 0) + "\1\0"s) + record(0x205, cell(2, 1) + "\7\1"s)));
    auto& cells = read.cells[0];
    CHECK(cells[{0, 0}].number == 1.5);
    CHECK(cells[{0, 1}].number == 123.45);
    CHECK(cells[{0, 2}].number == -7);
    CHECK(cells[{1, 3}].number == 1);
    CHECK(cells[{1, 4}].number == 10);
    CHECK(cells[{2, 0}].kind == Kind::boolean);
    CHECK(cells[{2, 1}].text == "#DIV/0!");
}

TEST_CASE("xls: shared strings go on over CONTINUE, changing their width in the middle of a word") {
    const std::string thai = utf16le("กขค");
    const std::string strings = record(0xFC, u32(2) + u32(2) + u16(6) + "\0abc"s) + record(0x3C, "\1"s + thai) +
                                record(0x3C, u16(2) + "\x08"s + u16(1) + "xy" + u16(1) + u16(0));
    Recorded read(stream_of(strings, record(0xFD, cell(0, 0) + u32(0)) + record(0xFD, cell(0, 1) + u32(1)) +
                                         record(0xFD, cell(0, 2) + u32(9))));
    CHECK(read.cells[0][{0, 0}].text == "abcกขค");
    CHECK(read.cells[0][{0, 1}].text == "xy");
    CHECK(read.cells[0][{0, 1}].runs == 1);
    CHECK(read.cells[0][{0, 2}].kind == Kind::empty);
}

TEST_CASE("xls: cached values of formulas, texts among them behind a shared formula") {
    const std::string text_follows = "\0\0\0\0\0\0\xFF\xFF"s, boolean = "\1\0\1\0\0\0\xFF\xFF"s;
    Recorded read(stream_of("", record(0x06, cell(0, 0) + f64(42) + std::string(8, '\0')) +
                                    record(0x06, cell(0, 1) + text_follows + std::string(8, '\0')) +
                                    record(0x4BC, std::string(10, '\0')) + record(0x207, wide("ผ่าน")) +
                                    record(0x06, cell(0, 2) + boolean + std::string(8, '\0'))));
    CHECK(read.cells[0][{0, 0}].number == 42);
    CHECK(read.cells[0][{0, 0}].formula);
    CHECK(read.cells[0][{0, 1}].text == "ผ่าน");
    CHECK(read.cells[0][{0, 2}].number == 1);
}

TEST_CASE("xls: rows out of order come in order, and of a cell that stands twice the last one counts") {
    Recorded read(stream_of("", record(0x203, cell(5, 1) + f64(1)) + record(0x203, cell(2, 0) + f64(2)) +
                                    record(0x203, cell(5, 1) + f64(3)) +
                                    record(0x208, u16(3) + std::string(10, '\0') + u16(0x20) + u16(0))));
    CHECK(read.cells[0].size() == 2);
    CHECK(read.cells[0][{5, 1}].number == 3);
    CHECK(read.hidden_rows == std::vector<unsigned>{3});
}

TEST_CASE("xls: print areas, titles, merges and page set-up") {
    const auto name = [](unsigned which, const std::string& formula) {
        return record(0x18, u16(0x20) + "\0\1"s + u16(static_cast<unsigned>(formula.size())) + u16(0) + u16(1) +
                                std::string(4, '\0') + "\0"s + u8(which) + formula);
    };
    const auto area = [](unsigned top, unsigned bottom, unsigned left, unsigned right) {
        return "\x3B"s + u16(0) + u16(top) + u16(bottom) + u16(left) + u16(right);
    };
    Recorded read(stream_of(name(6, area(1, 9, 0, 3) + area(20, 29, 0, 3) + "\x10") +
                                name(7, area(0, 1, 0, 255) + area(0, 65535, 0, 1) + "\x10"),
                            record(0xE5, u16(1) + u16(2) + u16(3) + u16(0) + u16(1)) + record(0x81, u16(0x100)) +
                                record(0xA1, u16(9) + u16(80) + u16(1) + u16(1) + u16(0) + u16(1) + u16(600) +
                                                 u16(600) + f64(0.5) + f64(0.5) + u16(1)) +
                                record(0x1A, u16(2) + u16(3) + u16(0) + u16(9) + u16(5) + u16(0) + u16(9)) +
                                record(0x26, f64(1)) + record(0x14, wide("&Cหน้า &P"))));
    const workbook::Sheet& sheet = read.sheets[0];
    REQUIRE(sheet.print_areas.size() == 2);
    CHECK(sheet.print_areas[1] == workbook::Range{20, 0, 29, 3});
    REQUIRE(sheet.title_rows);
    CHECK(*sheet.title_rows == std::pair<std::uint32_t, std::uint32_t>{0, 1});
    CHECK(sheet.merges == std::vector{workbook::Range{2, 0, 3, 1}});
    CHECK(sheet.page.landscape);
    CHECK(sheet.page.fit);
    CHECK(sheet.page.fit_high == 0);
    CHECK(sheet.page.left.pt == 72);
    CHECK(sheet.page.odd_header == "&Cหน้า &P");
    CHECK(sheet.page.over_then_down);
    CHECK(sheet.title_columns == std::pair{0U, 1U});
    CHECK(sheet.column_breaks == std::vector<std::uint32_t>{3, 5});
}

TEST_CASE("xls: Excel 95 text is in the file's code page, or in that of its Thai font") {
    const auto font = [](unsigned charset) {
        return record(
            0x31, u16(320) + u16(0) + u16(0x7FFF) + u16(700) + u16(0) + u8(0) + u8(0) + u8(charset) + u8(0) + "\1A");
    };
    const std::string label = record(0x204, cell(0, 0) + u16(3) + "\xA1\xD2\xC3");
    const std::string xf = record(0xE0, std::string(16, '\0'));
    CHECK(Recorded(stream_of(record(0x42, u16(874)) + font(0) + xf, label, 0x0500)).cells[0][{0, 0}].text == "การ");
    CHECK(Recorded(stream_of(record(0x42, u16(1252)) + font(222) + xf, label, 0x0500)).cells[0][{0, 0}].text == "การ");
    CHECK(Recorded(stream_of(record(0x42, u16(1252)) + font(0) + xf, label, 0x0500)).cells[0][{0, 0}].text == "¡ÒÃ");
    CHECK(Recorded(stream_of(font(222) + xf, label, 0x0500)).cells[0][{0, 0}].bold);
    CHECK(Recorded(stream_of(record(0x42, u16(1251)) + font(0) + xf, label, 0x0500)).cells[0][{0, 0}].text == "ЎТГ");
    CHECK(Recorded(stream_of(record(0x42, u16(932)) + font(0) + xf, label, 0x0500)).cells[0][{0, 0}].text == "｡ﾒﾃ");
    CHECK(Recorded(stream_of(record(0x42, u16(4711)) + font(0) + xf, label, 0x0500)).cells[0][{0, 0}].text == "¡ÒÃ");
}

TEST_CASE("xls: Excel 95 text in the pages of other Macs and of DOS") {
    const auto label = [](unsigned page, const std::string& bytes) {
        const std::string text = u16(static_cast<unsigned>(bytes.size())) + bytes;
        return Recorded(stream_of(record(0x42, u16(page)), record(0x0204, cell(0, 0) + text), 0x0500))
            .cells[0][{0, 0}]
            .text;
    };
    CHECK(label(10029,
                "\xFC"
                "adowno"
                "\xE6"
                "\x8D") == "Ładowność");
    CHECK(label(10007, "\x81") == "Б");
    CHECK(label(10006, "\xB0") == "Α");
    CHECK(label(857, "\x98") == "İ");
    CHECK(label(32768, "\x8A") == "ä");
}

TEST_CASE("xls: a Thai number format and the 1904 date system") {
    const std::string xf = u16(0) + u16(164) + std::string(16, '\0');
    Recorded read(
        stream_of(record(0x22, u16(1)) + record(0x41E, u16(164) + wide("[$-D07041E]d mmm yyyy")) + record(0xE0, xf),
                  record(0x203, cell(0, 0) + f64(40000))));
    CHECK(read.cells[0][{0, 0}].date);
}

TEST_CASE("xls: encrypted workbooks are opened with their password") {
    const std::string bytes = slurp(source_dir() / "tests/readers/data/rc4-password-is-pass.xls");
    Recorder read;
    CHECK(xls::read_rows(bytes, {"pass"}, read) == 0);
    CHECK(read.cells[0][{3, 0}].text == "แถวที่ 3 ข้อมูล");
    CHECK(read.cells[0][{59, 1}].number == 88.5);
    CHECK(error_code([&] { return read_document(bytes, "a.xls"); }) == "encrypted");
    CHECK(error_code([&] { return read_document(bytes, "a.xls", {"Pass"}); }) == "wrong-password");
}

TEST_CASE("xls: XOR obfuscation, each record at its own place, opens with the password of files that ask for none") {
    std::string stream = stream_of(record(0x2F, u16(0) + u16(0xB359) + u16(0x9A0A)),
                                   record(0x204, cell(0, 0) + wide("ทดสอบ")) + record(0x203, cell(7, 0) + f64(2.5)));
    // Excel's cipher forwards: each byte with the password's array, turned left by five bits.
    const std::string password = "VelvetSweatshop";
    std::string array;
    for (std::size_t i = 0; i < 16; ++i) {
        const unsigned byte = static_cast<unsigned char>(i < 15 ? password[i] : '\xBB');
        const unsigned half = i % 2 == 0 ? 0x59 : 0xB3;
        array += static_cast<char>(std::rotl(static_cast<std::uint8_t>(byte ^ half), 2));
    }
    for (std::size_t at = 0; at + 4 <= stream.size();) {
        const unsigned type = static_cast<unsigned char>(stream[at]) | static_cast<unsigned char>(stream[at + 1]) << 8U;
        const std::size_t size = static_cast<unsigned char>(stream[at + 2]);
        const std::size_t kept = type == 0x85 ? 4 : 0;
        for (std::size_t i = kept; i < size && type != 0x809 && type != 0x2F; ++i) {
            char& c = stream[at + 4 + i];
            const auto mixed = static_cast<std::uint8_t>(c ^ array[(at + 4 + size + i) % 16]);
            c = static_cast<char>(std::rotl(mixed, 5));
        }
        at += 4 + size;
    }
    Recorded read(stream);
    CHECK(read.cells[0][{0, 0}].text == "ทดสอบ");
    CHECK(read.cells[0][{7, 0}].number == 2.5);
    CHECK(read.sheets[0].name == "S");
}

TEST_CASE("xls: comments have their place, author and text") {
    const auto object = [](unsigned kind, unsigned number) {
        return record(0x5D, u16(0x15) + u16(0x12) + u16(kind) + u16(number) + std::string(14, '\0') + u32(0));
    };
    const std::string text = utf16le("ตรวจ\nอีกครั้ง");
    const Recorded got(stream_of(
        "",
        record(0x0203, cell(0, 0) + f64(1)) + object(0x19, 5) +
            record(0x1B6, std::string(10, '\0') + u16(static_cast<unsigned>(text.size() / 2)) + std::string(6, '\0')) +
            record(0x3C, "\1" + text) + record(0x1C, u16(6) + u16(2) + u16(0) + u16(5) + wide("มานี") + "\0"s)));
    REQUIRE(got.sheets[0].comments.size() == 1);
    const workbook::SheetComment& comment = got.sheets[0].comments[0];
    CHECK(comment.row == 6);
    CHECK(comment.column == 2);
    CHECK(comment.author == "มานี");
    CHECK(comment.text == "ตรวจ\nอีกครั้ง");
}

TEST_CASE("xls: a comment of Excel 5 is text in its record, that goes on in others") {
    const Recorded got(stream_of("",
                                 record(0x0203, cell(0, 0) + f64(1)) + record(0x1C, u16(1) + u16(2) + u16(6) + "abc") +
                                     record(0x1C, u16(0xFFFF) + u16(0) + u16(3) + "def"),
                                 0x0500));
    REQUIRE(got.sheets[0].comments.size() == 1);
    CHECK(got.sheets[0].comments[0].text == "abcdef");
}

TEST_CASE("xls: pictures of headers stand in drawings of their own, by the names of their places") {
    const auto art = [](unsigned version, unsigned type, const std::string& body) {
        return u16(version) + u16(type) + u32(static_cast<unsigned>(body.size())) + body;
    };
    std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x14\x08\x06\0\0\0", 29);
    const std::string blip = art(0x6E00, 0xF01E, std::string(17, '\0') + png);
    const std::string group = art(0xF, 0xF000, art(0x1F, 0xF001, blip));
    const std::string name = utf16le("RH"s + '\0');
    const std::string properties = u16(0x4104) + u32(1) + u16(0xC380) + u32(static_cast<unsigned>(name.size())) + name;
    const std::string shape = art(
        0xF, 0xF004,
        art(0x4B2, 0xF00A, u32(1025) + u32(0xA00)) + art(0x23, 0xF00B, properties) + art(0, 0xF010, u32(80) + u32(40)));
    const auto story = [](unsigned flags, const std::string& data) {
        return record(0x866, u16(0x866) + std::string(10, '\0') + u16(flags) + data);
    };
    const Recorded got(stream_of(story(2, group.substr(0, 20)) + story(6, group.substr(20)),
                                 record(0x14, wide("&R&G")) + record(0x0203, cell(0, 0) + f64(1)) +
                                     story(1, art(0xF, 0xF002, art(0xF, 0xF003, shape)))));
    REQUIRE(got.sheets[0].page.pictures.size() == 1);
    CHECK(got.sheets[0].page.pictures[0].place == "RH");
    CHECK(got.sheets[0].page.pictures[0].width.pt == doctest::Approx(60));
    CHECK(got.sheets[0].page.pictures[0].height.pt == doctest::Approx(30));
}

TEST_CASE("xls: the sample's sheet has its merges and its text") {
    if (!has_shared(sample_xls)) return;
    Recorder read;
    CHECK(xls::read_rows(slurp(shared_dir() / sample_xls), {}, read) == 0);
    REQUIRE(read.sheets.size() == 2);
    CHECK_FALSE(read.sheets[0].merges.empty());
    bool found = false;
    for (const auto& [place, kept] : read.cells[0]) found = found || kept.text.find("การปฏิบัติหน้าที่") != std::string::npos;
    CHECK(found);
}

TEST_CASE("xls: title, author and dates of the file") {
    if (!has_shared("corpus/sheet-sampless.xls")) return;
    const Document document = read_document(slurp(shared_dir() / "corpus/sheet-sampless.xls"), "a.xls");
    CHECK(document.properties.title == "Sample Spreadsheet");
    CHECK(document.properties.author == "Nick Burch");
    CHECK(document.properties.created.starts_with("2008-01-04"));
}

TEST_CASE("xls: the corpus is read, or refused with its reason") {
    if (!has_shared("corpus")) return;
    for (const char* name : {"law.xls", "sheet-1904datewindowing.xls", "sheet-sampless.xls",
                             "sheet-twosheetsonehidden.xls", "sheet-password.xls"}) {
        CAPTURE(name);
        const std::string bytes = slurp(shared_dir() / "corpus" / name);
        const bool locked = std::string(name) == "sheet-password.xls";
        const Document document = read_document(bytes, name, {locked ? "password" : ""});
        CHECK(is_sound(document));
        if (locked) CHECK(error_code([&] { return read_document(bytes, name); }) == "encrypted");
    }
}

TEST_CASE("xls: cut or with flipped bytes a stream is a sound document or an error") {
    if (!has_shared(sample_xls)) return;
    const std::string whole = slurp(shared_dir() / sample_xls);
    const std::string stream = CompoundFile(whole).require("Workbook");
    const auto reads = [](const std::string& bytes, bool compound) {
        try {
            Recorder recorder;
            const bool sound = !compound || is_sound(read_document(bytes, "a.xls"));
            CHECK(sound);
            if (!compound) xls::read_stream(bytes, {}, recorder);
        } catch (const Error& error) {
            CHECK(error.status() == ExitStatus::unreadable);
        }
    };
    for (std::size_t i = 0; i < 64; ++i) {
        reads(stream.substr(0, stream.size() * i / 64), false);
        reads(whole.substr(0, whole.size() * i / 64), true);
    }
    std::mt19937 random(2566);
    for (int i = 0; i < 500; ++i) {
        std::string damaged = i % 2 == 0 ? stream : whole;
        for (int f = 0; f < 4; ++f) damaged[random() % damaged.size()] = static_cast<char>(random());
        reads(damaged, i % 2 != 0);
    }
}

namespace {

/// CF12 of three kinds; `tail`: the kind's own parameters.
std::string rule_12(unsigned kind, const std::string& tail, unsigned priority = 1) {
    return record(0x87A, std::string(12, '\0') + u8(kind) + u8(0) + u16(0) + u16(0) + u32(0) + u16(0) + u16(0) + u8(0) +
                             u16(priority) + u16(0) + u8(16) + std::string(16, '\0') + tail);
}
/// CFVO: a value of its own, the lowest or the highest.
std::string cfvo_of(unsigned type, double value = 0) {
    return u8(type) + u16(0) + (type == 2 || type == 3 ? std::string() : f64(value));
}
std::string own_colour(unsigned rgb) {
    return u32(2) + u32(rgb) + f64(0);
}
/// CondFmtStructure over A1:A3.
std::string over_column(unsigned number) {
    return u16(1) + u16(number << 1U) + u16(0) + u16(2) + u16(0) + u16(0) + u16(1) + u16(0) + u16(2) + u16(0) + u16(0);
}
std::string three_numbers() {
    return record(0x203, cell(0, 0) + f64(0)) + record(0x203, cell(1, 0) + f64(5)) +
           record(0x203, cell(2, 0) + f64(10));
}
const std::string two_colours = std::string(3, '\0') + u8(2) + u8(2) + u8(3) + cfvo_of(2) + f64(0) + cfvo_of(3) +
                                f64(1) + f64(0) + own_colour(0x0000FF) + f64(1) + own_colour(0x00FF00);

}  // namespace

TEST_CASE("xls: colour scales, bars and icons are those of .xlsx") {
    const std::string where = record(0x879, std::string(12, '\0') + over_column(7));
    const std::string bar =
        std::string(3, '\0') + u8(2) + u8(10) + u8(90) + own_colour(0xC68E63) + cfvo_of(2) + cfvo_of(1, 10);
    const std::string icons = std::string(3, '\0') + u8(3) + u8(2) + u8(4) + cfvo_of(4, 0) + u8(1) + u32(0) +
                              cfvo_of(4, 33) + u8(1) + u32(0) + cfvo_of(4, 67) + u8(0) + u32(0);
    Recorded read(
        stream_of("", three_numbers() + where + rule_12(3, two_colours, 4) + rule_12(4, bar) + rule_12(6, icons)));
    const auto& scales = read.sheets[0].scales;
    REQUIRE(scales.size() == 3);
    CHECK(scales[0].where == std::vector<workbook::Range>{{0, 0, 2, 0}});
    CHECK(scales[0].priority == 4);
    REQUIRE(scales[0].marks.size() == 2);
    CHECK(scales[0].marks[0].type == workbook::Scale::Mark::Type::lowest);
    CHECK(scales[0].marks[0].colour == Colour{255, 0, 0});
    CHECK(scales[0].marks[1].colour == Colour{0, 255, 0});
    CHECK(scales[1].kind == workbook::Scale::Kind::bar);
    CHECK(scales[1].bar.colour == Colour{0x63, 0x8E, 0xC6});
    CHECK(scales[1].marks[1].value == 10);
    CHECK(scales[1].bar.shortest == doctest::Approx(0.1));
    CHECK(scales[2].icons == "3Flags");
    CHECK(scales[2].icons_turned);
    CHECK(scales[2].shows_value);
    CHECK_FALSE(scales[2].marks[1].above);
    CHECK(scales[2].marks[2].above);
}

TEST_CASE(
    "xls: a scale shows in the cells; a rule may be added to older conditional formats; what is computed is told") {
    const std::string older = record(0x1B0, over_column(3)) + record(0x87B, std::string(12, '\0') + u32(1) + u16(3)) +
                              rule_12(3, two_colours);
    const Document shown = xls::read(stream_of("", three_numbers() + older), {});
    const auto& table = std::get<Table>(shown.sections.at(0).blocks.at(0).what);
    CHECK(table.rows.at(0).cells.at(0).background == Colour{255, 0, 0});
    CHECK(table.rows.at(2).cells.at(0).background == Colour{0, 255, 0});
    const std::string computed = std::string(3, '\0') + u8(2) + u8(2) + u8(3) + u8(7) + u16(3) + "\x1E\5\0"s + f64(0) +
                                 cfvo_of(3) + f64(1) + f64(0) + own_colour(1) + f64(1) + own_colour(2);
    const std::string where = record(0x879, std::string(12, '\0') + over_column(7));
    const Document told = xls::read(stream_of("", three_numbers() + where + rule_12(3, computed)), {});
    CHECK(std::ranges::any_of(told.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.code == "not-shown" && diagnostic.message.en.find("conditional format") != std::string::npos;
    }));
}

TEST_CASE("xls: rules that are cut anywhere or say anything of their sizes do no harm") {
    const std::string where = record(0x879, std::string(12, '\0') + over_column(7));
    const std::string whole = rule_12(3, two_colours).substr(4);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(Recorded(stream_of("", three_numbers() + where + record(0x87A, whole.substr(0, size))))
                  .sheets[0]
                  .scales.empty());
    for (std::size_t at = 12; at < whole.size(); ++at) {
        std::string wild = whole;
        wild[at] = '\xFF';
        Recorded read(stream_of("", three_numbers() + where + record(0x87A, wild)));
        CHECK(read.sheets[0].scales.size() <= 1);
    }
}
