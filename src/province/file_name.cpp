#include "province/file_name.h"

#include <algorithm>

#include "base/utf8.h"
#include "province/agency.h"
#include "report/agency_name.h"

namespace raingan::province {
namespace {

/// From the first kind of agency on that the name has.
std::string_view from_kind(std::string_view name) {
    for (std::size_t at = 0; at < name.size(); at += utf8::decode(name, at).length)
        if (agency_kind_at(name.substr(at))) return name.substr(at);
    return {};
}

}  // namespace

std::vector<std::string> agency_keys_in(std::string_view file_name) {
    const std::size_t ending = file_name.rfind('.');
    std::string name(ending == 0 ? file_name : file_name.substr(0, ending));
    std::ranges::replace_if(
        name, [](char c) { return c == '_' || c == '-' || c == '(' || c == ')'; }, ' ');
    std::vector<std::string> keys;
    // The name ends somewhere before years and what else stands behind it.
    for (std::string rest(from_kind(name)); !rest.empty();) {
        std::string key = agency_of(rest).key;
        if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
        const std::size_t last_word = rest.find_last_of(' ');
        if (last_word == std::string::npos) break;
        rest.resize(last_word);
    }
    return keys;
}

}  // namespace raingan::province
