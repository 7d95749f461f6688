// Text and its form: script slots, toggles, breaks, fields, links, revisions.
#include "document/number_format.h"
#include "document/text.h"
#include "readers/docx_builder.h"
#include "support.h"

using namespace raingan;
using namespace raingan::test;

namespace {

const std::string both_slots =
    R"(<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="TH SarabunPSK"/><w:b/><w:sz w:val="20"/><w:szCs w:val="32"/>)";

std::string text_of(const std::string& body) {
    return paragraph_at(read_body(body), 0).text;
}

std::string field_mark(const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}
std::string field_showing(const std::string& code, const std::string& result) {
    return field_mark("begin") + "<w:r><w:instrText>" + code + "</w:instrText></w:r>" + field_mark("separate") +
           result + field_mark("end");
}

}  // namespace

TEST_CASE("Thai letters take the cs slot, Latin ones and digits the ascii slot, of one and the same run") {
    const Document document = read_body(paragraph(text_run("ไทย Latin 12", both_slots)));
    const Paragraph& p = paragraph_at(document, 0);
    const TextFormat& thai = format_at(document, p, 0);
    CHECK(thai.font == "TH SarabunPSK");
    CHECK(thai.size.pt == 16);
    CHECK_FALSE(thai.bold);  // w:b says nothing of Thai; w:bCs would
    const TextFormat& latin = format_at(document, p, 10);
    CHECK(latin.font == "Arial");
    CHECK(latin.size.pt == 10);
    CHECK(latin.bold);
    CHECK(&format_at(document, p, 9) == &latin);  // the space has the ascii slot's look
}

TEST_CASE("w:cs puts every character of a run into the cs slot, and so does w:rtl") {
    for (const char* flag : {"<w:cs/>", "<w:rtl/>"}) {
        const Document document = read_body(paragraph(text_run("ITA ๒๕๖๖", both_slots + flag)));
        const Paragraph& p = paragraph_at(document, 0);
        REQUIRE(p.runs.size() == 1);
        CHECK(format_at(document, p, 0).font == "TH SarabunPSK");
        CHECK(format_at(document, p, 0).size.pt == 16);
    }
    const Document off = read_body(paragraph(text_run("ITA", both_slots + "<w:cs w:val=\"0\"/>")));
    CHECK(format_at(off, paragraph_at(off, 0), 0).font == "Arial");
}

TEST_CASE("hint cs moves quotes and dashes to the cs slot, ascii characters stay") {
    const std::string hinted =
        R"(<w:rFonts w:hint="cs" w:ascii="Arial" w:hAnsi="Arial" w:cs="TH SarabunPSK"/><w:szCs w:val="32"/>)";
    const Document document = read_body(paragraph(text_run("a–b", hinted)));
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(format_at(document, p, 0).font == "Arial");
    CHECK(format_at(document, p, 1).font == "TH SarabunPSK");
    CHECK(format_at(document, p, 4).font == "Arial");
}

TEST_CASE("where both slots look the same, a space between Thai words makes no run of its own") {
    const std::string same =
        R"(<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/><w:sz w:val="32"/>)"
        R"(<w:szCs w:val="32"/><w:lang w:val="en-US" w:bidi="th-TH"/>)";
    const Document document = read_body(paragraph(text_run("งาน ที่ ๑ ของ", same)));
    CHECK(paragraph_at(document, 0).runs.size() == 1);
}

TEST_CASE("a style's toggle flips the one of another kind of style, direct formatting decides") {
    const std::string styles = R"(<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>)"
                               R"(<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>)";
    const auto bold = [&](const std::string& properties) {
        const Document document =
            DocxBuilder(paragraph(text_run("x", properties), "<w:pStyle w:val=\"P\"/>")).styles(styles).read();
        return format_at(document, paragraph_at(document, 0), 0).bold;
    };
    CHECK(bold(""));
    CHECK_FALSE(bold("<w:rStyle w:val=\"C\"/>"));
    CHECK(bold("<w:rStyle w:val=\"C\"/><w:b/>"));
    CHECK_FALSE(bold("<w:b w:val=\"false\"/>"));
}

