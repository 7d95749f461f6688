// The reader of web pages (HTML). [x] read, [/] partly, [ ] not read.
//
//   encoding   [x] byte order mark, meta charset and http-equiv, else by the bytes; stated names as WHATWG has them
//              [/] a stated charset that the bytes are not in (told)   [x] encodings without Thai, where the bytes are
//              no Thai
//   text       [x] paragraphs, headings (outline levels), pre, br, hr, b i u s sub sup font, links to http(s) and
//   mailto
//              [x] white space as browsers fold it   [/] ul, ol (number or bullet of one level; type, start, value)
//              [x] values of forms' fields: what is typed, chosen, ticked   [ ] ruby, bdo, quotation marks of q
//   styles     [x] style attributes and <style>: rules for an element, a class, both, an id   [ ] other selectors
//              [/] font, colours, size, weight, decoration, text and vertical alignment, borders, widths, page breaks
//              [ ] margins, padding, floats, positions, linked style sheets, number formats of Excel
//   tables     [x] spans both ways, nested tables, thead and tfoot, captions, widths of columns, borders, grounds
//              [/] forms and text between rows and cells (before the table)   [ ] cellpadding, cellspacing
//   page       [/] A4; sideways where the page says so or a table has more than seven columns
//   pictures   [x] data: URIs in PNG and JPEG; SVG, in the page too   [ ] others (named)   [ ] frames, objects
//   (counted) tags       [x] more than limits::html_attributes in one: refused, before libxml2 compares each with all
//   others hidden     [x] display:none, visibility:hidden, hidden: not shown, told   [x] head, scripts, comments: no
//   text [ ] web archives (.mht)
#include "readers/html/html.h"

#include <algorithm>
#include <cstdint>

#include "base/error.h"
#include "base/limits.h"
#include "readers/html/charset.h"
#include "readers/html/translation.h"

namespace raingan::html {
namespace {

using std::string_view;
using word::PackageBuilder;

// A4 and the margins of official papers (docs/field.md#papers), in twips.
constexpr std::int64_t short_side = 11906, long_side = 16838, left = 1701, right = 1134, top = 1417, bottom = 1134;

const xmlNode* root_of(const Tree& tree) {
    return xmlDocGetRootElement(tree.get());
}

void collect_rules(const xmlNode* node, StyleRules& rules) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (name_of(child) != "style") {
            collect_rules(child, rules);
            continue;
        }
        std::string css;
        append_text(css, child);
        rules.add(css);
    }
}

std::string title_of(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        std::string title;
        if (name_of(child) == "title") append_text(title, child);
        if (name_of(child) == "head") title = title_of(child);
        if (!trim(title).empty()) return std::string(trim(title));
    }
    return {};
}

std::string section_markup(bool landscape) {
    const auto attribute_of = [](string_view name, std::int64_t value) {
        return " w:" + std::string(name) + "=\"" + std::to_string(value) + '"';
    };
    return "<w:sectPr><w:pgSz" + attribute_of("w", landscape ? long_side : short_side) +
           attribute_of("h", landscape ? short_side : long_side) + (landscape ? " w:orient=\"landscape\"" : "") +
           "/><w:pgMar" + attribute_of("top", top) + attribute_of("right", right) + attribute_of("bottom", bottom) +
           attribute_of("left", left) + attribute_of("header", 708) + attribute_of("footer", 708) +
           attribute_of("gutter", 0) + "/></w:sectPr>";
}

void add_defaults(Translation& t) {
    t.package.add(
        "styles", "styles.xml",
        PackageBuilder::root("w:styles") +
            R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" )"
            R"(w:cs="TH SarabunPSK" w:eastAsia="TH SarabunPSK"/><w:sz w:val="28"/><w:szCs w:val="28"/>)"
            R"(<w:lang w:val="th-TH" w:bidi="th-TH"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>)");
    if (t.lists > 0)
        t.package.add("numbering", "numbering.xml",
                      PackageBuilder::root("w:numbering") + t.numbering + t.numbers + "</w:numbering>");
}

void warn(Document& document, const char* code, std::string en, std::string th) {
    document.diagnostics.push_back({Severity::warning, code, {std::move(en), std::move(th)}, {}});
}

void tell(Document& document, const PageText& page, const Unshown& unshown) {
    const std::string& name = page.encoding;
    if (!page.stated.empty())
        warn(document, "encoding", "the page says that it is in " + page.stated + ", but was read as " + name,
             "หน้าเว็บระบุรหัสอักขระ " + page.stated + " แต่อ่านด้วยรหัส " + name);
    else if (name != "utf-8")
        document.diagnostics.push_back(
            {Severity::info, "encoding", {"the text was read as " + name, "อ่านข้อความด้วยรหัส " + name}, {}});
    const std::string lost = std::to_string(page.undecodable);
    if (page.undecodable > 0)
        warn(document, "undecodable", lost + " bytes mean nothing in " + name + " and show as \uFFFD",
             lost + " ไบต์ไม่มีความหมายในรหัส " + name + " จึงแสดงเป็น \uFFFD");
    const std::string hidden = std::to_string(unshown.hidden);
    if (unshown.hidden > 0)
        warn(document, "hidden-content",
             hidden + " parts that the page hides are not shown, first: \"" + unshown.first_hidden + "\"",
             "ไม่แสดง " + hidden + " ส่วนที่หน้าเว็บซ่อนไว้ ส่วนแรกคือ \"" + unshown.first_hidden + "\"");
    const std::string pictures = std::to_string(unshown.pictures);
    if (unshown.pictures > 0)
        warn(document, "picture-not-shown",
             pictures + " pictures are not in the file and are not shown: " + unshown.first_pictures,
             "ไม่แสดงรูปภาพ " + pictures + " รูปที่ไม่ได้อยู่ในไฟล์: " + unshown.first_pictures);
    const std::string objects = std::to_string(unshown.objects);
    if (unshown.objects > 0)
        warn(document, "object-not-shown", objects + " frames, drawings or films of the page are not shown",
             "ไม่แสดงกรอบ ภาพวาด หรือวิดีโอ " + objects + " รายการในหน้าเว็บ");
}

}  // namespace

Document read(string_view bytes, const Pictures& pictures) {
    const PageText page = decode_page(bytes);
    if (page.utf8.size() > limits::document_text_bytes) throw over_limit(limits::document_text_bytes, "");
    const Tree tree = parse(page.utf8);
    const xmlNode* root = root_of(tree);
    StyleRules rules;
    if (root != nullptr) collect_rules(root, rules);
    const bool landscape = rules.landscape() || (root != nullptr && most_columns(root) > 7);
    Translation t{rules};
    t.pictures = &pictures;
    Around around;
    around.width = (landscape ? long_side : short_side) - left - right;
    t.xml = PackageBuilder::root("w:document") + "<w:body>";
    if (root != nullptr) {
        add_node(t, root, around);
        t.package.set_properties(title_of(root), "", "", "");
    }
    end_paragraph(t);
    // The story ends in a paragraph, as Word's do.
    if (!t.xml.ends_with("</w:p>")) add_empty_paragraph(t, around);
    t.xml += section_markup(landscape) + "</w:body></w:document>";
    add_defaults(t);
    Document document = t.package.read(std::move(t.xml));
    tell(document, page, t.unshown);
    return document;
}

}  // namespace raingan::html
