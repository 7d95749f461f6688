#include "fonts/substitutes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace raingan::fonts {

using nlohmann::json;

std::string font_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool other = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
        if (upper) key.push_back(static_cast<char>(c - 'A' + 'a'));
        if (other) key.push_back(c);
    }
    return key;
}

static Substitute read_row(const json& row, const json& faces) {
    Substitute out;
    const json& files = faces.at(row.at("face").get<std::string>());
    out.names = row.at("names").get<std::vector<std::string>>();
    for (std::size_t i = 0; i < 4; ++i) {
        out.faces.at(i) = files.at(i).get<std::string>();
        out.scale.at(i) = row.at("scale").at(i).get<double>();
    }
    out.lines.push_back({row.at("ascent").get<double>(), row.at("descent").get<double>()});
    if (const auto others = row.find("other_lines"); others != row.end())
        for (const json& line : *others) out.lines.push_back({line.at(0).get<double>(), line.at(1).get<double>()});
    if (const auto bold = row.find("bold_line"); bold != row.end())
        out.bold_line = LineHeight{bold->at(0).get<double>(), bold->at(1).get<double>()};
    out.thai_digits = row.value("thai_digits", false);
    out.advances = row.value("advances", std::string());
    if (const auto found = row.find("files"); found != row.end()) out.files = found->get<std::vector<std::string>>();
    return out;
}

SubstituteTable read_substitutes(std::string_view text) {
    const json root = parse_json(text);
    const json& faces = root.at("faces");
    SubstituteTable table;
    table.rows.push_back(read_row(root.at("default"), faces));
    table.rows.push_back(read_row(root.at("latin_default"), faces));
    table.small_thai_names = root.at("small_thai_names").get<std::vector<std::string>>();
    for (const json& row : root.at("fonts")) {
        for (const json& name : row.at("names"))
            table.by_key.emplace(font_key(name.get_ref<const std::string&>()),
                                 static_cast<std::uint32_t>(table.rows.size()));
        table.rows.push_back(read_row(row, faces));
        table.rows.back().listed = true;
    }
    table.fallback_families = root.at("fallback_families").get<std::vector<std::string>>();
    return table;
}

/// EucrosiaUPC and its kin, by Unity Progress.
static constexpr std::string_view unity_suffix = "upc";

const Substitute& find_substitute(const SubstituteTable& table, std::string_view key) {
    const auto found = table.by_key.find(std::string(key));
    if (found != table.by_key.end()) return table.rows.at(found->second);
    const bool small = key.empty() || std::ranges::any_of(table.small_thai_names, [&](const std::string& name) {
                           return key.starts_with(name) || (name == unity_suffix && key.ends_with(name));
                       });
    return table.rows.at(small ? 0 : 1);
}

Advances read_advances(std::string_view text, std::size_t style) {
    static constexpr std::array<const char*, 4> names{"regular", "bold", "italic", "bold italic"};
    const json root = parse_json(text);
    auto table = root.find(names.at(style));
    if (table == root.end()) table = root.find(names.at(style & 1U));  // an italic that equals its upright
    if (table == root.end()) table = root.find(names[0]);
    Advances out;
    if (table == root.end()) return out;
    for (const auto& [first, widths] : table->items()) {
        auto c = static_cast<char32_t>(std::stoul(first, nullptr, 16));
        for (const json& width : widths) out.emplace(c++, width.get<std::uint16_t>());
    }
    return out;
}

}  // namespace raingan::fonts
