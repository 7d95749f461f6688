#include "fonts/fonts.h"

#include <filesystem>
#include <sstream>

#include "clusters.h"
#include "fonts/search.h"
#include "fonts/substitutes.h"
#include "support.h"

namespace raingan::fonts {
namespace {

/// Which face stands for another is told (with -v); nothing else is.
bool nothing_but_substitutes(const FontLibrary& library) {
    const auto told = library.diagnostics();
    return std::ranges::all_of(told, [](const Diagnostic& d) { return d.code == "font-substituted"; });
}

std::string text_of(const FontLibrary& library, const ShapedText& shaped) {
    std::string out;
    for (const ShapedUnit& set : shaped.units) out += test::utf8_of(library.unit(set.unit).text);
    return out;
}

TEST_CASE("every Thai cluster comes back from its units code point for code point") {
    FontLibrary library({});
    for (const bool bold : {false, true}) {
        for (const bool italic : {false, true}) {
            const FontId font = library.font("TH SarabunPSK", bold, italic);
            for (const std::string& cluster : test::thai_clusters(test::thai_consonants())) {
                const ShapedText& shaped = library.shape(font, cluster);
                REQUIRE(text_of(library, shaped) == cluster);
                CHECK(shaped.units.front().cluster_start);
                CHECK(shaped.units.back().text_end == cluster.size());
                for (std::size_t i = 0; i < shaped.units.size(); ++i) {
                    const Unit& unit = library.unit(shaped.units[i].unit);
                    CHECK(unit.text.size() == 1);
                    CHECK_FALSE(unit.glyphs.empty());
                    for (const PlacedGlyph& glyph : unit.glyphs) CHECK(glyph.glyph != 0);
                    CHECK((i == 0) == shaped.units[i].cluster_start);
                    const bool sara_am = unit.text == U"\u0E33";
                    CHECK((unit.width > 0) == (i == 0 || sara_am));
                }
            }
        }
    }
}

TEST_CASE("the nikhahit of SARA AM is drawn with the tone, or else with the base") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", false, false);
    const ShapedText& with_tone = library.shape(font, "น้ำ");
    REQUIRE(with_tone.units.size() == 3);
    CHECK(library.unit(with_tone.units[0].unit).glyphs.size() == 1);
    CHECK(library.unit(with_tone.units[1].unit).glyphs.size() == 2);
    CHECK(library.unit(with_tone.units[2].unit).glyphs.size() == 1);
    const ShapedText& without = library.shape(font, "กำ");
    REQUIRE(without.units.size() == 2);
    CHECK(library.unit(without.units[0].unit).glyphs.size() == 2);
}

TEST_CASE("the substitute's advances are the asked font's") {
    FontLibrary library({});
    const auto em = [&](const char* name, const char* text) {
        return static_cast<double>(library.shape(library.font(name, false, false), text).width);
    };
    CHECK(em("TH SarabunPSK", "0") == doctest::Approx(0.362).epsilon(0.01));
    CHECK(em("TH SarabunPSK", " ") == doctest::Approx(0.216).epsilon(0.01));
    CHECK(em("TH SarabunPSK", "ก") == doctest::Approx(0.386).epsilon(0.01));
    CHECK(em("TH SarabunPSK", "กี่") == em("TH SarabunPSK", "ก"));
    CHECK(em("Angsana New", "ก") == doctest::Approx(0.396).epsilon(0.002));
    CHECK(em("AngsanaUPC", "0") == doctest::Approx(0.330).epsilon(0.002));
    CHECK(em("Angsana New", "ปี่") == doctest::Approx(0.450).epsilon(0.002));
    CHECK(em("Cordia New", "ขน") == doctest::Approx(0.805).epsilon(0.002));
}

TEST_CASE("lines have the pitch that Word gives the asked font") {
    FontLibrary library({});
    const auto pitch = [&](const char* name) { return library.metrics(library.font(name, false, false)).pitch(); };
    CHECK(pitch("TH SarabunPSK") == doctest::Approx(1.130));
    CHECK(pitch("TH Sarabun New") == doctest::Approx(1.331));
    CHECK(pitch("THSarabunNew") == doctest::Approx(1.331));
    CHECK(pitch("TH SarabunIT๙") == doctest::Approx(1.130));
    CHECK(pitch("Angsana New") == doctest::Approx(1.351));
    CHECK(pitch("CordiaUPC") == doctest::Approx(1.387));
    CHECK(pitch("Browallia New") == doctest::Approx(1.250));
    CHECK(pitch("Tahoma") == doctest::Approx(1.207));
}

TEST_CASE("a font is the same id each time, and spellings of a name meet in one face") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", true, false);
    CHECK(library.font("TH SarabunPSK", true, false) == font);
    CHECK(library.font("TH SarabunPSK", false, false) != font);
    const ShapedText& first = library.shape(font, "งบประมาณ");
    CHECK(&library.shape(font, "งบประมาณ") == &first);
    const FontId variant = library.font("th sarabun psk", true, false);
    CHECK(library.shape(variant, "งบประมาณ").units[0].unit == first.units[0].unit);
    CHECK(nothing_but_substitutes(library));
    CHECK(library.draws_thai_digits(library.font("TH SarabunIT๙", false, false)));
    CHECK_FALSE(library.draws_thai_digits(font));
}

