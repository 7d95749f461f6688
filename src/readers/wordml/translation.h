// Word 2003's markup written anew as ECMA-376's: what the translation of one file shares.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/word/markup.h"
#include "readers/xml.h"

namespace raingan::wordml {

/// What an element or attribute belongs to, by its namespace.
enum class Vocabulary : std::uint8_t {
    word,
    hint,        ///< wx: what Word worked out for those who read its files
    annotation,  ///< aml: revisions, comments, bookmarks
    drawing,     ///< VML and Office's additions to it, which did not change
    ignored,     ///< revision numbers, schema libraries
    foreign,     ///< smart tags and an office's own elements around the text
};

class Namespaces {
public:
    /// Of the prefixes that the root declares; the usual ones hold where it declares none.
    explicit Namespaces(pugi::xml_node root);
    [[nodiscard]] Vocabulary of(std::string_view qualified_name) const;

private:
    std::vector<std::pair<std::string_view, Vocabulary>> prefixes_;
};

struct Picture {
    pugi::xml_node data;  ///< w:binData
    std::string target;   ///< its part in word/, once it is in the package
};

struct Notes {
    std::string xml;
    std::size_t count = 0;
};

struct Translation {
    explicit Translation(pugi::xml_node root);

    Namespaces namespaces;
    word::PackageBuilder package;
    std::map<std::string_view, Picture> pictures;  ///< by w:name, "wordml://01000001.png"
    Notes footnotes, endnotes;
    std::size_t headers = 0;
    std::string part{word::PackageBuilder::main};  ///< the part that is being written
    std::size_t depth = 0;
};

/// Appends `node` and all in it. Throws Error over_limit (xml_depth).
void write(Translation& translation, std::string& out, pugi::xml_node node);
void write_children(Translation& translation, std::string& out, pugi::xml_node node);

/// v:imagedata, its picture in the package and tied to the part that is being written.
void write_image_data(Translation& translation, std::string& out, pugi::xml_node node);

}  // namespace raingan::wordml
