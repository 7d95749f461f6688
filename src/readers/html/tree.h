// The tree of a page, as libxml2's HTML parser mends it.
#pragma once

#include <libxml/tree.h>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "base/owned.h"

namespace raingan::html {

using Tree = Owned<xmlDoc, xmlFreeDoc>;

/// Throws Error over_limit where elements stand deeper than limits::html_depth, or a tag has more than
/// limits::html_attributes.
Tree parse(const std::string& utf8);

/// In lower case; empty where the node is no element.
std::string_view name_of(const xmlNode* node);
bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);
/// Of an attribute without prefix; empty where there is none.
std::string_view attribute(const xmlNode* element, const char* name);
bool has_attribute(const xmlNode* element, const char* name);
/// The text of a text node.
std::string_view text_of(const xmlNode* node);
/// The text of all that stands in `node`, as it is written.
void append_text(std::string& out, const xmlNode* node);
/// A number without sign at the beginning of `text`, at most a million; 0 where there is none.
std::int64_t number(std::string_view text);

}  // namespace raingan::html