TEST_CASE("an unknown font is replaced and that is said once") {
    FontLibrary library({});
    const FontId font = library.font("Nobody's Font", false, false);
    library.font("Nobody's Font", true, false);
    CHECK(library.shape(font, "ทดสอบ").units.size() == 5);
    REQUIRE(library.diagnostics().size() == 1);
    CHECK(library.diagnostics()[0].code == "font-substituted");
}

TEST_CASE(
    "an unknown Latin font is set as large as Latin ones are, an unknown one of Thai offices as small as theirs") {
    FontLibrary library({});
    const auto size = [&](std::string_view name) {
        const ShapedText& shaped = library.shape(library.font(name, false, false), "a");
        return library.unit(shaped.units.at(0).unit).scale;
    };
    const double latin = size("Calibri");
    const double thai = size("TH SarabunPSK");
    for (const char* name : {"Aptos", "Inter", "Gill Sans MT", "Thonburi"})
        CHECK(size(name) == doctest::Approx(latin).epsilon(0.1));
    for (const char* name : {"TH Nobody", "PSL Kanda", "DB ThaiText", "SomebodyUPC", ""}) CHECK(size(name) == thai);
}

TEST_CASE(
    "advances of an asked face are its own, however many: nothing is rounded to units of the face that is drawn") {
    FontLibrary library({});
    for (const char* name : {"CordiaUPC", "Browallia New", "Tahoma", "AngsanaUPC"}) {
        const FontId font = library.font(name, false, false);
        const float one = library.shape(font, "_").width;
        CHECK(std::abs(one * 1000 - std::round(one * 1000)) < 1e-4);
        CHECK(library.shape(font, std::string(125, '_')).width == doctest::Approx(125.0 * one).epsilon(1e-5));
    }
    // The signs of code page 874 are as wide as the face's own Latin makes them, not as the substitute's.
    const FontId cordia = library.font("Cordia New", false, false);
    CHECK(library.shape(cordia, "…").width == doctest::Approx(0.656));
    CHECK(library.shape(cordia, "–").width == library.shape(cordia, "0").width);
    CHECK(library.shape(cordia, "“").width == library.shape(cordia, "”").width);
}

TEST_CASE("a bold face may have lines of its own height") {
    FontLibrary library({});
    const auto pitch = [&](const char* name, bool bold, bool italic = false) {
        return library.metrics(library.font(name, bold, italic)).pitch();
    };
    CHECK(pitch("Cordia New", false) == doctest::Approx(1.387));
    CHECK(pitch("Cordia New", true) == doctest::Approx(1.27));
    CHECK(pitch("CordiaUPC", true, true) == doctest::Approx(1.27));
    CHECK(pitch("Angsana New", true) == pitch("Angsana New", false));
    CHECK(pitch("TH SarabunPSK", true) == pitch("TH SarabunPSK", false));
    library.know_line_height("Cordia New", true, false, {0.9, 0.5});
    CHECK(pitch("Cordia New", true) == doctest::Approx(1.4));
    CHECK(pitch("Cordia New", true, true) == doctest::Approx(1.27));
    library.begin_document();
    CHECK(pitch("Cordia New", true) == doctest::Approx(1.27));
}

