// WordprocessingML as it is written by the readers that translate into it (.doc, .rtf, Word 2003 XML).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/container/package.h"

namespace raingan::word {

/// Appends UTF-8 as character data or an attribute's value: & < > " escaped, what XML cannot hold (C0 controls but tab
/// and line ends, U+FFFE, U+FFFF) left out.
void append_escaped(std::string& xml, std::string_view utf8);

/// <w:name w:val="value"/>
void append_value(std::string& xml, std::string_view name, std::string_view value);
void append_value(std::string& xml, std::string_view name, std::int64_t value);
/// <w:name/> or <w:name w:val="0"/>
void append_switch(std::string& xml, std::string_view name, bool on);

/// A package of WordprocessingML in the making: parts and what ties them to each other.
class PackageBuilder {
public:
    static constexpr std::string_view main = "word/document.xml";

    /// Adds a part and ties `from` to it. `type` is the last segment of the relationship's type: "styles", "header",
    /// "image"; `target` a name within word/ ("styles.xml", "media/image1.png"). Gives the relationship's id.
    std::string add(std::string_view type, const std::string& target, std::string bytes, std::string_view from = main);
    /// Ties `from` to a part that another add() brought, or with add() only later.
    std::string tie(std::string_view type, const std::string& target, std::string_view from = main);
    /// A relationship to something outside (a hyperlink's URI).
    std::string link(std::string_view uri, std::string_view from = main);

    /// docProps/core.xml; `title` and `author` are UTF-8, dates ISO 8601; empty ones are left out.
    void set_properties(std::string_view title, std::string_view author, std::string_view created,
                        std::string_view modified);

    /// Reads the package with `document` as its main part (word.h). The file that was translated has none of its parts:
    /// in places and errors "word/header1.xml" is therefore "/header1", a name of the story and of nothing else
    /// (base/origin.h). The builder is empty then.
    Document read(std::string document, bool stored_fields = false);

    /// The root element's start tag of a part with all prefixes that a translation may use: w, r, wp, a, pic, v, o …
    /// `name` is "w:document", "w:hdr", "w:styles", …; it is closed with "</" + name + ">".
    static std::string root(std::string_view name);

private:
    std::string relate(std::string_view type, std::string_view target, std::string_view from, bool external);

    MemoryPackage package_;
    struct Relations {
        std::string xml;
        std::size_t count = 0;
    };
    std::map<std::string, Relations, std::less<>> relations_;  ///< by the part that they lead from
};

}  // namespace raingan::word
