#include "layout/line_heights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "fonts/substitutes.h"

namespace raingan::layout {
namespace {

/// Of files of Word 2007 whose pages only one build explains all have the first. Those of later versions have either,
/// most of them the last, which came with the computers of their time. On a Mac both builds have the lines of the first
/// (docs/word-layout.md#single-spacing); its versions are negative.
constexpr int word_2007 = 12;

/// So describes Word the face of the last build of TH SarabunPSK in word/fontTable.xml: Thai by its charset, and
/// without the ranges and code pages that the first build claims.
constexpr std::uint8_t thai_charset = 0xDE;
constexpr std::uint32_t thai_ranges = 0x01000003;
constexpr std::uint32_t thai_code_pages = 0x00010111;

constexpr std::size_t styles = 4;

double pitch(const fonts::LineHeight& line) {
    return line.ascent + line.descent;
}

/// The build whose lines are as high as that.
std::optional<std::size_t> build_of(const std::vector<fonts::LineHeight>& builds, double em) {
    constexpr double same = 0.01;
    for (std::size_t i = 0; i < builds.size(); ++i)
        if (std::abs(pitch(builds[i]) - em) < same) return i;
    return std::nullopt;
}

Message why(Reason reason) {
    switch (reason) {
        case Reason::asked:
            return {"as --line-height says", "ตามที่ระบุใน --line-height"};
        case Reason::embedded:
            return {"as the font in the file has it", "ตามฟอนต์ที่ฝังอยู่ในไฟล์"};
        case Reason::record:
            return {"its pages are then those that Word recorded", "หน้าจึงตรงกับที่ Word บันทึกไว้"};
        case Reason::count:
            return {"there are then as many pages as Word counted", "จำนวนหน้าจึงตรงกับที่ Word นับไว้"};
        case Reason::contents:
            return {"the page numbers of its table of contents are then right", "เลขหน้าในสารบัญจึงถูกต้อง"};
        case Reason::boxes:
            return {"its text boxes are then as high as they were saved", "กล่องข้อความจึงสูงเท่าที่บันทึกไว้"};
        case Reason::breaks:
            return {"pages are then full where the author breaks them", "หน้าจึงเต็มตรงที่ผู้เขียนขึ้นหน้าใหม่"};
        case Reason::neighbours:
            return {"other files of its author or folder have it", "ตามไฟล์อื่นของผู้เขียนคนเดียวกันหรือในโฟลเดอร์เดียวกัน"};
        case Reason::font_table:
            return {"by what the file says of the font", "ตามข้อมูลฟอนต์ในไฟล์"};
        case Reason::version:
            return {"a guess by the program that saved the file; --line-height sets another",
                    "เดาจากโปรแกรมที่บันทึกไฟล์ ใช้ --line-height เพื่อกำหนดเอง"};
    }
    return {};
}

}  // namespace

LineHeightChoice::LineHeightChoice(const Document& document, fonts::FontLibrary& fonts,
                                   std::span<const AskedLineHeight> asked)
    : document_(document), fonts_(fonts) {
    for (const TextFormat& format : document.text_formats)
        if (fonts.line_heights(format.font).size() > 1) open_.insert(format.font);
    take_embedded();
    take_asked(asked);
    guess(asked);
}

void LineHeightChoice::settle(const std::string& name, Reason reason) {
    open_.erase(name);
    std::erase_if(settled_, [&](const auto& settled) { return settled.first == name; });
    settled_.emplace_back(name, reason);
}

/// A name is asked for by any part of it that is long enough to tell it: "PSK".
void LineHeightChoice::take_asked(std::span<const AskedLineHeight> asked) {
    for (const AskedLineHeight& line : asked) {
        if (line.of_neighbours) continue;
        const std::string part = fonts::font_key(line.font);
        std::set<std::string_view> names;
        for (const TextFormat& format : document_.text_formats)
            if (!part.empty() && fonts::font_key(format.font).find(part) != std::string::npos)
                names.insert(format.font);
        for (const std::string_view name : names) {
            const std::vector<fonts::LineHeight>& builds = fonts_.line_heights(name);
            fonts::LineHeight height = builds[build_of(builds, line.em).value_or(0)];
            // What is more or less than the build has goes below, as leading does.
            height.ascent = std::min(height.ascent, line.em);
            height.descent = line.em - height.ascent;
            for (std::size_t style = 0; style < styles; ++style)
                fonts_.know_line_height(name, (style & 1U) != 0, (style & 2U) != 0, height);
            settle(std::string(name), Reason::asked);
        }
    }
}

void LineHeightChoice::take_embedded() {
    for (const FontFacts& facts : document_.font_facts) {
        std::optional<std::size_t> build;
        const std::vector<fonts::LineHeight>& builds = fonts_.line_heights(facts.name);
        for (std::size_t style = 0; style < styles; ++style) {
            const auto& line = facts.embedded.at(style);
            if (!line) continue;
            fonts_.know_line_height(facts.name, (style & 1U) != 0, (style & 2U) != 0, {line->ascent, line->descent});
            if (!build) build = build_of(builds, line->ascent + line->descent);
        }
        if (!build || builds.size() < 2) continue;
        fonts_.choose_line_height(facts.name, *build);  // of its other styles
        settle(facts.name, Reason::embedded);
    }
}

void LineHeightChoice::guess(std::span<const AskedLineHeight> asked) {
    later_ = document_.properties.word_version > word_2007;
    for (const FontFacts& facts : document_.font_facts) {
        const bool described = facts.charset == thai_charset && facts.usb[0] == thai_ranges &&
                               facts.csb[0] == thai_code_pages && open_.contains(facts.name);
        if (!described) continue;
        later_ = true;
        guess_ = Reason::font_table;
    }
    for (const AskedLineHeight& line : asked) {
        if (!line.of_neighbours || guess_ != Reason::version || !open_.contains(line.font)) continue;
        later_ = build_of(fonts_.line_heights(line.font), line.em).value_or(0) > 0;
        guess_ = Reason::neighbours;
    }
}

void LineHeightChoice::choose(Build build) {
    const bool last = later_ != (build == Build::less_likely);
    for (const std::string& name : open_)
        fonts_.choose_line_height(name, last ? fonts_.line_heights(name).size() - 1 : 0);
}

void LineHeightChoice::tell(Reason reason, Pages& pages) {
    std::vector<std::pair<std::string, Reason>> all = settled_;
    all.reserve(settled_.size() + open_.size());
    for (const std::string& name : open_) all.emplace_back(name, reason);
    for (const auto& [name, by] : all) {
        const bool used =
            std::ranges::find(document_.text_formats, name, &TextFormat::font) != document_.text_formats.end();
        if (!used || fonts_.is_installed(name)) continue;
        std::array<char, 16> em{};
        const double taken = fonts_.metrics(fonts_.font(name, false, false)).pitch();
        std::snprintf(em.data(), em.size(), "%.3f", taken);
        const bool shown = by == Reason::embedded || by == Reason::record || by == Reason::count ||
                           by == Reason::contents || by == Reason::boxes;
        const bool several = fonts_.line_heights(name).size() > 1;
        if (several && (shown || by == Reason::version)) pages.builds.push_back({name, taken, shown});
        if (by == Reason::version && document_.properties.word_version == 0)
            continue;  // a form of our own, or not Word's
        const Message reasons = why(by);
        pages.diagnostics.push_back({Severity::info,
                                     line_height_code,
                                     {"Lines of \"" + name + "\" are " + em.data() + " em high: " + reasons.en + ".",
                                      "บรรทัดของฟอนต์ \"" + name + "\" สูง " + em.data() + " em: " + reasons.th},
                                     {}});
    }
}

}  // namespace raingan::layout
