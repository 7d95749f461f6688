// The table of formats: what each is called, how it is told, and what of it is read and written. Detection, folders'
// endings, messages, `raingan --formats`, README's table and the library's list all come from it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/words.h"
#include "readers/detect.h"

namespace raingan {

/// By what a file's content tells its kind.
enum class Told : std::uint8_t {
    beginning,          ///< the first bytes
    package_main_name,  ///< ZIP: what the part is called that the package's main relationship names
    package_main,       ///< ZIP: where that part stands, if its name says nothing
    package_part,       ///< ZIP without that: a part of this name
    mimetype,           ///< ZIP: how the entry "mimetype" begins
    stream,             ///< compound file: a stream of this name
    head,               ///< text: stands in its head (8 KiB), without regard to case
    text_begins,        ///< text: the first thing behind blanks and byte order mark, without regard to case
    report,             ///< a report of ours (report_format in exchange/read_report.h), which is looked for first
    other_content,      ///< as it is said in the mark
};

/// One sign of a kind. A kind may have several; the first of all marks of its sort that fits decides.
struct Mark {
    Told by;
    std::string_view sign;
    FileKind kind;
};
std::span<const Mark> marks();

enum class Reading : std::uint8_t {
    yes,
    partly,  ///< `limits` says what not
    no,      ///< `limits` says what its owner can do
};

struct Format {
    FileKind kind;
    const char* id;                              ///< short and lasting: "docx"
    Words name;                                  ///< within a sentence: "a Word document (DOCX)"
    std::array<std::string_view, 4> endings;     ///< without the dot, the usual one first; the rest empty
    std::array<std::string_view, 2> also_named;  ///< endings that it may have too, by which folders are not searched
    const char* media_type;
    Reading reading;
    Words limits;              ///< what is read only in part and what not; of a refused kind what to do
    const char* written = "";  ///< what of it is written: "PDF/A-3a, PDF/UA-1"
    const char* refusal = "";  ///< code of the Error, if it is not read
    bool looked_for = true;    ///< whether folders are searched for its endings
};
/// A row for each kind that can be met, in the order in which people are told of them.
std::span<const Format> formats();
/// The row of a kind; each has one.
const Format& format_of(FileKind kind);

/// How a format is told, for people: "a ZIP package whose main part stands in word/".
std::string how_told(const Format& format, Language language);

/// ".docx .docm …": the endings of what is read, each once.
std::string looked_for_endings();

/// The whole table as text for a terminal, or as the table in README.md (Markdown). Each line ends with "\n".
std::string formats_as_text(Language language);
std::string formats_as_markdown(Language language);

}  // namespace raingan
