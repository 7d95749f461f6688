// Form of characters and paragraphs, lists, sections of RTF.
#include "readers/rtf_document.h"

using namespace raingan;
using namespace raingan::test;

TEST_CASE("Latin and complex script have their own form where the producer says so") {
    const Document document =
        read_rtf(R"({\rtlch\fcs1 \af1\afs36\ab \ltrch\fcs0 \f3\fs24 Latin \u3652?\u3607?\u3618?})");
    const TextFormat& latin = look_at(document, "Latin");
    const TextFormat& thai = look_at(document, "ไทย");
    CHECK(latin.font == "Courier New");
    CHECK(latin.size == Points(12));
    CHECK_FALSE(latin.bold);
    CHECK(thai.font == "Angsana New");  // without Word's "(Thai)"
    CHECK(thai.size == Points(18));
    CHECK(thai.bold);
}

TEST_CASE("a run of complex script as Word 2003 writes it") {
    const Document document = read_rtf(R"({\fcs0 \ab\af3\afs20 \fcs1 \b\f1\fs32 \'c3\'d2\'c2 12})");
    CHECK(look_at(document, "ราย").font == "Angsana New");
    CHECK(look_at(document, "ราย").size == Points(16));
    CHECK(look_at(document, "12").font == "Angsana New");  // digits too
}

TEST_CASE("an old producer's one form holds for Thai too") {
    const Document document = read_rtf(R"({\f1\fs32\b \'c3\'d2\'c2})");
    CHECK(look_at(document, "ราย").font == "Angsana New");
    CHECK(look_at(document, "ราย").size == Points(16));
    CHECK(look_at(document, "ราย").bold);
    CHECK(look_at(read_rtf(R"({\f1\fs32 x\plain y})"), "y").size == Points(12));
}

TEST_CASE("character formatting") {
    const Document document = read_rtf(
        R"({\ul a}{\strike b}{\super c}{\cf1 d}{\highlight2 e}{\expndtw20 f}{\charscalex150 g}{\i h}{\b i\b0 j})");
    CHECK(look_at(document, "a").underline == Underline::single);
    CHECK(look_at(document, "b").strike);
    CHECK(look_at(document, "c").vertical == VerticalPosition::superscript);
    CHECK(look_at(document, "d").colour == Colour{255, 0, 0});
    CHECK(look_at(document, "e").background == Colour{0, 0, 255});
    CHECK(look_at(document, "f").character_spacing == Points(1));
    CHECK(look_at(document, "g").horizontal_scale == 1.5);
    CHECK(look_at(document, "h").italic);
    CHECK(look_at(document, "i").bold);
    CHECK_FALSE(look_at(document, "j").bold);
}

TEST_CASE("paragraph formatting") {
    const Document document =
        read_rtf(R"(\pard\qt\li720\fi-360\sb120\sa240\sl360\slmult1\keepn\tqr\tldot\tx9000 one\par)"
                 R"(\pard\qc\sl-400\box\brdrs\brdrw20\cbpat2 two\par\pard three)");
    const ParagraphFormat& one = form_at(document, "one");
    CHECK(one.alignment == Alignment::thai_distribute);
    CHECK(one.indent_start == Points(36));
    CHECK(one.indent_first_line == Points(-18));
    CHECK(one.space_before == Points(6));
    CHECK(one.space_after == Points(12));
    CHECK(one.line.multiple == 1.5);
    CHECK(one.keep_next);
    REQUIRE(one.tabs.size() == 1);
    CHECK(one.tabs[0].position == Points(450));
    CHECK(one.tabs[0].kind == TabKind::right);
    CHECK(one.tabs[0].leader == TabLeader::dot);
    const ParagraphFormat& two = form_at(document, "two");
    CHECK(two.alignment == Alignment::centre);
    CHECK(two.line.rule == LineRule::exact);
    CHECK(two.line.height == Points(20));
    CHECK(two.borders.top.style == BorderStyle::single);
    CHECK(two.borders.end.width == Points(1));
    CHECK(two.background == Colour{0, 0, 255});
    CHECK(form_at(document, "three").tabs.empty());
    CHECK(form_at(document, "three").borders.top.style == BorderStyle::none);
}

TEST_CASE("a group gives back the form that it changed") {
    const Document document = read_rtf(R"(\pard\qc{\ql\b one\par}two\par)");
    CHECK(form_at(document, "one").alignment == Alignment::start);
    CHECK(form_at(document, "two").alignment == Alignment::centre);
    CHECK_FALSE(look_at(document, "two").bold);
}

TEST_CASE("the level of a heading comes from its style's name or its own word") {
    const Document document = read_rtf(
        R"({\stylesheet{Normal;}{\s1\b heading 1;}{\*\cs10 Default;}}\pard\s1 one\par\pard\outlinelevel1 two)");
    CHECK(form_at(document, "one").outline_level == 1);
    CHECK(form_at(document, "two").outline_level == 2);
}

