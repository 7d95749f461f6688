#include "batch/places.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "document/walk.h"

namespace raingan::batch {
namespace {

constexpr std::size_t most_quoted = 40;  // characters

bool is_thai_mark(char32_t c) {
    return c == U'\u0E31' || (c >= U'\u0E33' && c <= U'\u0E3A') || (c >= U'\u0E47' && c <= U'\u0E4E');
}

/// The text on one line, its beginning where it is long.
std::string quotable(std::string_view text) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        const bool blank = c <= U' ' || c == U'\u00A0';
        if (c == U'\uFFFC' || c == U'\u200B' || (blank && (out.empty() || out.back() == ' '))) continue;
        if (count >= most_quoted && !is_thai_mark(c)) {
            while (out.ends_with(' ')) out.pop_back();
            return out + "…";
        }
        ++count;
        blank ? out.append(" ") : (utf8::append(out, c), out);
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

Origin of_row(Origin origin) {
    origin.column = origin.paragraph = 0;
    return origin;
}

bool is_of_text(const Origin& origin) {
    return origin.table != 0 || (origin.row == 0 && origin.paragraph != 0);  // no cell of a sheet, and not all of it
}

/// The rows that tell of an indicator.
template <class Visit>
void for_each_indicator(const Report& report, Visit&& visit) {
    for (const Measure& measure : report.measures)
        if (measure.indicator) visit(of_row(measure.origin), *measure.indicator);
    const auto all = [&](const std::vector<Indicator>& indicators) {
        for (const Indicator& indicator : indicators)
            if (indicator.score) visit(of_row(indicator.score->origin), indicator.number);
    };
    for (const Instrument& instrument : report.instruments) all(instrument.indicators);
    all(report.indices);
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

std::size_t FindingPlaces::Hash::operator()(const Origin& origin) const {
    std::size_t hash = 0xCBF29CE484222325U;  // FNV-1a
    for (const std::size_t number : {std::size_t{origin.part}, std::size_t{origin.table}, std::size_t{origin.row},
                                     std::size_t{origin.column}, std::size_t{origin.paragraph}})
        hash = (hash ^ number) * 0x100000001B3U;
    return hash;
}

bool FindingPlaces::has_any_in_text(const Report& report) {
    return std::ranges::any_of(report.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.severity != Severity::info && is_of_text(diagnostic.origin);
    });
}

void FindingPlaces::want(const Origin& origin) {
    if (is_of_text(origin)) spots_.try_emplace(origin);
}

/// The places that a paragraph belongs to: itself, its cell, its row, its table.
template <class Visit>
void FindingPlaces::for_each_spot_at(const Origin& origin, Visit&& visit) {
    std::array<Origin, 4> levels{origin, origin, of_row(origin), of_row(origin)};
    levels[1].paragraph = 0;
    levels[3].row = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i > 0 && (levels.at(i) == levels.at(i - 1) || levels.at(i).table == 0)) continue;
        if (const auto found = spots_.find(levels.at(i)); found != spots_.end()) visit(found->second);
    }
}

FindingPlaces::FindingPlaces(const std::optional<Document>& document, const Report& report) {
    for (const Diagnostic& diagnostic : report.diagnostics) {
        want(diagnostic.origin);
        for (const PlaceInText& place : places_in(diagnostic.message.en, report.parts, Language::english))
            want(place.origin);
    }
    if (spots_.empty() || !document) return;
    for_each_paragraph(*document, [this](const Paragraph& paragraph) {
        for_each_spot_at(paragraph.origin, [&](Spot& spot) {
            constexpr std::size_t enough = 8 * most_quoted;  // bytes
            if (spot.text.size() > enough || paragraph.text.empty()) return;
            if (!spot.text.empty()) spot.text += ' ';
            spot.text.append(paragraph.text, 0, enough);
        });
    });
    for (auto& [origin, spot] : spots_) spot.text = quotable(spot.text);
    std::unordered_map<Origin, int, Hash> indicators;
    for_each_indicator(report, [&](const Origin& row, int indicator) { indicators.emplace(row, indicator); });
    for (auto& [origin, spot] : spots_)
        if (const auto found = indicators.find(of_row(origin)); origin.row != 0 && found != indicators.end())
            spot.indicator = found->second;
}

