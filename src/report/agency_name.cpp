#include "report/agency_name.h"

#include <algorithm>

#include "report/key.h"
#include "thai/normalise.h"

namespace raingan {
namespace {

struct PlaceWord {
    std::string_view word;
    PlaceKind kind;
};
/// The longest are tried first.
constexpr std::array<PlaceWord, 9> place_words{{{"กิ่งอำเภอ", PlaceKind::amphoe},
                                                {"จังหวัด", PlaceKind::province},
                                                {"อำเภอ", PlaceKind::amphoe},
                                                {"ตำบล", PlaceKind::tambon},
                                                {"แขวง", PlaceKind::tambon},
                                                {"เขต", PlaceKind::amphoe},
                                                {"จ.", PlaceKind::province},
                                                {"อ.", PlaceKind::amphoe},
                                                {"ต.", PlaceKind::tambon}}};
constexpr std::string_view bangkok = "กรุงเทพ";

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

struct FoundPlace {
    std::size_t at = std::string_view::npos, length = 0;
    PlaceKind kind = PlaceKind::amphoe;
};

/// The first word of a place in `text` behind `from`. `joined`: the full words of amphoe and province need no space
/// before them.
FoundPlace find_place(std::string_view text, std::size_t from, bool joined) {
    FoundPlace found;
    for (const PlaceWord& word : place_words) {
        const bool needs_space = !joined || (word.word != "จังหวัด" && word.word != "อำเภอ");
        for (std::size_t at = find_text(text, word.word, from); at < found.at;
             at = find_text(text, word.word, at + 1)) {
            if (at == 0 || (needs_space && !is_edge(text[at - 1])) || !place_word_at(text.substr(at))) continue;
            found = {at, word.word.size(), word.kind};
        }
    }
    if (const std::size_t at = find_text(text, bangkok, from); at > 0 && at < found.at && is_edge(text[at - 1]))
        found = {at, 0, PlaceKind::province};
    return found;
}

/// "(องค์การมหาชน)" keeps its brackets, others are edges.
std::string_view own_part(std::string_view text) {
    const std::string_view bare = without_edges(text);
    const bool closed = bare.find('(') != std::string_view::npos && bare.find(')') == std::string_view::npos;
    const std::size_t end = static_cast<std::size_t>(bare.data() - text.data()) + bare.size();
    return closed && end < text.size() && text[end] == ')' ? std::string_view(bare.data(), bare.size() + 1) : bare;
}

/// Takes the places off the end of `text`.
std::string_view take_places(std::string_view text, bool joined, AgencyName& name) {
    const FoundPlace first = find_place(text, 0, joined);
    for (FoundPlace at = first; at.at != std::string_view::npos;) {
        const std::size_t begin = at.at + at.length;
        const FoundPlace next = find_place(text, std::max(begin, at.at + 1), joined);
        const std::string_view place = without_edges(text.substr(begin, std::min(next.at, text.size()) - begin));
        if (at.kind == PlaceKind::amphoe) name.amphoe = place;
        if (at.kind == PlaceKind::province) name.province = place;
        at = next;
    }
    return own_part(text.substr(0, std::min(first.at, text.size())));
}

/// "พัฒนาชุมชนจังหวัดขอนแก่น" stands in ขอนแก่น.
void take_place_within(std::string_view own, std::string_view word, std::string& place) {
    const std::size_t at = find_text(own, word);
    if (at == std::string_view::npos || at == 0 || !place.empty()) return;
    std::string_view rest = without_edges(own.substr(at + word.size()));
    place = rest.substr(0, rest.find(' '));
}

}  // namespace

std::optional<PlaceWordAt> place_word_at(std::string_view text) {
    for (const PlaceWord& word : place_words) {
        if (!text.starts_with(word.word)) continue;
        // "เขต ๑" is a number, "เขตพื้นที่" no amphoe.
        const std::string key = word.word == "เขต" ? key_of(text.substr(word.word.size())) : std::string();
        if (word.word == "เขต" && (key.empty() || (key[0] >= '0' && key[0] <= '9') || key.starts_with("พื้นที่") ||
                                   key.starts_with("สุขภาพ") || find_text(key, bangkok) == std::string_view::npos))
            continue;
        return PlaceWordAt{word.kind, word.word.size()};
    }
    return std::nullopt;
}

AgencyName read_agency_name(std::string_view written) {
    AgencyName name;
    const std::string text = plain(written);
    std::string_view own = text;
    if (const auto kind = agency_kind_at(text)) {
        name.kind = kind->kind;
        own.remove_prefix(kind->length);
        while (!own.empty() && is_edge(own.front())) own.remove_prefix(1);
    }
    const NameForm by = name.kind == nullptr ? NameForm::phrase : name.kind->named_by;
    const bool joined = name.kind != nullptr && by != NameForm::office;
    own = take_places(own, joined, name);
    name.own = own;
    if (by == NameForm::office) {
        take_place_within(own, "จังหวัด", name.province);
        take_place_within(own, "อำเภอ", name.amphoe);
    }
    if (by == NameForm::province && name.province.empty()) name.province = own;
    if (by == NameForm::amphoe && name.amphoe.empty()) name.amphoe = own;
    return name;
}

std::string agency_key(std::string_view own) {
    return key_of(thai::comparison_key(own));
}

std::string place_name(std::string_view written, PlaceKind kind) {
    const std::string text = plain(written);
    std::string_view name = text;
    if (const auto word = place_word_at(name); word && word->kind == kind) name.remove_prefix(word->length);
    return std::string(without_edges(name));
}

}  // namespace raingan
