// One random paper written in several formats says the same in each: text, tables, Report. Small writers of our own
// make .docx, flat OpenDocument and RTF; LibreOffice, where it is there, makes .odt, .rtf and .doc of the .docx.
#include <array>
#include <random>

#include "base/utf8.h"
#include "document/packed_rows.h"
#include "readers/docx_builder.h"
#include "readers/odt_builder.h"
#include "report/helpers.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Words {
    std::string text;  ///< '\t' and '\n' are a tab and a line break
    bool bold = false;
};
using Line = std::vector<Words>;
struct Place {
    std::vector<Line> lines;
    int columns = 1, rows = 1;  ///< spanned; 0 rows: covered by the place above
};
struct Part {
    Line line;
    std::vector<std::vector<Place>> rows;  ///< a table where there are any
};
using Paper = std::vector<Part>;
constexpr int table_columns = 5;

/// Papers as offices write them, the same for one seed.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}

    Paper paper() {
        Paper paper;
        add(paper, "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
        add(paper, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗");
        add(paper, "องค์การบริหารส่วนตำบลหนองตัวอย่าง");
        add(paper, "คะแนนภาพรวม " + std::to_string(70 + below(30)) + "." + std::to_string(10 + below(90)) + " คะแนน");
        for (std::size_t left = 2 + below(4); left > 0; --left) paper.push_back({prose(), {}});
        paper.push_back({{}, measures()});
        for (std::size_t left = 1 + below(3); left > 0; --left) paper.push_back({prose(), {}});
        if (below(2) == 0) {
            paper.push_back({{}, other_table()});
            add(paper, "จบรายงาน");
        }
        return paper;
    }

private:
    static void add(Paper& paper, const std::string& text) { paper.push_back({{{text, true}}, {}}); }
    std::size_t below(std::size_t count) { return random_() % count; }

    std::string phrase(std::size_t most) {
        static const std::vector<std::string> all{"จัดทำคู่มือการปฏิบัติงาน",        "เผยแพร่ข้อมูลบนเว็บไซต์",
                                                  "ประชุมชี้แจงบุคลากร",          "ให้ผู้รับบริการทราบขั้นตอน",
                                                  "No Gift Policy",           "(ก)",
                                                  "น้ำ 1,234.50 บาท",          "๑๒ ครั้ง",
                                                  "ตุลาคม & \"ธันวาคม\" <๒๕๖๖>"};
        std::string text;
        for (std::size_t left = 1 + below(most); left > 0; --left)
            text += (text.empty() ? "" : " ") + all[below(all.size())];
        return text;
    }
    Line prose() {
        Line line{{phrase(4), below(2) == 0}};
        if (below(3) == 0) line.push_back({"\t" + phrase(2), false});
        if (below(4) == 0) line.push_back({"\n" + phrase(2), true});
        return line;
    }
    static Place place(const std::string& text, int columns = 1, int rows = 1) {
        return {{{{text, false}}}, columns, rows};
    }

    std::vector<std::vector<Place>> measures() {
        std::vector<std::vector<Place>> rows{
            {place("ตัวชี้วัด"), place("มาตรการ/แนวทาง"), place("ผู้รับผิดชอบ"), place("ระยะเวลา"), place("ผลการดำเนินการ")}};
        static const std::array<std::string, 4> indicators{"การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ",
                                                           "การเปิดเผยข้อมูล"};
        for (std::size_t i = 0; i < 2 + below(3); ++i) {
            const int measures = 1 + static_cast<int>(below(3));
            for (int j = 0; j < measures; ++j) {
                std::vector<Place> row{
                    place(j == 0 ? indicators[i % indicators.size()] : "", 1, j == 0 ? measures : 0)};
                row.push_back(place(phrase(3)));
                if (below(3) == 0) row.back().lines.push_back({{phrase(2), true}});
                row.push_back(place(below(2) == 0 ? "สำนักปลัด" : "กองคลัง"));
                row.push_back(place(below(2) == 0 ? "ต.ค. ๒๕๖๖ - ก.ย. ๒๕๖๗" : "ตลอดปีงบประมาณ"));
                row.push_back(place(phrase(2)));
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }
    std::vector<std::vector<Place>> other_table() {
        return {{place(phrase(2), 3), place(phrase(1), 2)},
                {place(phrase(1)), place(phrase(1), 1, 2), place(phrase(1), 3)},
                {place(phrase(1)), place("", 1, 0), place(phrase(1)), place(phrase(1)), place(phrase(1))}};
    }

    std::mt19937 random_;
};

// --- the writers -----------------------------------------------------------------------------------------------------

/// XML of a text; a tab and a line break become the elements that are given.
std::string marked(const std::string& text, const std::string& tab, const std::string& line_break) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '\t':
                out += tab;
                break;
            case '\n':
                out += line_break;
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string docx_line(const Line& line) {
    const std::string open = "<w:t xml:space=\"preserve\">", close = "</w:t>";
    std::string runs;
    for (const Words& words : line)
        runs += std::string("<w:r>") + (words.bold ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : "") + open +
                marked(words.text, close + "<w:tab/>" + open, close + "<w:br/>" + open) + close + "</w:r>";
    return paragraph(runs);
}
std::string as_docx(const Paper& paper) {
    std::string body;
    for (const Part& part : paper) {
        if (part.rows.empty()) {
            body += docx_line(part.line);
            continue;
        }
        std::string rows;
        for (const auto& places : part.rows) {
            std::string cells;
            for (const Place& place : places) {
                std::string content,
                    properties = "<w:tcW w:w=\"" + std::to_string(1800 * place.columns) + "\" w:type=\"dxa\"/>";
                if (place.columns > 1) properties += "<w:gridSpan w:val=\"" + std::to_string(place.columns) + "\"/>";
                if (place.rows != 1) properties += place.rows == 0 ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>";
                for (const Line& line : place.lines) content += docx_line(line);
                cells += cell(content, properties);
            }
            rows += row(cells);
        }
        std::string grid;
        for (int i = 0; i < table_columns; ++i) grid += "<w:gridCol w:w=\"1800\"/>";
        body += "<w:tbl><w:tblPr><w:tblW w:w=\"9000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>" +
                rows + "</w:tbl>";
    }
    DocxBuilder builder(body);
    // LibreOffice goes by it.
    builder.parts["[Content_Types].xml"] =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
        R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Override PartName="/word/document.xml" ContentType=)"
        R"("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
    return builder.bytes();
}

std::string odt_line(const Line& line) {
    std::string out = "<text:p>";
    for (const Words& words : line) {
        const std::string text = marked(words.text, "<text:tab/>", "<text:line-break/>");
        out += words.bold ? "<text:span text:style-name=\"B\">" + text + "</text:span>" : text;
    }
    return out + "</text:p>";
}
std::string as_fodt(const Paper& paper) {
    Fodt file;
    file.automatic = odf_style("B", "text", R"(<style:text-properties fo:font-weight="bold"/>)");
    for (const Part& part : paper) {
        if (part.rows.empty()) {
            file.body += odt_line(part.line);
            continue;
        }
        file.body += "<table:table><table:table-column table:number-columns-repeated=\"" +
                     std::to_string(table_columns) + "\"/>";
        for (const auto& places : part.rows) {
            file.body += "<table:table-row>";
            for (const Place& place : places) {
                if (place.rows == 0) {
                    file.body += "<table:covered-table-cell/>";
                    continue;
                }
                file.body += "<table:table-cell table:number-columns-spanned=\"" + std::to_string(place.columns) +
                             "\" table:number-rows-spanned=\"" + std::to_string(place.rows) + "\">";
                for (const Line& line : place.lines) file.body += odt_line(line);
                file.body += "</table:table-cell>";
                for (int i = 1; i < place.columns; ++i) file.body += "<table:covered-table-cell/>";
            }
            file.body += "</table:table-row>";
        }
        file.body += "</table:table>";
    }
    return file.bytes();
}

std::string rtf_line(const Line& line) {
    std::string out;
    for (const Words& words : line) {
        out += words.bold ? "{\\b " : "{";
        for (std::size_t at = 0; at < words.text.size();) {
            const auto [c, length] = utf8::decode(words.text, at);
            if (c >= 0x80)
                out += "\\u" + std::to_string(static_cast<unsigned>(c)) + "?";
            else
                out += c == '\t'   ? std::string("\\tab ")
                       : c == '\n' ? std::string("\\line ")
                                   : std::string(1, static_cast<char>(c));
            at += length;
        }
        out += "}";
    }
    return out;
}
std::string as_rtf(const Paper& paper) {
    std::string body;
    for (const Part& part : paper) {
        if (part.rows.empty()) body += "\\pard " + rtf_line(part.line) + "\\par\n";
        for (const auto& places : part.rows) {
            body += "\\trowd";
            int right = 0;
            for (const Place& place : places) {
                right += 1800 * place.columns;
                if (place.rows != 1) body += place.rows == 0 ? "\\clvmrg" : "\\clvmgf";
                body += "\\cellx" + std::to_string(right);
            }
            for (const Place& place : places)
                for (std::size_t i = 0; i < place.lines.size(); ++i)
                    body += (i == 0 ? "\\pard\\intbl " : "\\par ") + rtf_line(place.lines[i]) +
                            (i + 1 == place.lines.size() ? "\\cell" : "");
            body += "\\row\n";
        }
    }
    return "{\\rtf1\\ansi\\ansicpg874\\deff0{\\fonttbl{\\f0\\fcharset0 Tahoma;}}\n" + body + "}";
}

// --- what is compared ------------------------------------------------------------------------------------------------

void tell(std::string& out, const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        if (const auto* line = std::get_if<Paragraph>(&block.what); line != nullptr && !line->text.empty())
            out += line->text + "\n";
        const auto* table = std::get_if<Table>(&block.what);
        if (table == nullptr) continue;
        out += "[table\n";
        for_each_stretch(*table, [&](const std::vector<Row>& rows) {
            for (const Row& row : rows) {
                out += "[row\n";
                for (const Cell& cell : row.cells) {
                    out += "[" + std::to_string(cell.column) + " over " + std::to_string(cell.col_span) + " and " +
                           std::to_string(cell.row_span) + "\n";
                    tell(out, cell.blocks);
                }
            }
        });
        out += "]\n";
    }
}
/// Text and tables; a paragraph without text says nothing.
std::string all_told(const Document& document) {
    std::string out;
    for (const Section& section : document.sections) tell(out, section.blocks);
    return out;
}

void check_same(const Document& expected, const std::string& bytes, const std::string& name) {
    CAPTURE(name);
    const Document document = read_document(bytes, name);
    CHECK(all_told(document) == all_told(expected));
    CHECK(core(Json::parse(to_json(extracted(document)))) == core(Json::parse(to_json(extracted(expected)))));
}

constexpr std::uint32_t papers = 12;

}  // namespace