TEST_CASE("a toggle of the document's defaults stays on whatever the styles say") {
    const Document document =
        DocxBuilder(paragraph(text_run("x"), "<w:pStyle w:val=\"P\"/>"))
            .styles(R"(<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>)"
                    R"(<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:i/></w:rPr></w:style>)")
            .read();
    CHECK(format_at(document, paragraph_at(document, 0), 0).italic);
}

TEST_CASE("basedOn: the nearer style wins, what it leaves open comes from afar") {
    const Document document =
        DocxBuilder(paragraph(text_run("x"), "<w:pStyle w:val=\"B\"/>"))
            .styles(R"(<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>)"
                    R"(<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="center"/></w:pPr>)"
                    R"(<w:rPr><w:sz w:val="40"/><w:color w:val="FF0000"/></w:rPr></w:style>)"
                    R"(<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>)"
                    R"(<w:rPr><w:sz w:val="48"/></w:rPr></w:style>)")
            .read();
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(format_at(document, p, 0).size.pt == 24);
    CHECK(format_at(document, p, 0).colour == Colour{255, 0, 0});
    CHECK(form_of(document, p).alignment == Alignment::centre);
}

TEST_CASE("styles that are based on each other are cut, not followed for ever") {
    const Document document =
        DocxBuilder(paragraph(text_run("x"), "<w:pStyle w:val=\"A\"/>"))
            .styles(R"(<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>)"
                    R"(<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>)")
            .read();
    CHECK(paragraph_at(document, 0).text == "x");
    CHECK(count_diagnostics(document, "style-cycle") == 1);
}

TEST_CASE("theme fonts: the face, or for Thai the one of its script") {
    const std::string theme =
        R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>)"
        R"(<a:majorFont><a:latin typeface="Cambria"/><a:cs typeface="Kinnari"/></a:majorFont>)"
        R"(<a:minorFont><a:latin typeface="Calibri"/><a:cs typeface=""/>)"
        R"(<a:font script="Arab" typeface="Arial"/><a:font script="Thai" typeface="Cordia New"/></a:minorFont>)"
        R"(</a:fontScheme></a:themeElements></a:theme>)";
    const std::string minor = R"(<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Other" w:cstheme="minorBidi"/>)";
    DocxBuilder builder(paragraph(text_run("aก", minor) + text_run("ก", R"(<w:rFonts w:cstheme="majorBidi"/>)")));
    builder.parts["word/theme/theme1.xml"] = theme;
    builder.tie("theme", "theme/theme1.xml");
    const Document document = builder.read();
    const Paragraph& p = paragraph_at(document, 0);
    CHECK(format_at(document, p, 0).font == "Calibri");
    CHECK(format_at(document, p, 1).font == "Cordia New");
    CHECK(format_at(document, p, 4).font == "Kinnari");
}

TEST_CASE("breaks, tabs and hyphens have their characters") {
    CHECK(text_of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type=\"page\"/><w:t>d</w:t>"
                  "<w:br w:type=\"column\"/><w:t>e</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/></w:r></w:p>") ==
          "a\tb\nc\fd\ve\u2011\u00AD\n");
}

TEST_CASE("spaces at the ends of w:t count only where they are preserved; line ends within are spaces") {
    CHECK(text_of("<w:p><w:r><w:t> a </w:t><w:t xml:space=\"preserve\"> b\nc </w:t><w:t xml:space=\"preserve\"> </w:t>"
                  "</w:r></w:p>") == "a b c  ");
    CHECK(text_of("<w:p><w:r><w:t>&lt;ก&amp;&#x0E01;&gt;</w:t></w:r></w:p>") == "<ก&ก>");
}

TEST_CASE("w:sym and text in a symbol font become the characters they look like") {
    const Document document =
        read_body(paragraph("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" +
                            text_run("\xC3\xBC", R"(<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>)") +
                            "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0B9\"/></w:r>"));
    CHECK(paragraph_at(document, 0).text == "☑✓□");
    CHECK(format_at(document, paragraph_at(document, 0), 0).font != "Wingdings");
    CHECK(count_diagnostics(document, "not-shown", "Wingdings F0B9") == 1);
}