TEST_CASE("letters of a typewriter face are all as wide, and not larger than they are") {
    FontLibrary library({});
    const FontId font = library.font("Courier New", false, false);
    for (const char* letter : {"o", "i", "W", "0"}) CHECK(library.shape(font, letter).width == doctest::Approx(0.6));
    CHECK(library.unit(library.shape(font, "o").units.at(0).unit).scale < 1);
}

TEST_CASE("a text of letters that is longer than words is set letter by letter as it would be as a whole") {
    FontLibrary library({});
    std::string part;  // of every letter beside every other, and short enough to be shaped at once
    for (char c = '!'; c < 0x7F; ++c) part += {c, 'f', 'i', c};
    part.resize(250);
    for (const char* name : {"TH SarabunPSK", "Tahoma", "Courier New", "no such font"}) {
        CAPTURE(name);
        const FontId font = library.font(name, false, false);
        const ShapedText whole = library.shape(font, part);
        const ShapedText& joined = library.shape(font, part + part);
        REQUIRE(joined.units.size() == 2 * whole.units.size());
        for (std::size_t i = 0; i < joined.units.size(); ++i) {
            const ShapedUnit &one = joined.units[i], &other = whole.units[i % whole.units.size()];
            CHECK(one.unit == other.unit);
            CHECK(one.advance == doctest::Approx(other.advance));
            CHECK(one.cluster_start == other.cluster_start);
            CHECK(one.text_end == other.text_end + (i < whole.units.size() ? 0 : part.size()));
        }
        CHECK(joined.width == doctest::Approx(2 * whole.width).epsilon(0.0001));
    }
}

TEST_CASE("invisible characters get no unit and belong to the one before") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", false, false);
    const ShapedText& shaped = library.shape(font, "ก\u200Bข");
    REQUIRE(shaped.units.size() == 2);
    CHECK(shaped.units[0].text_end == 6);
    CHECK(shaped.units[1].text_end == 9);
    CHECK(library.shape(font, "\u200B").units.empty());
    CHECK(library.shape(font, "").units.empty());
}

TEST_CASE("a character that no font has keeps its text, shows a sign and is reported") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", false, false);
    const std::string text = "ก\U00012345ข";  // a cuneiform sign
    const ShapedText& shaped = library.shape(font, text);
    REQUIRE(shaped.units.size() == 3);
    CHECK(text_of(library, shaped) == text);
    CHECK(library.unit(shaped.units[1].unit).glyphs[0].glyph != 0);
    CHECK(shaped.units[1].advance > 0);
    REQUIRE(library.diagnostics().size() == 2);
    CHECK(library.diagnostics()[0].code == "font-substituted");  // TH SarabunPSK itself is not installed
    CHECK(library.diagnostics()[1].code == "glyph-missing");
    CHECK(library.diagnostics()[1].message.en.find("U+012345") != std::string::npos);
}

TEST_CASE("all characters that no font has are told in one message, each once; another document begins anew") {
    FontLibrary library({});
    const FontId font = library.font("Laksaman", false, false);
    CHECK(nothing_but_substitutes(library));  // it stands in for nothing
    for (const char* word : {"\U00012345\U00012346", "\U00012345", "\U00012347"}) library.shape(font, word);
    REQUIRE(library.diagnostics().size() == 1);
    CHECK(library.diagnostics()[0].message.en.starts_with("No font has 3 of the characters: "));
    CHECK(library.missing_characters() == U"\U00012345\U00012346\U00012347");
    library.begin_document();
    CHECK(library.missing_characters().empty());
    library.shape(library.font("Laksaman", false, false), "\U00012345");
    REQUIRE(library.diagnostics().size() == 1);
    CHECK(library.diagnostics()[0].message.en.starts_with("No font has the character "));
}

