// Pages made by hand, without layout: lines of words from a margin on, as typed or distributed.
#pragma once

#include <string>
#include <string_view>

#include "fonts/fonts.h"
#include "layout/pages.h"

namespace raingan::test {

struct Setting {
    const char* font = "TH SarabunPSK";
    bool bold = false, italic = false;
    float size_pt = 16;
    float slack_em = 0;        ///< behind each cluster but the line's last, of the asked size
    bool distributed = false;  ///< as thaiDistribute sets lines
    float space_em = 0;        ///< behind each space besides
};

/// Sets lines down the page and begins a new one where it is full; A4, margins of an inch.
class PageBuilder {
public:
    explicit PageBuilder(fonts::FontLibrary& library) : library_(library) {}

    void line(std::string_view text, const Setting& setting) {
        const fonts::FontId font = library_.font(setting.font, setting.bold, setting.italic);
        const float pitch = static_cast<float>(library_.metrics(font).pitch() * 1.18) * setting.size_pt;
        if (pages.all.empty() || y_pt_ + pitch > height_pt - margin_pt) new_page();
        y_pt_ += pitch;
        Page& page = pages.all.back();
        TextLine line;
        line.x_pt = margin_pt;
        line.baseline_pt = y_pt_;
        line.distributed = setting.distributed;
        line.first_run = static_cast<std::uint32_t>(page.runs.size());
        line.run_count = 1;
        GlyphRun run;
        run.first = static_cast<std::uint32_t>(page.units.size());
        run.size_pt = setting.size_pt;
        add_words(page, text, font, setting);
        add_slack(page, run.first, setting);
        run.count = static_cast<std::uint32_t>(page.units.size()) - run.first;
        page.runs.push_back(run);
        page.lines.push_back(line);
    }

    void new_page() {
        Page page;
        page.width_pt = 595.3F;
        page.height_pt = height_pt;
        page.label = std::to_string(pages.all.size() + 1);
        pages.all.push_back(page);
        y_pt_ = margin_pt;
    }

    Pages pages;

    static constexpr float margin_pt = 72, height_pt = 841.9F;

private:
    void add_words(Page& page, std::string_view text, fonts::FontId font, const Setting& setting) {
        while (!text.empty()) {
            const std::size_t space = text.find(' ');
            const std::size_t length = space == 0 ? 1 : std::min(space, text.size());
            for (const fonts::ShapedUnit& shaped : library_.shape(font, text.substr(0, length)).units)
                page.units.push_back({shaped.unit, shaped.advance * setting.size_pt, shaped.cluster_start});
            if (space == 0) page.units.back().advance_pt += setting.space_em * setting.size_pt;
            text.remove_prefix(length);
        }
    }
    static void add_slack(Page& page, std::size_t first, const Setting& setting) {
        for (std::size_t i = first; i + 1 < page.units.size(); ++i)
            if (page.units[i + 1].cluster_start) page.units[i].advance_pt += setting.slack_em * setting.size_pt;
    }

    fonts::FontLibrary& library_;
    float y_pt_ = 0;
};

}  // namespace raingan::test
