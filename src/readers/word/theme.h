// The theme's two font sets (ECMA-376 20.1.4.1.24 majorFont, .25 minorFont), chosen by the language of the document.
#pragma once

#include <memory>
#include <string_view>

#include "document/document.h"
#include "readers/xml.h"

namespace raingan::word {

class Theme {
public:
    Theme() = default;
    /// `part` may be null (no theme). `bidi_language` is themeFontLang's w:bidi ("th-TH"); empty: Thai is assumed,
    /// for the complex-script slot holds nothing else in our documents.
    Theme(std::unique_ptr<xml::Part> part, std::string_view bidi_language);

    /// `name` is an ST_Theme value: "minorHAnsi", "majorBidi", … Empty where the theme names no face.
    [[nodiscard]] std::string_view font(std::string_view name) const;

    /// `name` is an ST_SchemeColorVal: "accent1", "tx1", "bg1", …
    [[nodiscard]] std::optional<Colour> colour(std::string_view name) const;

    /// The `index`th of a list of styles, from 1: "fillStyleLst", "bgFillStyleLst", "lnStyleLst" (20.1.4.1.14). An
    /// empty node where the theme has none.
    [[nodiscard]] pugi::xml_node style(std::string_view list, std::int64_t index) const;

private:
    struct Faces {
        std::string_view latin, east_asia, complex;
    };
    Faces read(pugi::xml_node font_set, std::string_view script) const;

    std::unique_ptr<xml::Part> part_;  ///< what the views point into
    Faces major_, minor_;
};

}  // namespace raingan::word
