// Pages → PDF, through libharu's object layer (docs/pdf-text.md).
//
// Every file is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1); PDFA.md beside this file goes through their clauses.
// Written: shaped text (Type 0 fonts, subset and embedded, one code point a code), fills, dashed rules, PNG and JPEG
// pictures, links to URIs, the structure of Pages::tags, outline, page labels, title, author and dates in the
// information dictionary and as XMP, attached files. Not yet: links to bookmarks of the document ("#name"), whose text
// is there all the same.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"

namespace raingan::pdf {

struct Metadata {
    std::string title, author;
    std::string created,
        modified;  ///< ISO 8601, from the source; empty: left out. Never the clock: same input, same bytes.
    std::string subject{}, keywords{};
};

/// A file that the PDF carries. The bytes must live until write_pdf returns.
struct Attachment {
    std::string name;  ///< ASCII, different from the others'
    std::string media_type, description;
    enum class Relationship : std::uint8_t { data, alternative, source } relationship = Relationship::data;
    std::function<std::string()> bytes;  ///< made when it is written, one file after the other
};

struct WriteOptions {
    /// Gives the files that go into the PDF. Called once, when all that can be wrong with the pages' pictures is known,
    /// so that the files can tell it.
    std::function<std::vector<Attachment>(const Diagnostics& pictures)> attach;
    bool tagged = true;  ///< false only to measure what the structure costs: the file is then neither PDF/A-3a nor UA
};

/// The whole PDF file. Same arguments give the same bytes, whatever `fonts` had shaped before. Pictures that cannot be
/// shown are told through `diagnostics` where that is given. Throws Error (unwritable) where libharu reports a failure.
/// What is drawn on a page is freed when it is written; all else of `pages` stays until the end.
std::string write_pdf(Pages&& pages, const std::vector<Image>& images, fonts::FontLibrary& fonts,
                      const Metadata& metadata, Diagnostics* diagnostics = nullptr, const WriteOptions& options = {});
/// The same of a copy.
std::string write_pdf(const Pages& pages, const std::vector<Image>& images, fonts::FontLibrary& fonts,
                      const Metadata& metadata, Diagnostics* diagnostics = nullptr, const WriteOptions& options = {});

}  // namespace raingan::pdf
