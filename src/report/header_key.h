// The head of a column in the form in which it is compared with schemas/headers.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace raingan {

/// A header as it is compared: without notes in parentheses, numbering, edge punctuation; a year BE becomes '#'.
struct HeaderKey {
    std::string text;
    std::optional<int> year_be;
};
HeaderKey header_key(std::string_view header);

}  // namespace raingan
