#include "layout/evidence.h"

#include <cmath>

#include "layout/record.h"
#include "layout/references.h"

namespace raingan::layout {
namespace {

/// Boxes are stored in whole EMU or twips and drawn with rules: by less they do not differ.
constexpr double box_tolerance_pt = 1;

/// One run of empty paragraphs may end with its page by chance, and others part a signature from the text.
constexpr std::uint32_t by_chance = 1;

int oddness(const Traces& traces) {
    constexpr int weight = 2;  // an almost empty page is seen and mended by whoever makes it
    return weight * static_cast<int>(traces.stray) + static_cast<int>(traces.spilt) - static_cast<int>(traces.pushed);
}

}  // namespace

bool Evidence::is_clean() const {
    return pages_off == 0 && contents_right == contents && traces.box_error_pt <= box_tolerance_pt * traces.boxes &&
           traces.stray + traces.spilt == 0 && traces.runs <= traces.pushed + by_chance;
}

Evidence gather_evidence(const Document& document, const Pages& pages, const Traces& traces) {
    Evidence evidence;
    evidence.traces = traces;
    if (const auto counted = document.properties.pages; counted > 0 && text_is_as_counted(document)) {
        const auto made = static_cast<std::uint32_t>(pages.all.size());
        evidence.pages_off = made > counted ? made - counted : counted - made;
    }
    for_each_page_mention(document, pages, [&](const Paragraph&, const PageMention& mention) {
        ++evidence.contents;
        if (mention.said == mention.found) ++evidence.contents_right;
    });
    return evidence;
}

void tell_wrong_contents(const Document& document, Pages& pages) {
    constexpr std::size_t most = 200;
    Diagnostics told;
    for_each_page_mention(document, pages, [&](const Paragraph& paragraph, const PageMention& mention) {
        const auto& [said, found, is_field] = mention;
        if (said == found || told.size() == most) return;
        told.push_back({Severity::warning,
                        "contents-page",
                        {"the contents say page " + said + ", but this stands on page " + found +
                             "; update the contents in Word (F9) and save",
                         "สารบัญระบุหน้า " + said + " แต่หัวข้อนี้อยู่หน้า " + found + " โปรดปรับปรุงสารบัญใน Word (F9) แล้วบันทึก"},
                        paragraph.origin});
    });
    pages.diagnostics.insert(pages.diagnostics.end(), told.begin(), told.end());
}

std::optional<Reason> better(const Evidence& other, const Evidence& one) {
    const auto by = [](bool is_better, Reason reason) { return is_better ? std::optional(reason) : std::nullopt; };
    if (other.pages_off != one.pages_off) return by(other.pages_off < one.pages_off, Reason::count);
    constexpr std::uint32_t most = 2;  // half of the entries: of a table that was never brought up to date none count
    if (other.contents_right != one.contents_right &&
        most * std::max(other.contents_right, one.contents_right) >= std::max(other.contents, one.contents))
        return by(other.contents_right > one.contents_right, Reason::contents);
    const double error = one.traces.box_error_pt;
    const double other_error = other.traces.box_error_pt;
    constexpr double clearly = 0.5;  // both heights miss where the box's text is set in other fonts too
    if (std::abs(error - other_error) > box_tolerance_pt &&
        std::min(error, other_error) < clearly * std::max(error, other_error))
        return by(other_error < error, Reason::boxes);
    return by(oddness(other.traces) + static_cast<int>(by_chance) < oddness(one.traces), Reason::breaks);
}

}  // namespace raingan::layout
