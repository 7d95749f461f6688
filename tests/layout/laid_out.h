// A document laid out, with questions that tests ask of its pages.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "thai/breaks.h"

namespace raingan::test {

struct LaidOut {
    fonts::FontLibrary fonts{{}};
    thai::Breaker breaker;
    Pages pages;

    /// Whatever a test asks, no text may be lost; only of a page that is too small for a letter is some not seen.
    explicit LaidOut(const Document& document, bool all_is_seen = true, const LayoutOptions& options = {})
        : pages(lay_out(document, fonts, breaker, options)) {
        for (const Diagnostic& told : all_is_seen ? pages.diagnostics : Diagnostics())
            CHECK_MESSAGE((told.code != "text-lost" && told.code != "text-doubled"), told.message.en);
    }

    [[nodiscard]] std::string text(const Page& page, const TextLine& line) const {
        std::string out;
        for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r)
            for (std::uint32_t u = page.runs[r].first; u < page.runs[r].first + page.runs[r].count; ++u)
                for (const char32_t c : fonts.unit(page.units[u].unit).text) utf8::append(out, c);
        return out;
    }

    [[nodiscard]] std::string text(const Page& page) const {
        std::string out;
        for (const TextLine& line : page.lines) out += text(page, line) + "\n";
        return out;
    }

    [[nodiscard]] std::string text() const {
        std::string out;
        for (const Page& page : pages.all) out += text(page);
        return out;
    }

    /// Where a line's last unit that is no space ends.
    [[nodiscard]] double right_edge(const Page& page, const TextLine& line) const {
        double x = line.x_pt;
        double edge = x;
        for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r)
            for (std::uint32_t u = page.runs[r].first; u < page.runs[r].first + page.runs[r].count; ++u) {
                const fonts::Unit& unit = fonts.unit(page.units[u].unit);
                const double own = unit.width * unit.scale * page.runs[r].size_pt /
                                   static_cast<double>(fonts.face(unit.face).units_per_em);
                if (unit.text != U" ") edge = std::max(edge, x + own);
                x += page.units[u].advance_pt;
            }
        return edge;
    }
};

/// What layout tells of its pages but for the fonts' heights, which it tells of every document.
inline Diagnostics findings(const LaidOut& laid) {
    Diagnostics found = laid.pages.diagnostics;
    std::erase_if(found, [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::info; });
    return found;
}

/// Visible characters only: what must never be lost.
inline std::string without_space(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (static_cast<unsigned char>(c) > ' ') out += c;
    return out;
}

/// The first that has the text in it; nullptr where none has.
inline const TextLine* line_with(const LaidOut& laid, const Page& page, const std::string& text) {
    for (const TextLine& line : page.lines)
        if (laid.text(page, line).find(text) != std::string::npos) return &line;
    return nullptr;
}

/// Of lines of one size on the page that make_document.h has.
inline constexpr int lines_a_page = 22;

inline std::string many_words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "รายงาน" + std::to_string(i) + " ";
    return text;
}

}  // namespace raingan::test
