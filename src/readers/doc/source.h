// What is open of a .doc while it is translated.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "readers/container/compound.h"
#include "readers/doc/character.h"
#include "readers/doc/drawings.h"
#include "readers/doc/fib.h"
#include "readers/doc/fonts.h"
#include "readers/doc/formatted_pages.h"
#include "readers/doc/paragraph.h"
#include "readers/doc/section.h"
#include "readers/doc/styles.h"
#include "readers/doc/text.h"
#include "readers/doc/word_6.h"
#include "readers/word/markup.h"

namespace raingan::doc {

/// Modifiers by where they stand, with the style that they build on and what a piece adds.
struct FormKey {
    const char* grpprl = nullptr;
    std::size_t size = 0;
    std::uint16_t prm = 0, style = 0;
    friend bool operator==(const FormKey&, const FormKey&) = default;
};
struct FormHash {
    std::size_t operator()(const FormKey& key) const {
        return std::hash<const void*>{}(key.grpprl) * 31U + (std::size_t{key.prm} << 16U | key.style);
    }
};

struct RunForm {
    CharacterProperties properties;
    std::string xml;  ///< children of w:rPr
};
struct ParagraphForm {
    ParagraphProperties properties;
    std::uint16_t style = 0;
    std::string xml;  ///< children of w:pPr
};

struct Section {
    std::uint32_t end = 0;  ///< behind its last character
    SectionProperties properties;
    std::string references;  ///< to headers and footers
};

/// A mark in the text and the note or comment that it leads to.
struct NoteMark {
    std::uint32_t position = 0;  ///< in the main text
    std::uint32_t number = 0;    ///< from 1
    bool automatic = true;
    StoryKind story = StoryKind::footnotes;  ///< where it stands: footnotes, endnotes or comments
};

struct Source {
    std::string word, table, data;  ///< streams
    Fib fib;
    Text text;
    Converted converted;
    Exceptions characters, paragraphs;
    std::vector<Font> fonts;
    StyleSheet styles;
    std::vector<Section> sections;
    std::vector<NoteMark> notes;  ///< ascending by position
    Drawings drawings;
    const CompoundFile* file = nullptr;  ///< where the objects of other programs stand
    std::size_t object_count = 0;        ///< so far
    word::PackageBuilder package;
    Diagnostics diagnostics;
    std::unordered_map<FormKey, RunForm, FormHash> run_forms;
    std::unordered_map<FormKey, ParagraphForm, FormHash> paragraph_forms;
};

/// The object of another program under its number, as w:object: for word/, which tells of it, its picture where it
/// keeps one, and the workbook in it.
std::string object_markup(Source& source, std::uint32_t number, std::string_view part);

/// Characters [begin, end) of all stories.
struct Range {
    std::uint32_t begin = 0, end = 0;
};
/// A story cut to what there is of it.
Range range_of(const Source& source, StoryKind story);

/// The form of the character at a position, and where the next one may begin to look otherwise.
struct RunAt {
    const RunForm* form = nullptr;
    std::uint32_t end = 0;
};
RunAt run_at(Source& source, std::uint32_t position, std::uint16_t paragraph_style);
/// The form of the paragraph that a mark ends, and the modifiers that its row has where it ends one.
struct ParagraphAt {
    const ParagraphForm* form = nullptr;
    Bytes grpprl, change;
    bool ends_here = false;  ///< its modifiers end behind the mark
};
ParagraphAt paragraph_at(Source& source, std::uint32_t mark);

}  // namespace raingan::doc
