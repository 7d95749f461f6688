#include "pdf/icc.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/big_endian.h"

namespace raingan::pdf {

namespace {

using Xyz = std::array<double, 3>;

/// s15Fixed16Number
void put_fixed(std::string& out, double value) {
    put32(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

constexpr Xyz d50{0.9642, 1.0, 0.8249};
// The primaries of sRGB, adapted to D50 (IEC 61966-2-1, Bradford); the rows sum up to d50.
constexpr Xyz red{0.43607, 0.22249, 0.01392}, green{0.38515, 0.71687, 0.09708}, blue{0.14307, 0.06061, 0.71410};

std::string xyz_tag(const Xyz& value) {
    std::string out("XYZ \0\0\0\0", 8);
    for (const double part : value) put_fixed(out, part);
    return out;
}

std::string text_tag(std::string_view text) {
    std::string out("text\0\0\0\0", 8);
    out += text;
    out.push_back('\0');
    return out;
}

/// textDescriptionType: ASCII; no Unicode, no Macintosh name.
std::string description_tag(std::string_view text) {
    std::string out("desc\0\0\0\0", 8);
    put32(out, static_cast<std::uint32_t>(text.size() + 1));
    out += text;
    out.append(1 + 4 + 4 + 2 + 1 + 67, '\0');
    return out;
}

double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::string curve_tag() {
    constexpr unsigned entries = 256;
    std::string out("curv\0\0\0\0", 8);
    put32(out, entries);
    for (unsigned i = 0; i < entries; ++i)
        put16(out, static_cast<unsigned>(std::lround(linear(i / double{entries - 1}) * 65535)));
    return out;
}

/// CIE L*a*b* of a colour in sRGB, as lut8Type holds it: L* 0–100 as 0–255, a* and b* with 128 as zero.
std::array<char, 3> lab8(const std::array<double, 3>& rgb) {
    std::array<double, 3> f{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double xyz = red[i] * linear(rgb[0]) + green[i] * linear(rgb[1]) + blue[i] * linear(rgb[2]);
        const double t = xyz / d50[i];
        f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    const auto byte = [](double value) { return static_cast<char>(std::lround(std::clamp(value, 0.0, 255.0))); };
    return {byte((116 * f[1] - 16) * 2.55), byte(500 * (f[0] - f[1]) + 128), byte(200 * (f[1] - f[2]) + 128)};
}

/// lut8Type: straight curves around a table over the four inks, the last one varying fastest.
std::string cmyk_table() {
    constexpr unsigned grid = 5, inks = 4, channels = 3;
    std::string out("mft1\0\0\0\0", 8);
    for (const unsigned size : {inks, channels, grid, 0U}) out.push_back(static_cast<char>(size));
    for (unsigned i = 0; i < 9; ++i) put_fixed(out, i % 4 == 0 ? 1 : 0);
    const auto straight = [&](unsigned curves) {
        for (unsigned i = 0; i < curves * 256; ++i) out.push_back(static_cast<char>(i & 0xFFU));
    };
    straight(inks);
    const auto paper = [](unsigned ink) { return 1 - ink / double{grid - 1}; };
    for (unsigned at = 0; at < grid * grid * grid * grid; ++at) {
        const double black = paper(at % grid);
        const auto colour = lab8({paper(at / (grid * grid * grid)) * black, paper(at / (grid * grid) % grid) * black,
                                  paper(at / grid % grid) * black});
        out.append(colour.data(), colour.size());
    }
    straight(channels);
    return out;
}

struct ProfileTag {
    std::string_view name;
    std::string bytes;
};

/// Header (ICC.1:1998-09 6.1), tag table, tags; tags with equal bytes share a place.
std::string profile(std::string_view device_class, std::string_view colour_space, std::string_view connection_space,
                    const std::vector<ProfileTag>& tags) {
    std::string table, body;
    put32(table, static_cast<std::uint32_t>(tags.size()));
    const std::size_t body_at = 128 + 4 + 12 * tags.size();
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const bool repeats = i > 0 && tags[i].bytes == tags[i - 1].bytes;
        const std::size_t size = tags[i].bytes.size();
        std::size_t at = body.size();
        if (repeats) {
            at -= (size + 3) / 4 * 4;
        } else {
            body += tags[i].bytes;
            body.append((4 - size % 4) % 4, '\0');
        }
        table += tags[i].name;
        put32(table, static_cast<std::uint32_t>(body_at + at));
        put32(table, static_cast<std::uint32_t>(size));
    }
    std::string out;
    put32(out, static_cast<std::uint32_t>(body_at + body.size()));
    put32(out, 0);           // no preferred CMM
    put32(out, 0x02100000);  // version 2.1
    out.append(device_class).append(colour_space).append(connection_space);
    for (const unsigned part : {2000U, 1U, 1U, 0U, 0U, 0U}) put16(out, part);  // a date, always the same
    out += "acsp";
    out.append(4 + 4 + 4 + 4 + 8 + 4, '\0');  // platform, flags, maker, model, attributes, perceptual intent
    for (const double part : d50) put_fixed(out, part);
    out.append(128 - out.size(), '\0');
    return out + table + body;
}

constexpr std::string_view no_rights = "No copyright, use freely";

}  // namespace

std::string srgb_profile() {
    const std::string curve = curve_tag();
    return profile("mntr", "RGB ", "XYZ ",
                   {{"desc", description_tag("sRGB IEC61966-2.1")},
                    {"cprt", text_tag(no_rights)},
                    {"wtpt", xyz_tag({0.9505, 1.0, 1.0891})},
                    {"rXYZ", xyz_tag(red)},
                    {"gXYZ", xyz_tag(green)},
                    {"bXYZ", xyz_tag(blue)},
                    {"rTRC", curve},
                    {"gTRC", curve},
                    {"bTRC", curve}});
}

std::string cmyk_profile() {
    return profile("scnr", "CMYK", "Lab ",
                   {{"desc", description_tag("Uncalibrated CMYK")},
                    {"cprt", text_tag(no_rights)},
                    {"wtpt", xyz_tag(d50)},
                    {"A2B0", cmyk_table()}});
}

}  // namespace raingan::pdf