TEST_CASE("lists: levels, Thai numbers, the label that a producer wrote is not shown twice") {
    const std::string list =
        R"({\*\listtable{\list{\listlevel\levelnfc54\levelstartat3\levelfollow0{\leveltext\'02\'00.;}{\levelnumbers\'01;}})"
        R"({\listlevel\levelnfc53\levelstartat1\levelfollow1{\leveltext\'04\'00.\'01);}{\levelnumbers\'01\'03;}}\listid7}})"
        R"({\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}})";
    const Document document = read_rtf(
        list + R"({\listtext 3.\tab}\pard\ls1\li360 a\par{\listtext x\tab}\pard\ls1\ilvl1 b\par\pard\ls1 c\par)");
    const auto paragraphs = paragraphs_of(document);
    REQUIRE(paragraphs.size() == 3);
    REQUIRE((paragraphs[0]->label && paragraphs[1]->label && paragraphs[2]->label));
    CHECK(paragraphs[0]->label->text == "๓.");
    CHECK(paragraphs[1]->label->text == "๓.ก)");
    CHECK(paragraphs[2]->label->text == "๔.");
    CHECK(text_of(document) == "a\nb\nc");
}

TEST_CASE("lists: an override begins anew; an unknown or old list keeps its written label") {
    const Document document = read_rtf(
        R"({\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid7}})"
        R"({\*\listoverridetable{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat9}\ls2}})"
        R"(\pard\ls2 a\par{\listtext 5)\tab}\pard\ls3 b\par{\pntext 6)\tab}\pard{\*\pn\pnlvlbody}c\par)");
    const auto paragraphs = paragraphs_of(document);
    REQUIRE(paragraphs.size() == 3);
    REQUIRE(paragraphs[0]->label);
    CHECK(paragraphs[0]->label->text == "9.");
    CHECK(paragraphs[1]->text == "5)\tb");
    CHECK(paragraphs[2]->text == "6)\tc");
}

TEST_CASE("sections: page, margins, columns, headers and footers by kind") {
    const Document document =
        read_rtf(R"(\paperw11906\paperh16838\margl1701\facingp\sectd\titlepg\pgnthaib\pgnrestart\pgnstarts5)"
                 R"({\headerr right}{\headerl left}{\headerf first}{\footer foot}one\par\sect)"
                 R"(\sectd\sbknone\lndscpsxn\pgwsxn16838\pghsxn11906\cols2\colsx400 two)");
    REQUIRE(document.sections.size() == 2);
    const Section& first = document.sections[0];
    CHECK(first.page_width.pt == doctest::Approx(from_twips(11906).pt));
    CHECK(first.margin_start.pt == doctest::Approx(from_twips(1701).pt));
    CHECK(first.title_page);
    CHECK(document.even_and_odd_headers);
    CHECK(first.page_number_format == NumberFormat::thai_numbers);
    CHECK(first.page_number_start == 5U);
    CHECK(plain_text(first.headers.regular) == "right");
    CHECK(plain_text(first.headers.even) == "left");
    CHECK(plain_text(first.headers.first) == "first");
    CHECK(plain_text(first.footers.regular) == "foot");
    const Section& second = document.sections[1];
    CHECK(second.start == SectionStart::continuous);
    CHECK(second.page_width.pt == doctest::Approx(from_twips(16838).pt));
    CHECK(second.columns.size() == 2);
    CHECK(plain_text(second.headers.regular) == "right");  // of the section before
    CHECK(text_of(document) == "one\ntwo");
}

TEST_CASE("lines around pages, numbers beside lines and notes that each page counts anew are the section's") {
    const Document document = read_rtf(
        R"(\ftnrstpg\ftnstart3\sectd\pgbrdropt33\pgbrdrt\brdrs\brdrw40\brsp480\pgbrdrl\brdrdb\linemod2\linex300\linestarts5\linecont )"
        R"(a{\super\chftn}{\footnote\chftn note}\par)");
    const Section& section = document.sections.at(0);
    REQUIRE(section.page_borders);
    CHECK(section.page_borders->on == PageBorders::On::first);
    CHECK_FALSE(section.page_borders->from_text);
    CHECK(section.page_borders->borders.top.width.pt == 2);
    CHECK(section.page_borders->borders.top.space.pt == 24);
    CHECK(section.page_borders->borders.start.style == BorderStyle::double_line);
    REQUIRE(section.line_numbers);
    CHECK(section.line_numbers->every == 2);
    CHECK(section.line_numbers->start == 5);
    CHECK(section.line_numbers->restart == LineNumbers::Restart::never);
    const Paragraph& p = *paragraphs_of(document).at(0);
    CHECK(p.text == "a3");
    REQUIRE(p.references.size() == 1);
    CHECK(p.references[0].note == 1);
}

TEST_CASE("a framed paragraph stands at its place, a large initial joins the next one; an anchor alone is no frame") {
    const Document document = read_rtf(R"(\pard\phmrg\pvpara\posxr\posy100\absw2000 frame\par\pard text\par)"
                                       R"(\pard\dropcapli3\dropcapt1 R\par\pard est\par\pard\phmrg\pvpara plain\par)");
    const std::vector<Block>& blocks = document.sections.at(0).blocks;
    REQUIRE(blocks.size() >= 4);
    CHECK(std::get<Paragraph>(blocks[0].what).text == "text");
    const auto& frame = std::get<Float>(std::get<Aside>(blocks[1].what).what);
    CHECK(frame.width.pt == 100);
    CHECK(frame.horizontal.align == FloatPosition::Align::end);
    const auto& initial = std::get<Paragraph>(blocks[2].what);
    CHECK(initial.text == "Rest");
    REQUIRE(initial.drop_cap);
    CHECK(initial.drop_cap->lines == 3);
    CHECK(std::get<Paragraph>(blocks[3].what).text == "plain");
}
