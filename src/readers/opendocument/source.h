// An OpenDocument file (ODF 1.3 part 2 and 3), a package of parts or one flat XML file. What .odt and .ods have in
// common stands in this folder: parts, styles with their inheritance, looks of text, forms of numbers, page layouts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/container/package.h"
#include "readers/xml.h"

namespace raingan::opendocument {

/// Roots of the four trees; in a flat file all are office:document. Empty where a package lacks the part.
struct Source {
    std::unique_ptr<Package> package;  ///< null: a flat file
    std::unique_ptr<xml::Part> content_part, styles_part, meta_part, settings_part;
    pugi::xml_node content, styles, meta, settings;

    /// The name that places in the document are told by.
    [[nodiscard]] const std::string& name() const { return content_part->name; }
};

/// `bytes` must outlive the Source. Throws Error (unreadable): what opened() does (encryption.h), "missing-part", "ill-formed", "not-odf"
/// where there is no office:body with an element `body` ("text", "spreadsheet"), and what the container throws.
Source open(std::string_view bytes, std::string_view body, std::string_view password = {});

/// The same without its body, which may be too long for a tree: `content` is the XML part that office:body stands in.
/// Throws as open() does, but does not look into the body.
Source open_head(std::string_view bytes, std::string& content, std::string_view password = {});

/// office:body's child of that name.
pugi::xml_node body_of(const Source& source, std::string_view body);

/// The bytes of a picture (draw:image): from the package, or from its office:binary-data. None where it is not in the
/// file; nothing is ever fetched.
std::optional<std::string> picture_bytes(const Source& source, pugi::xml_node image);
/// Of one in the package, by its xlink:href.
std::optional<std::string> picture_bytes(const Source& source, std::string_view href);

/// office:meta: title, author, dates.
void read_properties(const Source& source, raingan::Properties& properties);

/// A setting of the program that wrote the file (config:config-item), or none.
std::optional<bool> setting(const Source& source, std::string_view name);

}  // namespace raingan::opendocument
