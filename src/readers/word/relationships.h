// The OPC package (ECMA-376 Part 2): which part is related to which. Parts are opened only when they are asked for.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "readers/container/package.h"
#include "readers/xml.h"

namespace raingan::word {

struct Relationship {
    std::string id;
    std::string type;    ///< last segment of the type URI: "styles", "header", "hyperlink"
    std::string target;  ///< part name ("word/styles.xml"), or a URI where external
    bool external = false;
};

class Relationships {
public:
    Relationships() = default;
    explicit Relationships(std::vector<Relationship> items);

    [[nodiscard]] const Relationship* by_id(std::string_view id) const;
    [[nodiscard]] const Relationship* by_type(std::string_view type) const;  ///< the first of that type
    [[nodiscard]] std::vector<const Relationship*> all_of_type(std::string_view type) const;

private:
    std::vector<Relationship> items_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

/// The relationships of a part ("word/document.xml"), or of the package (""). None where there is no .rels part.
Relationships relationships_of(Package& package, const std::string& part);

/// The part of the first relationship of that type, parsed, or null where there is none.
std::unique_ptr<xml::Part> related_part(Package& package, const Relationships& relationships, std::string_view type);

}  // namespace raingan::word
