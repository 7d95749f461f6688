#include "layout/conservation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "document/visible.h"
#include "document/walk.h"

namespace raingan::layout {
namespace {

std::string visible_part(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (is_visible(c)) utf8::append(out, c);
        at += length;
    }
    return out;
}

/// What the document gives to be set.
struct Given {
    std::uint64_t characters = 0;

    void operator()(const Paragraph& paragraph) {
        characters += visible_characters(paragraph.text);
        if (paragraph.label) characters += visible_characters(paragraph.label->text);
    }
    void operator()(const PackedRows& packed) {
        std::vector<std::uint32_t> of_text;
        of_text.reserve(packed.texts.size());
        for (const PackedRows::Text& text : packed.texts) of_text.push_back(visible_characters(text.text));
        for (std::size_t row = 0; row < packed.rows.size(); ++row) {
            if (packed.rows[row].whole != 0) continue;
            for (const PackedRows::PackedCell& cell : packed_cells(packed, row)) characters += of_text[cell.text];
        }
        for_each_paragraph_in_rows(packed.whole, *this);
    }
};

/// Where a character stands that is not seen.
enum class Off : std::uint8_t { none, side, end };

/// Counts the characters that stand on the pages.
class Setting {
public:
    Setting(const fonts::FontLibrary& fonts, const Pages& pages) : fonts_(fonts), pages_(pages) {}

    std::uint64_t characters = 0;  ///< of the document's own text
    bool any_off = false;

    void count() {
        for (const Page& page : pages_.all) {
            for (const TextLine& line : page.lines)
                for_each_unit(page, line, [&](const GlyphRun& run, fonts::UnitId unit, Off off) {
                    const std::uint32_t count = visible(unit);
                    if (!is_artifact(run.tag)) characters += count;
                    any_off = any_off || (off != Off::none && count > 0 && run.tag != repeat_tag);
                });
            characters -= page.computed;
        }
    }

    /// Calls visit(run, unit, off) for what the line shows.
    template <class Visit>
    void for_each_unit(const Page& page, const TextLine& line, const Visit& visit) const {
        // A character that only touches the page is not lost.
        constexpr float below_baseline = 0.3F;
        const bool level = line.quarter_turns == 0 && line.slant == 0;
        const auto angle = static_cast<float>(line.slant * std::numbers::pi / 180);
        const float across = std::cos(angle), up = std::sin(angle);
        float x = line.x_pt;
        float y = line.baseline_pt;
        for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
            const GlyphRun& run = page.runs[r];
            const float lowest = page.height_pt + below_baseline * run.size_pt;
            for (std::uint32_t u = run.first; u < run.first + run.count; ++u) {
                const SetUnit& set = page.units[u];
                Off off = x > page.width_pt || x + set.advance_pt < 0 ? Off::side : Off::none;
                // A turned line runs down or up the page: one that is too long for it is as one too wide for it.
                const bool turned = line.quarter_turns % 2 == 1 || line.slant != 0;
                if (y > lowest || y < 0) off = turned ? Off::side : Off::end;
                visit(run, set.unit, off);
                if (level) {
                    x += set.advance_pt;
                } else if (line.slant != 0) {
                    x += set.advance_pt * across;
                    y -= set.advance_pt * up;
                } else if (line.quarter_turns == 2) {
                    x -= set.advance_pt;
                } else {
                    y += line.quarter_turns == 1 ? set.advance_pt : -set.advance_pt;
                }
            }
        }
    }

private:
    std::uint32_t visible(fonts::UnitId unit) {
        if (unit >= visible_.size()) visible_.resize(unit + 1, unknown);
        if (visible_[unit] == unknown) visible_[unit] = visible_characters(fonts_.unit(unit).text);
        return visible_[unit];
    }

    static constexpr std::uint32_t unknown = ~0U;
    const fonts::FontLibrary& fonts_;
    const Pages& pages_;
    std::vector<std::uint32_t> visible_;  ///< by unit
};

/// Finds the places, where something is wrong: compares the texts of paragraphs as they are given and as they are set.
class Comparison {
public:
    Comparison(const Document& document, const fonts::FontLibrary& fonts, Pages& pages)
        : document_(document), fonts_(fonts), pages_(pages) {}

    /// Gives the number of characters that are missing.
    std::uint64_t run() {
        collect_set();
        for (const Section& section : document_.sections)
            for_each_paragraph_in(section.blocks, [&](const Paragraph& paragraph) { look_for(paragraph); });
        for (std::size_t i = 0; i < unfound_.size(); ++i) {
            if (i < most_told)
                tell_missing(unfound_[i]);
            else
                tell_lost(unfound_[i].text, unfound_[i].origin);
        }
        for (auto& [tag, text] : set_)
            if (!text.found) tell_unplaced(text);
        tell_counts();
        return lost_;
    }

