#include "exchange/toml.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include <limits>  // cpptoml.h needs it and does not include it

#include <cpptoml.h>

namespace raingan::exchange {
namespace {

using Json = nlohmann::json;

/// cpptoml parses by recursion without a bound; a hundred signers need a bracket pair each.
constexpr std::ptrdiff_t most_brackets = 1'000;
constexpr std::size_t most_bytes = 1U << 20U;

std::string iso(const cpptoml::local_date& date) {
    constexpr std::size_t size = 40;
    std::string text(size, '\0');
    text.resize(static_cast<std::size_t>(
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day)));
    return text;
}

Json json_of(const std::shared_ptr<cpptoml::base>& value);

template <class Items>
Json json_array(const Items& items) {
    Json array = Json::array();
    for (const auto& item : items) array.push_back(json_of(item));
    return array;
}

Json json_of(const std::shared_ptr<cpptoml::base>& value) {
    if (const auto text = value->as<std::string>()) return text->get();
    if (const auto number = value->as<std::int64_t>()) return number->get();
    if (const auto number = value->as<double>()) return number->get();
    if (const auto truth = value->as<bool>()) return truth->get();
    if (const auto date = value->as<cpptoml::local_date>()) return iso(date->get());
    if (const auto moment = value->as<cpptoml::local_datetime>()) return iso(moment->get());
    if (const auto moment = value->as<cpptoml::offset_datetime>()) return iso(moment->get());
    if (const auto array = value->as_array()) return json_array(array->get());
    if (const auto tables = value->as_table_array()) return json_array(tables->get());
    const auto table = value->as_table();
    if (!table) return nullptr;
    Json object = Json::object();
    for (const auto& [name, item] : *table) object[name] = json_of(item);
    return object;
}

}  // namespace

Json toml_as_json(std::string_view text) {
    if (text.size() > most_bytes ||
        std::ranges::count_if(text, [](char c) { return c == '[' || c == '{'; }) > most_brackets)
        throw BadToml{{"too many brackets, or too long", "มีวงเล็บมากหรือยาวเกินไป"}};
    try {
        std::istringstream stream{std::string(text)};
        return json_of(cpptoml::parser(stream).parse());
    } catch (const std::exception& error) {  // its own, which name the line, and std::out_of_range of a number
        throw BadToml{{std::string("is no TOML: ") + error.what(), std::string("ไม่ใช่ TOML: ") + error.what()}};
    }
}

}  // namespace raingan::exchange