TEST_CASE("a random paper says the same as .docx, flat OpenDocument and RTF") {
    for (std::uint32_t seed = 1; seed <= papers; ++seed) {
        CAPTURE(seed);
        const Paper paper = Dice(seed).paper();
        const Document expected = read_document(as_docx(paper), "paper.docx");
        const Report report = extracted(expected);
        REQUIRE(report.measures.size() >= 2);
        REQUIRE(report.report_year);
        check_same(expected, as_fodt(paper), "paper.fodt");
        check_same(expected, as_rtf(paper), "paper.rtf");
    }
}

TEST_CASE("a random paper says the same in LibreOffice's .odt, .rtf and .doc of it") {
    if (run("command -v soffice").status != 0) {
        MESSAGE("skipped: no soffice");
        return;
    }
    const TemporaryDir folder;
    const std::string path = folder.path.string();
    for (std::uint32_t seed = 1; seed <= papers; ++seed)
        spill(folder.path / (std::to_string(seed) + ".docx"), as_docx(Dice(seed).paper()));
    for (const std::string ending : {"odt", "rtf", "doc"}) {
        const Ran ran = run("cd " + path + " && soffice -env:UserInstallation=file://" + path +
                            "/profile --headless --convert-to " + ending + " *.docx");
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        if (!std::filesystem::exists(folder.path / ("1." + ending))) {
            MESSAGE("skipped: soffice writes no .", ending, " here (libreoffice-writer-nogui)");
            continue;
        }
        for (std::uint32_t seed = 1; seed <= papers; ++seed) {
            const std::string name = std::to_string(seed) + "." + ending;
            const Document expected =
                read_document(slurp(folder.path / (std::to_string(seed) + ".docx")), "paper.docx");
            check_same(expected, slurp(folder.path / name), name);
        }
    }
}