    /// “…”, cut off where it is long.
    static std::string quoted(const std::string& text) {
        constexpr std::size_t most = 60;  // characters
        std::size_t end = 0;
        for (std::size_t count = 0; count < most && end < text.size(); ++count) end += utf8::decode(text, end).length;
        return "“" + text.substr(0, end) + (end < text.size() ? "…”" : "”");
    }

private:
    struct SetText {
        std::string text;
        std::string off_end, off_side;  ///< what of it is not seen
        bool found = false;             ///< a paragraph of the source says it
        bool is_artifact = false;
    };
    struct Unfound {
        std::string text;
        Origin origin;
    };

    /// The paragraph that a link, a label or an item's body belongs to.
    [[nodiscard]] std::uint32_t paragraph_tag(std::uint32_t tag) const {
        using Kind = Tag::Kind;
        while (pages_.tags[tag].kind == Kind::link || pages_.tags[tag].kind == Kind::list_label ||
               pages_.tags[tag].kind == Kind::list_body)
            tag = pages_.tags[tag].parent;
        return tag;
    }

    void collect_set() {
        const Setting setting(fonts_, pages_);
        for (const Page& page : pages_.all)
            for (const TextLine& line : page.lines)
                setting.for_each_unit(page, line, [&](const GlyphRun& run, fonts::UnitId unit, Off off) {
                    if (run.tag == repeat_tag) return;
                    SetText& set = set_[paragraph_tag(run.tag)];
                    set.is_artifact = is_artifact(run.tag);
                    for (const char32_t c : fonts_.unit(unit).text) {
                        if (!is_visible(c)) continue;
                        utf8::append(set.text, c);
                        if (off == Off::end) utf8::append(set.off_end, c);
                        if (off == Off::side) utf8::append(set.off_side, c);
                    }
                });
        for (auto entry = set_.rbegin(); entry != set_.rend(); ++entry)  // the first in the document is taken first
            if (!entry->second.is_artifact) by_text_[drawn_form(entry->second.text)].push_back(&entry->second);
    }

    /// Layout sets small letters as capitals and digits as Thai ones where the look asks for it.
    static std::string drawn_form(const std::string& text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            auto [c, length] = utf8::decode(text, at);
            at += length;
            if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
            if (c >= U'๐' && c <= U'๙') c -= U'๐' - U'0';
            utf8::append(out, c);
        }
        return out;
    }

    void look_for(const Paragraph& paragraph) {
        std::string text = paragraph.label ? visible_part(paragraph.label->text) : std::string();
        text += visible_part(paragraph.text);
        if (text.empty()) return;
        const auto found = by_text_.find(drawn_form(text));
        if (found == by_text_.end() || found->second.empty()) {
            const bool shows_number = std::ranges::any_of(paragraph.objects, [](const InlineObject& object) {
                return std::holds_alternative<PageField>(object.what);
            });
            if (!shows_number) unfound_.push_back({std::move(text), paragraph.origin});
            return;
        }
        SetText& set = *found->second.back();
        found->second.pop_back();
        set.found = true;
        if (!set.off_end.empty()) tell_lost(set.off_end, paragraph.origin);
        if (!set.off_side.empty()) tell_off_side(set.off_side, paragraph.origin);
    }

    /// Part of the paragraph may be set: what is missing begins where the two part.
    void tell_missing(const Unfound& given) {
        const std::string wanted = drawn_form(given.text);
        SetText* nearest = nullptr;
        std::size_t most = 0;
        for (auto& [tag, set] : set_) {
            if (set.found || set.is_artifact) continue;
            const std::string here = drawn_form(set.text);
            const auto at = std::ranges::mismatch(wanted, here).in1;
            const auto common = static_cast<std::size_t>(at - wanted.begin());
            if (common <= most) continue;
            most = common;
            nearest = &set;
        }
        if (nearest != nullptr) nearest->found = true;
        std::size_t from = 0;  // the same number of characters in, in the source's spelling
        std::size_t characters = 0;
        for (std::size_t at = 0; at < most; at += utf8::decode(wanted, at).length) ++characters;
        for (; characters > 0 && from < given.text.size(); --characters) from += utf8::decode(given.text, from).length;
        if (from < given.text.size()) return tell_lost(given.text.substr(from), given.origin);
        if (nearest != nullptr) tell_doubled(nearest->text);  // more than the whole of it
    }

    /// Text on a page that no paragraph of the source says: a header, or something that stands there twice.
    void tell_unplaced(const SetText& set) {
        if (set.is_artifact) {
            if (!set.off_end.empty() || !set.off_side.empty()) tell_off_side(set.off_end + set.off_side, {});
            return;
        }
        tell_doubled(set.text);
    }

    void tell_doubled(const std::string& text) {
        if (doubled_told_++ < most_told)
            add(Severity::finding, "text-doubled", {},
                {"this text stands on the pages more often than in the document: " + quoted(text),
                 "ข้อความนี้ปรากฏในหน้าเอกสารมากกว่าในต้นฉบับ: " + quoted(text)});
    }

    void tell_lost(const std::string& text, const Origin& origin) {
        lost_ += visible_characters(text);
        if (lost_told_++ < most_told)
            add(Severity::finding, "text-lost", origin,
                {"this text of the document is not seen on its pages; use the source file, and report it as a fault of "
                 "Raingan: " +
                     quoted(text),
                 "ข้อความนี้ของเอกสารไม่ปรากฏในหน้า โปรดใช้ไฟล์ต้นฉบับ และแจ้งว่าเป็นข้อบกพร่องของ Raingan: " + quoted(text)});
    }

    void tell_off_side(const std::string& text, const Origin& origin) {
        if (off_told_++ < most_told)
            add(Severity::warning, "text-off-page", origin,
                {"this text stands beyond the page's edge and is not seen; make the table, columns or indents narrower "
                 "in "
                 "the source: " +
                     quoted(text),
                 "ข้อความนี้อยู่เลยขอบกระดาษจึงมองไม่เห็น โปรดลดความกว้างของตาราง คอลัมน์ หรือการเยื้องในต้นฉบับ: " + quoted(text)});
    }

    void tell_counts() {
        const auto more = [&](std::size_t told, const char* code, Severity severity) {
            if (told <= most_told) return;
            const std::string count = std::to_string(told - most_told);
            add(severity, code, {},
                {"and " + count + " more places like these", "และยังมีอีก " + count + " แห่งในลักษณะเดียวกัน"});
        };
        more(lost_told_, "text-lost", Severity::finding);
        more(doubled_told_, "text-doubled", Severity::finding);
        more(off_told_, "text-off-page", Severity::warning);
    }

    void add(Severity severity, const char* code, const Origin& origin, Message message) {
        pages_.diagnostics.push_back({severity, code, std::move(message), origin});
    }

    static constexpr std::size_t most_told = 20;
    const Document& document_;
    const fonts::FontLibrary& fonts_;
    Pages& pages_;
    std::map<std::uint32_t, SetText> set_;  ///< by the paragraph's tag
    std::unordered_map<std::string, std::vector<SetText*>> by_text_;
    std::vector<Unfound> unfound_;
    std::uint64_t lost_ = 0;
    std::size_t lost_told_ = 0, doubled_told_ = 0, off_told_ = 0;
};