void FindingPlaces::find_pages(const Pages& pages) {
    if (spots_.empty()) return;
    std::vector<std::uint32_t> first(pages.tags.size(), 0);  // page of each tag, from 1
    const auto see = [&](std::uint32_t tag, std::size_t page) {
        if (tag < first.size() && first[tag] == 0) first[tag] = static_cast<std::uint32_t>(page + 1);
    };
    for (std::size_t page = 0; page < pages.all.size(); ++page) {
        for (const GlyphRun& run : pages.all[page].runs) see(run.tag, page);
        for (const PlacedImage& image : pages.all[page].images) see(image.tag, page);
    }
    for (std::size_t tag = first.size(); tag-- > fixed_tags;) {  // a link's page is its paragraph's, too
        std::uint32_t& above = first[pages.tags[tag].parent];
        if (first[tag] != 0 && (above == 0 || first[tag] < above)) above = first[tag];
    }
    for (std::size_t tag = fixed_tags; tag < first.size(); ++tag) {
        if (first[tag] == 0) continue;
        for_each_spot_at(pages.tags[tag].origin, [&](Spot& spot) {
            if (spot.page == 0 || first[tag] < spot.page) spot.page = first[tag];
        });
    }
}

void FindingPlaces::find_missing_characters(const Pages& pages, const fonts::FontLibrary& fonts) {
    const std::u32string& missing = fonts.missing_characters();
    if (missing.empty()) return;
    for (std::size_t page = 0; page < pages.all.size(); ++page)
        for (const SetUnit& set : pages.all[page].units) {
            const std::u32string& text = fonts.unit(set.unit).text;
            if (text.size() != 1 || missing.find(text.front()) == std::u32string::npos) continue;
            missing_page_ = static_cast<std::uint32_t>(page + 1);
            return;
        }
}

std::string FindingPlaces::place_of(const Origin& origin, const Report& report, const std::string& message,
                                    Language language) const {
    const auto found = spots_.find(origin);
    if (found == spots_.end() || (found->second.page == 0 && found->second.text.empty()))
        return shown_place(origin, report.parts, language);
    const Spot& spot = found->second;
    const bool thai = language == Language::thai;
    std::string out;
    const auto add = [&out](const std::string& more) {
        if (!more.empty()) out.append(out.empty() ? "" : ", ").append(more);
    };
    if (spot.page != 0) add((thai ? "หน้า " : "page ") + shown_number(spot.page, language));
    if (origin.part < report.parts.size()) add(shown_part(report.parts[origin.part], language));
    add(shown_table_row(origin, language));
    const std::string indicator = std::to_string(spot.indicator);
    if (spot.indicator > 0 && !has(message, (thai ? "ตัวชี้วัดที่ " : "indicator ") + indicator))
        out += thai ? " (ตัวชี้วัดที่ " + shown_number(static_cast<std::uint32_t>(spot.indicator), language) + ")"
                    : " (indicator " + indicator + ")";
    // What quotes the words itself need not have them twice.
    if (spot.text.empty() || has(message, "“") || has(message, spot.text)) return out;
    return out + (out.empty() ? "" : ": ") + (thai ? "«" : "“") + spot.text + (thai ? "»" : "”");
}

std::string FindingPlaces::message_of(const std::string& message, const Report& report, Language language) const {
    std::string out;
    std::size_t at = 0;
    for (const PlaceInText& place : places_in(message, report.parts, language)) {
        out.append(message, at, place.begin - at);
        out += place_of(place.origin, report, message, language);
        at = place.end;
    }
    return out.append(message, at);
}

void FindingPlaces::tell(Report& report) const {
    for (Diagnostic& diagnostic : report.diagnostics) {
        const auto& [en, th] = diagnostic.message;
        if (diagnostic.code == fonts::missing_characters_code && missing_page_ != 0) {
            diagnostic.told = {{"page " + shown_number(missing_page_, Language::english),
                                "หน้า " + shown_number(missing_page_, Language::thai)},
                               diagnostic.message};
            continue;
        }
        diagnostic.told = {{place_of(diagnostic.origin, report, en, Language::english),
                            place_of(diagnostic.origin, report, th, Language::thai)},
                           {message_of(en, report, Language::english), message_of(th, report, Language::thai)}};
    }
}

}  // namespace raingan::batch