TEST_CASE("a listed substitute is told as an info, once a name") {
    FontLibrary library({});
    library.font("Angsana New", false, false);
    library.font("Angsana New", true, false);
    REQUIRE(library.diagnostics().size() == 1);
    CHECK(library.diagnostics()[0].severity == Severity::info);
    CHECK(library.diagnostics()[0].message.en.find("\"Angsana New\" is not installed") != std::string::npos);
}

TEST_CASE("ill-formed UTF-8, stray marks and long runs of marks are shaped without harm") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", false, false);
    library.shape(font, "\xE0\xB8");
    library.shape(font, "\xFF\xFE ก");
    CHECK(text_of(library, library.shape(font, "่ำ")) == "่ำ");
    CHECK(text_of(library, library.shape(font, "ำ")) == "ำ");
    std::string marks = "ก";
    for (int i = 0; i < 500; ++i) marks += "้";
    CHECK(text_of(library, library.shape(font, marks)) == marks);
}

TEST_CASE("the sample's lines come back from their units") {
    FontLibrary library({});
    const FontId font = library.font("TH SarabunPSK", false, false);
    std::istringstream lines(test::slurp(test::sample("lamnamphong-ita-2566.txt")));
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        std::erase_if(line, [](char c) { return c == '\t' || c == '\r'; });
        CHECK(text_of(library, library.shape(font, line)) == line);
    }
    CHECK(count > 50);
    CHECK(nothing_but_substitutes(library));
}

TEST_CASE("a real font in --fonts wins over the substitute and brings its own line height") {
    // Laksaman under its own name, found as a file instead of through the table.
    test::TemporaryDir dir;
    std::filesystem::copy(test::source_dir() / "fonts/Laksaman.ttf", dir.path / "Laksaman.ttf");
    FontLibrary library({{dir.path.string()}});
    const FontId font = library.font("Laksaman", false, false);
    const Unit& unit = library.unit(library.shape(font, "ก").units[0].unit);
    CHECK(library.face(unit.face).path == (dir.path / "Laksaman.ttf").string());
    CHECK(unit.scale == 1.0);
    CHECK(library.metrics(font).pitch() == doctest::Approx(1.987));
    CHECK(library.face(unit.face).postscript_name == "Laksaman");
}

TEST_CASE("a font that may not be embedded is passed over with a diagnostic") {
    test::TemporaryDir dir;
    std::string bytes = test::slurp(test::source_dir() / "fonts/Laksaman.ttf");
    const auto u32 = [&](std::size_t at) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
        return value;
    };
    const std::size_t record = bytes.find("OS/2");
    REQUIRE(record < 400);
    bytes.at(u32(record + 8) + 9) = 2;  // fsType: restricted licence
    test::spill(dir.path / "Laksaman.ttf", bytes);
    const auto files = list_font_files({dir.path.string()});
    REQUIRE(files.size() >= 1);
    const auto found = find_face({files.front()}, "laksaman", {}, false, false);
    REQUIRE(found.has_value());
    CHECK(found->may_not_embed);
    CHECK(found->open == nullptr);
}

TEST_CASE("files that are no fonts are passed over") {
    test::TemporaryDir dir;
    test::spill(dir.path / "Nothing.ttf", "this is not a font");
    test::spill(dir.path / "NothingToo.ttf", "");
    test::spill(dir.path / "Nothing Cut.ttf", test::slurp(test::source_dir() / "fonts/Laksaman.ttf").substr(0, 3000));
    FontLibrary library({{dir.path.string()}});
    CHECK(library.shape(library.font("Nothing", false, false), "ก").units.size() == 1);
}

TEST_CASE("names meet by their letters and digits") {
    CHECK(font_key("TH Sarabun-New") == "thsarabunnew");
    CHECK(font_key("TH SarabunIT๙") == "thsarabunit๙");
    CHECK(font_key("  ").empty());
}

}  // namespace
}  // namespace raingan::fonts
