// Which of the line heights that an asked font is known to have the author's computer had
// (docs/word-layout.md#two-builds): TH SarabunPSK has two builds of one name. What is certain comes first: what the
// user says, and faces that came with the file. Else layout guesses, tries the other build where the pages speak
// against it (evidence.h), and tells what was taken and why.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/evidence.h"
#include "layout/layout.h"
#include "layout/pages.h"

namespace raingan::layout {

inline constexpr const char* line_height_code = "line-height";

/// Of the two builds of a font the one without and the one with room below for marks, or the build guessed and the
/// other.
enum class Build : std::uint8_t { likely, less_likely };

class LineHeightChoice {
public:
    /// Takes what is certain.
    LineHeightChoice(const Document& document, fonts::FontLibrary& fonts, std::span<const AskedLineHeight> asked);

    /// The document asks for a font of several builds, and nothing certain says which.
    [[nodiscard]] bool open() const { return !open_.empty(); }
    void choose(Build build);
    /// What the guess goes by.
    [[nodiscard]] Reason guessed_by() const { return guess_; }
    /// The heights that were taken, once a font, and why; of the fonts left open by `reason`.
    void tell(Reason reason, Pages& pages);

private:
    void take_asked(std::span<const AskedLineHeight> asked);
    void take_embedded();
    void guess(std::span<const AskedLineHeight> asked);
    void settle(const std::string& name, Reason reason);

    const Document& document_;
    fonts::FontLibrary& fonts_;
    std::set<std::string, std::less<>> open_;                ///< names of fonts that have several builds
    std::vector<std::pair<std::string, Reason>> settled_{};  ///< names in the document's spelling
    bool later_ = false;                                     ///< the guess: the last build, else the first
    Reason guess_ = Reason::version;
};

}  // namespace raingan::layout