TEST_CASE("private codes of symbol fonts in text of another font are those symbols, but for old Thai letters") {
    const std::string thai_font = R"(<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>)";
    const auto shown = [&](const std::string& text, const std::string& more = "") {
        return paragraph_at(read_body(paragraph(text_run(text, thai_font + more))), 0).text;
    };
    CHECK(shown("ก\uF0FCข") == "ก✓ข");
    CHECK(shown("\uF072", "<w:cs/>") == "❒");
    CHECK(shown("\uF0A1") == "\uF0A1");
    CHECK(shown("\uF700") == "\uF700");
    CHECK(paragraph_at(read_body(paragraph("<w:r><w:sym w:font=\"TH SarabunPSK\" w:char=\"F0FC\"/></w:r>")), 0).text ==
          "✓");
}

TEST_CASE("PAGE and NUMPAGES are fields, of both kinds, with the format they ask for") {
    for (const std::string& inner :
         {field_showing(" PAGE \\* ThaiArabic ", text_run("๓")),
          std::string("<w:fldSimple w:instr=\"PAGE \\* ThaiArabic\">") + text_run("๓") + "</w:fldSimple>"}) {
        const Document document = read_body(paragraph(text_run("หน้า ") + inner + text_run("จบ")));
        const Paragraph& p = paragraph_at(document, 0);
        CHECK(p.text == "หน้า \uFFFCจบ");
        REQUIRE(p.objects.size() == 1);
        CHECK(p.objects[0].at == 13);
        CHECK(std::get<PageField>(p.objects[0].what) == PageField{PageField::Kind::page, NumberFormat::thai_numbers});
    }
    const Document count = read_body(paragraph(field_showing("NUMPAGES", text_run("12"))));
    CHECK(std::get<PageField>(paragraph_at(count, 0).objects.at(0).what).kind == PageField::Kind::page_count);
}

TEST_CASE("other fields show what Word stored, and their code never") {
    CHECK(text_of(paragraph(field_showing(" DATE \\@ \"d MMMM bbbb\" ", text_run("๑ ตุลาคม ๒๕๖๖")))) == "๑ ตุลาคม ๒๕๖๖");
    CHECK(text_of(paragraph(field_showing(" IF " + std::string("x"),
                                          field_showing("REF a", text_run("ใน")) + text_run("นอก")))) == "ในนอก");
}

TEST_CASE("underlines keep their kind and colour, strikes their number, runs their border") {
    const auto look = [](const std::string& properties) {
        const Document document = read_body(paragraph(text_run("ก", properties)));
        return format_at(document, paragraph_at(document, 0), 0);
    };
    CHECK(look("<w:u w:val=\"dotDotDash\" w:color=\"FF0000\"/>").underline == Underline::dot_dot_dash);
    CHECK(look("<w:u w:val=\"dotDotDash\" w:color=\"FF0000\"/>").underline_colour == Colour{255, 0, 0});
    CHECK(look("<w:u w:val=\"wavyDouble\"/>").underline == Underline::double_wave);
    CHECK(look("<w:dstrike/>").double_strike);
    CHECK_FALSE(look("<w:dstrike/>").strike);
    CHECK(look("<w:bdr w:val=\"dashed\" w:sz=\"8\"/>").border.style == BorderStyle::dashed);
}

TEST_CASE("a number written in the field is put in words, whatever result is stored") {
    for (const std::string& stored : {std::string(), text_run("Error! Unknown switch argument.")})
        CHECK(text_of(paragraph(field_showing(" = 1,250.50 \\* BahtText ", stored))) == "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์");
    CHECK(text_of(paragraph(field_showing("=๑๕ \\* ThaiCardText", ""))) == "สิบห้า");
    CHECK(text_of(paragraph(field_showing("= 12 \\* ThaiArabic", text_run("12")))) == "๑๒");
    CHECK(text_of(paragraph(field_showing("= 3 \\* ThaiLetter", ""))) == "ค");
    CHECK(text_of(paragraph(field_showing("= 2 + 3 \\* ThaiArabic", text_run("0")))) == "๕");
    CHECK(text_of(paragraph(field_showing("=(๒+๓)*4-1 \\*thaiarabic", ""))) == "๑๙");
    CHECK(text_of(paragraph(field_showing("= 2 - 3 \\* ThaiArabic", text_run("ลบหนึ่ง")))) == "ลบหนึ่ง");
    CHECK(text_of(paragraph(field_showing("= 2 + \\* ThaiArabic", text_run("ผิด")))) == "ผิด");
    CHECK(text_of(paragraph(field_showing("= " + std::string(5000, '(') + "1 \\* ThaiArabic", text_run("ลึก")))) ==
          "ลึก");
    CHECK(text_of(paragraph(field_showing("= SUM(ABOVE) \\* BahtText", text_run("ห้าบาทถ้วน")))) == "ห้าบาทถ้วน");
    CHECK(text_of(paragraph(field_showing("= 101 \\* BahtText", text_run("หนึ่งร้อยหนึ่งบาทถ้วน")))) == "หนึ่งร้อยหนึ่งบาทถ้วน");
}

