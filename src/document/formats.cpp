#include "document/formats.h"

#include <bit>
#include <string_view>

namespace raingan {
namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;

void mix(std::uint64_t& hash, std::uint64_t value) {
    hash = std::rotl((hash ^ value) * golden, 29);
}
void mix(std::uint64_t& hash, Points value) {
    mix(hash, std::bit_cast<std::uint64_t>(value.pt));
}
void mix(std::uint64_t& hash, std::string_view text) {
    mix(hash, std::hash<std::string_view>{}(text));
}
void mix(std::uint64_t& hash, const std::optional<Colour>& colour) {
    mix(hash, colour ? 1U + (std::uint64_t{colour->red} << 8U) + (std::uint64_t{colour->green} << 16U) +
                           (std::uint64_t{colour->blue} << 24U)
                     : 0U);
}

/// What seldom differs is left to operator==.
std::uint64_t hash_of(const TextFormat& format) {
    std::uint64_t hash = golden;
    mix(hash, std::string_view(format.font));
    mix(hash, format.size);
    mix(hash, static_cast<std::uint64_t>(format.bold) | static_cast<std::uint64_t>(format.italic) << 1U |
                  static_cast<std::uint64_t>(format.underline) << 2U |
                  static_cast<std::uint64_t>(format.vertical) << 6U);
    mix(hash, format.colour);
    mix(hash, std::string_view(format.language));
    return hash;
}

std::uint64_t hash_of(const ParagraphFormat& format) {
    std::uint64_t hash = golden;
    mix(hash, static_cast<std::uint64_t>(format.alignment) | std::uint64_t{format.style} << 8U |
                  static_cast<std::uint64_t>(format.keep_next) << 40U);
    mix(hash, format.indent_start);
    mix(hash, format.indent_first_line);
    mix(hash, format.space_before);
    mix(hash, format.space_after);
    mix(hash, std::bit_cast<std::uint64_t>(format.line.multiple));
    mix(hash, format.line.height);
    mix(hash, format.tabs.size());
    return hash;
}

}  // namespace

template <class Format>
void Formats::grow(const std::vector<Format>& formats, Places& places) {
    constexpr std::size_t first_size = 64;
    places.at.assign(places.at.empty() ? first_size : places.at.size() * 2, 0);
    places.used = formats.size();
    while (places.at.size() < formats.size() * 2) places.at.resize(places.at.size() * 2);
    for (std::uint32_t i = 0; i < formats.size(); ++i) {
        std::size_t place = hash_of(formats[i]) & (places.at.size() - 1);
        while (places.at[place] != 0) place = (place + 1) & (places.at.size() - 1);
        places.at[place] = i + 1;
    }
}

template <class Format>
std::uint32_t Formats::intern(std::vector<Format>& formats, Places& places, const Format& format) {
    if (places.at.size() < 2 * (places.used + 1)) grow(formats, places);
    std::size_t place = hash_of(format) & (places.at.size() - 1);
    for (; places.at[place] != 0; place = (place + 1) & (places.at.size() - 1))
        if (formats[places.at[place] - 1] == format) return places.at[place] - 1;
    formats.push_back(format);
    places.at[place] = static_cast<std::uint32_t>(formats.size());
    ++places.used;
    return places.at[place] - 1;
}

Formats::Formats(Document& document) : document_(document) {}

std::uint32_t Formats::intern(const TextFormat& format) {
    return intern(document_.text_formats, text_, format);
}
std::uint32_t Formats::intern(const ParagraphFormat& paragraph) {
    return intern(document_.paragraph_formats, paragraph_, paragraph);
}

bool same_look(const TextFormat& a, const TextFormat& b) {
    if (a.font != b.font || a.size != b.size || a.bold != b.bold || a.italic != b.italic) return false;
    TextFormat other = b;
    other.language = a.language;
    return a == other;
}

}  // namespace raingan
