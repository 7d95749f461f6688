// Something that a user should know although the work went on. What stops the work is an Error (error.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/origin.h"

namespace raingan {

enum class Severity {
    info,     ///< nothing to do: what was mended or substituted
    warning,  ///< the output may differ from what the author meant
    finding,  ///< a fact of the report that does not hold (raingan check exits 1)
};

/// A diagnostic in the words for people.
struct Telling {
    Message place;    ///< "page 4, table 2, row 7 (indicator 8): “…”"; empty: the whole document
    Message message;  ///< its own, with the places in it told likewise
    friend bool operator==(const Telling&, const Telling&) = default;
};

/// A part of a page's picture, in whole points from the page's lower left corner as it is seen.
struct CropBox {
    int left = 0, bottom = 0, right = 0, top = 0;
    friend bool operator==(const CropBox&, const CropBox&) = default;
};

struct Diagnostic {
    Severity severity = Severity::info;
    std::string code;  ///< stable, kebab-case: "text-normalised", "font-substituted", "score-mismatch"
    Message message;
    Origin origin;
    /// Where more is known than `origin` says: pages, the words that stand there (batch/places.h). No part of what it
    /// is: two that differ in this alone are the same.
    Telling told{};
    /// What it is about as a picture shows it, where it could not be read for certain.
    std::optional<CropBox> crop{};

    friend bool operator==(const Diagnostic& a, const Diagnostic& b) {
        return a.severity == b.severity && a.code == b.code && a.message == b.message && a.origin == b.origin &&
               a.crop == b.crop;
    }
};

using Diagnostics = std::vector<Diagnostic>;

/// Diagnostic::told, or what the origin alone tells. `parts` are those of its document.
Telling telling_of(const Diagnostic& diagnostic, const std::vector<std::string>& parts);

}  // namespace raingan