TEST_CASE("fields of pages and sections keep their kind; switches are read in any case, and joined to their value") {
    const auto read = [](const std::string& code) {
        const Document document = read_body(paragraph(field_showing(code, text_run("9"))));
        return std::get<PageField>(paragraph_at(document, 0).objects.at(0).what);
    };
    for (const char* code :
         {"PAGE \\* ThaiArabic", "page \\* thaiarabic", "PAGE \\*THAIARABIC", "PAGE \\* MERGEFORMAT \\* ThaiArabic"})
        CHECK_MESSAGE(read(code).format == NumberFormat::thai_numbers, code);
    CHECK(read("PAGE \\* roman").format == NumberFormat::lower_roman);
    CHECK(read("PAGE \\* ROMAN").format == NumberFormat::upper_roman);
    CHECK(read("PAGE \\# \"00\"").least_digits == 2);
    CHECK(read("SECTION").kind == PageField::Kind::section);
    CHECK(read("SECTIONPAGES").kind == PageField::Kind::section_pages);
    CHECK(read("NUMPAGES \\# 000").kind == PageField::Kind::page_count);
}

TEST_CASE("page numbers take every form that Thai reports use") {
    const auto form = [](const std::string& format) {
        const Document document = read_body(text_paragraph("ก") + "<w:sectPr><w:pgNumType w:fmt=\"" + format +
                                            "\" w:start=\"3\"/></w:sectPr>");
        CHECK(document.sections.front().page_number_start == 3);
        return format_number(3, document.sections.front().page_number_format);
    };
    CHECK(form("thaiNumbers") == "๓");
    CHECK(form("thaiLetters") == "ค");
    CHECK(form("thaiCounting") == "สาม");
    CHECK(form("lowerRoman") == "iii");
    CHECK(form("numberInDash") == "- 3 -");
    CHECK(form("decimalZero") == "03");
    CHECK(form("bahtText") == "สามบาทถ้วน");
}

TEST_CASE("a field without a stored result is told, one that shows nothing is not") {
    const auto bare = [](const std::string& code) {
        return paragraph(field_mark("begin") + "<w:r><w:instrText>" + code + "</w:instrText></w:r>" +
                         field_mark("end"));
    };
    CHECK(count_diagnostics(read_body(bare("DOCPROPERTY x")), "not-shown", "DOCPROPERTY") == 1);
    CHECK(read_body(bare("XE \"คำ\"")).diagnostics.empty());
}

TEST_CASE("fields that are never closed, or never opened, harm nothing") {
    CHECK(text_of(paragraph(field_mark("end") + field_mark("separate") + text_run("ก"))) == "ก");
    CHECK(text_of(paragraph("<w:fldSimple w:instr=\"PAGE\">" + field_mark("end") + "</w:fldSimple>" + text_run("ก"))) ==
          "\uFFFCก");
    CHECK_FALSE(read_body(paragraph(field_mark("begin") + text_run("ก"))).sections.empty());
}

TEST_CASE("a form's check box shows its state") {
    const auto box = [](const std::string& data) {
        return text_of(paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>" + data +
                                 "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX "
                                 "</w:instrText></w:r>" +
                                 field_mark("end")));
    };
    CHECK(box("<w:default w:val=\"0\"/>") == "☐");
    CHECK(box("<w:default w:val=\"0\"/><w:checked/>") == "☒");
}

