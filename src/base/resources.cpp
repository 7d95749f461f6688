#include "base/resources.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/resource_table.h"

namespace raingan {
namespace {

std::span<const ResourceRow> rows() {
    return {resource_table, resource_count};
}
std::string_view bytes(const ResourceRow& row) {
    return {row.begin, static_cast<std::size_t>(row.end - row.begin)};
}

}  // namespace

std::optional<std::string_view> resource(std::string_view path) {
    const auto found = std::ranges::find_if(rows(), [&](const ResourceRow& row) { return path == row.path; });
    if (found == rows().end()) return std::nullopt;
    return bytes(*found);
}

std::vector<std::string_view> resource_paths() {
    std::vector<std::string_view> paths;
    for (const ResourceRow& row : rows()) paths.emplace_back(row.path);
    return paths;
}

}  // namespace raingan
