#include "province/agency.h"

#include <algorithm>
#include <array>

#include "report/key.h"
#include "thai/normalise.h"

namespace raingan::province {
namespace {

struct Kind {
    std::string_view name;
    std::array<std::string_view, 2> short_forms;
    std::string_view code;
};
constexpr std::array<Kind, 5> kinds{{
    {"องค์การบริหารส่วนจังหวัด", {"อบจ.", "อบจ"}, "provincial_administrative_organization"},
    {"องค์การบริหารส่วนตำบล", {"อบต.", "อบต"}, "subdistrict_administrative_organization"},
    {"เทศบาลนคร", {"ทน.", "ท.น."}, "city_municipality"},
    {"เทศบาลเมือง", {"ทม.", "ท.ม."}, "town_municipality"},
    {"เทศบาลตำบล", {"ทต.", "ท.ต."}, "subdistrict_municipality"},
}};

/// What names a place behind the agency's own name. The short forms count only behind a space.
struct PlaceWord {
    std::string_view word, short_form;
    std::string Agency::*place;  ///< nullptr: read over
};
constexpr PlaceWord province_word{"จังหวัด", "จ.", &Agency::province}, amphoe_word{"อำเภอ", "อ.", &Agency::amphoe},
    tambon_word{"ตำบล", "ต.", nullptr};
constexpr std::array<PlaceWord, 3> place_words{province_word, amphoe_word, tambon_word};

bool is_edge(char c) {
    return c == ' ' || c == '(' || c == ')' || c == ',' || c == '/';
}

std::string_view without_edges(std::string_view text) {
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
    return text;
}

/// One U+0020 for any white space, in the form that is printed.
std::string plain(std::string_view written) {
    std::string out;
    bool space = false;
    const thai::Normalised normal = thai::normalise(written, thai::Level::body);
    constexpr std::string_view wide_space = "\u00A0", no_space = "\u200B";
    for (std::size_t at = 0; at < normal.text.size();) {
        const std::string_view rest = std::string_view(normal.text).substr(at);
        const std::size_t wide = rest.starts_with(wide_space) ? wide_space.size() : 0;
        const std::size_t hidden = rest.starts_with(no_space) ? no_space.size() : 0;
        if (wide != 0 || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') {
            space = true;
            at += std::max<std::size_t>(wide, 1);
        } else if (hidden != 0) {
            at += hidden;
        } else {
            if (space && !out.empty()) out += ' ';
            space = false;
            out += rest[0];
            ++at;
        }
    }
    return out;
}

struct Found {
    std::size_t at = std::string_view::npos, length = 0;
    const PlaceWord* word = nullptr;
};

/// The first word of a place in `text` at or behind `from`. Behind a name of local government the full words need no
/// space before them.
Found find_place(std::string_view text, std::size_t from, bool joined) {
    Found found;
    const auto consider = [&](std::string_view form, const PlaceWord& word, bool needs_space) {
        for (std::size_t at = find_text(text, form, from); at < found.at; at = find_text(text, form, at + 1)) {
            const bool behind_edge = at > 0 && is_edge(text[at - 1]);
            if (at == 0 || (needs_space && !behind_edge)) continue;
            found = {at, form.size(), &word};
        }
    };
    for (const PlaceWord& word : place_words) {
        consider(word.word, word, !joined || word.place == nullptr);
        consider(word.short_form, word, true);
    }
    return found;
}

/// Takes the places off the end of `text`.
std::string_view take_places(std::string_view text, bool joined, Agency& agency) {
    const Found first = find_place(text, 0, joined);
    for (Found at = first; at.word != nullptr;) {
        const Found next = find_place(text, at.at + at.length, joined);
        const std::size_t begin = at.at + at.length;
        const std::size_t end = std::min(next.at, text.size());
        if (at.word->place != nullptr) agency.*at.word->place = without_edges(text.substr(begin, end - begin));
        at = next;
    }
    return without_edges(text.substr(0, std::min(first.at, text.size())));
}

std::string without_word(std::string_view written, const PlaceWord& word) {
    const std::string text = plain(written);
    std::string_view name = text;
    for (const std::string_view form : {word.word, word.short_form})
        if (name.starts_with(form)) name.remove_prefix(form.size());
    return std::string(without_edges(name));
}

}  // namespace

Agency agency_of(std::string_view written) {
    Agency agency;
    const std::string text = plain(written);
    std::string_view own = text;
    for (const Kind& kind : kinds) {
        std::size_t length = own.starts_with(kind.name) ? kind.name.size() : 0;
        for (const std::string_view form : kind.short_forms)
            if (length == 0 && own.starts_with(form)) length = form.size();
        if (length == 0) continue;
        agency.kind = kind.name;
        own = without_edges(own.substr(length));
        break;
    }
    own = take_places(own, !agency.kind.empty(), agency);
    agency.name = agency.kind + std::string(own);
    agency.own_key = thai::comparison_key(own);
    agency.key = thai::comparison_key(agency.kind) + agency.own_key;
    return agency;
}

std::string_view kind_code(std::string_view kind) {
    const auto* const found = std::ranges::find(kinds, kind, &Kind::name);
    return found == kinds.end() ? "other" : found->code;
}

std::string place_key(std::string_view place) {
    return thai::comparison_key(place);
}

std::string province_name(std::string_view written) {
    return without_word(written, province_word);
}

std::string amphoe_name(std::string_view written) {
    return without_word(written, amphoe_word);
}

}  // namespace raingan::province