TEST_CASE("links of both kinds keep their range and target") {
    const std::string body =
        paragraph(text_run("ดู ") + "<w:hyperlink r:id=\"web\">" + text_run("เว็บ") + "</w:hyperlink>" +
                  "<w:hyperlink w:anchor=\"บท๒\">" + text_run("บท") + "</w:hyperlink>" +
                  field_showing(" HYPERLINK \"http://a.b/\" \\l \"c\" ", text_run("ที่นี่")));
    const Document document = DocxBuilder(body).link("web", "https://www.nacc.go.th/").read();
    const Paragraph& p = paragraph_at(document, 0);
    REQUIRE(p.links.size() == 3);
    CHECK(p.links[0] == Link{7, 19, "https://www.nacc.go.th/"});
    CHECK(p.links[1].target == "#บท๒");
    CHECK(p.links[2].target == "http://a.b/#c");
    CHECK(p.text.substr(p.links[2].begin, p.links[2].end - p.links[2].begin) == "ที่นี่");
}

TEST_CASE("revisions are read as accepted, hidden text is not read") {
    CHECK(text_of(paragraph(text_run("ก") + "<w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del><w:ins>" +
                            text_run("ข") + "</w:ins><w:moveFrom>" + text_run("ย้าย") + "</w:moveFrom><w:moveTo>" +
                            text_run("ค") + "</w:moveTo>" + text_run("ซ่อน", "<w:vanish/>"))) == "กขค");
}

TEST_CASE("a deleted paragraph mark joins its paragraph with the next") {
    const Document document = read_body(paragraph(text_run("ก"), "<w:rPr><w:del/></w:rPr>") +
                                        paragraph(text_run("ข"), "<w:jc w:val=\"center\"/>") + text_paragraph("ค"));
    CHECK(plain_text(document.sections[0].blocks) == "กข\nค");
    CHECK(form_of(document, paragraph_at(document, 0)).alignment == Alignment::centre);
    CHECK(plain_text(read_body(paragraph(text_run("ก"), "<w:rPr><w:del/></w:rPr>")).sections[0].blocks) == "ก");
}

TEST_CASE("wrappers are read through, and of alternatives the one that is understood") {
    CHECK(text_of("<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag><w:smartTagPr/>" + text_run("ก") +
                  "</w:smartTag><w:customXml>" + text_run("ข") + "</w:customXml><w:sdt><w:sdtContent>" + text_run("ค") +
                  "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>") == "กขค");
    CHECK(text_of("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"zz9\"><w:t>new</w:t></mc:Choice>"
                  "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>") == "old");
    CHECK(text_of("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:t>new</w:t></mc:Choice>"
                  "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>") == "new");
}

TEST_CASE("other prefixes and the Strict namespace make no difference") {
    DocxBuilder builder("");
    builder.parts["word/document.xml"] =
        "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:pPr>"
        "<d:ind d:start=\"36pt\"/></d:pPr><d:r><d:t>ก</d:t></d:r></d:p></d:body></d:document>";
    const Document document = builder.read();
    CHECK(paragraph_at(document, 0).text == "ก");
    CHECK(form_of(document, paragraph_at(document, 0)).indent_start.pt == 36);
}

TEST_CASE("an equation is linear text and told, ruby goes behind its word") {
    const Document document = read_body(
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>" +
        paragraph("<w:r><w:ruby><w:rt>" + text_run("กำกับ") + "</w:rt><w:rubyBase>" + text_run("คำ") +
                  "</w:rubyBase></w:ruby></w:r>"));
    CHECK(paragraph_at(document, 0).text == "(a+b)/2x^2");
    CHECK(count_diagnostics(document, "placed-otherwise", "equation") == 1);
    CHECK(paragraph_at(document, 1).text == "คำ(กำกับ)");
}

TEST_CASE("comments are left out and told") {
    const Document document = read_body(paragraph(text_run("ก") + "<w:r><w:commentReference w:id=\"1\"/></w:r>"));
    CHECK(paragraph_at(document, 0).text == "ก");
    CHECK(count_diagnostics(document, "not-shown", "comment") == 1);
}

TEST_CASE("the empty paragraph's height comes from its mark, in the ascii slot unless w:cs") {
    const Document document = read_body(paragraph("", "<w:rPr>" + both_slots + "</w:rPr>") +
                                        paragraph("", "<w:rPr>" + both_slots + "<w:cs/></w:rPr>"));
    CHECK(document.text_formats.at(paragraph_at(document, 0).mark_format).font == "Arial");
    CHECK(document.text_formats.at(paragraph_at(document, 1).mark_format).size.pt == 16);
}
