// A paragraph's text as it grows: characters go to the format of their script slot, equal neighbours share a run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "document/document.h"
#include "readers/word/looks.h"

namespace raingan::word {

class ParagraphText {
public:
    Paragraph paragraph;

    void add(std::string_view utf8, RunLook& look, Looks& looks);
    /// One character in a format of its own (a symbol, a line break).
    void add(char32_t c, std::uint32_t format);
    void add(InlineThing object, std::uint32_t format);

    /// The aside that is read next hangs on the text that follows here.
    void anchor_aside() { paragraph.anchors.push_back(size()); }

    /// A page began here when the file was saved.
    void mark_page_start() {
        if (paragraph.page_starts.empty() || paragraph.page_starts.back() != size())
            paragraph.page_starts.push_back(size());
    }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(paragraph.text.size()); }
    [[nodiscard]] bool empty() const { return paragraph.text.empty() && paragraph.anchors.empty(); }

private:
    void extend(std::uint32_t format);
    std::uint32_t format_of(char32_t c, RunLook& look, Looks& looks) const;
};

}  // namespace raingan::word