std::string text_of(const std::vector<Block>& story) {
    std::string text;
    for_each_paragraph_in(story, [&](const Paragraph& paragraph) { text += visible_part(paragraph.text); });
    return text;
}

}  // namespace

void tell_lost_story(const std::vector<Block>& story, std::uint32_t tag, const fonts::FontLibrary& fonts,
                     const Page& page, Pages& pages) {
    Given given;
    for_each_paragraph_in(story, given);
    std::uint64_t set = 0;
    for (const GlyphRun& run : page.runs) {
        if (run.tag != tag) continue;
        for (std::uint32_t u = run.first; u < run.first + run.count; ++u)
            set += visible_characters(fonts.unit(page.units[u].unit).text);
    }
    if (set >= given.characters) return;
    const std::string text = Comparison::quoted(text_of(story));
    pages.diagnostics.push_back({Severity::finding,
                                 "text-lost",
                                 {"part of this header or footer is not seen on its pages; use the source file, and "
                                  "report it as a fault of Raingan: " +
                                      text,
                                  "บางส่วนของหัวกระดาษหรือท้ายกระดาษนี้ไม่ปรากฏในหน้า โปรดใช้ไฟล์ต้นฉบับ "
                                  "และแจ้งว่าเป็นข้อบกพร่องของ Raingan: " +
                                      text},
                                 {}});
}

void tell_lost_text(const Document& document, const fonts::FontLibrary& fonts, Pages& pages) {
    Given given;
    for (const Section& section : document.sections) for_each_paragraph_in(section.blocks, given);
    Setting setting(fonts, pages);
    setting.count();
    if (given.characters == setting.characters && !setting.any_off) return;
    const std::uint64_t lost = Comparison(document, fonts, pages).run();
    if (lost > 0 || given.characters <= setting.characters) return;
    // The counts differ, and yet each paragraph seems to be there.
    const std::string count = std::to_string(given.characters - setting.characters);
    pages.diagnostics.push_back(
        {Severity::finding,
         "text-lost",
         {count + " characters of the document are not on its pages; use the source file, and "
                  "report it as a fault of Raingan",
          "อักขระ " + count + " ตัวของเอกสารไม่ปรากฏในหน้า โปรดใช้ไฟล์ต้นฉบับ และแจ้งว่าเป็นข้อบกพร่องของ Raingan"},
         {}});
}

}  // namespace raingan::layout
