// Widths of the fonts that a PDF need not bring nor describe (ISO 32000-1 9.6.2.2): writers of PDF 1.x leave /Widths
// out.
#pragma once

#include <optional>
#include <string_view>

namespace raingan::pdf {

/// One of the standard faces, or a name that readers take for one ("Arial,Bold", "TimesNewRoman").
enum class StandardFace { helvetica, helvetica_bold, times, times_bold, times_italic, times_bold_italic, courier };
std::optional<StandardFace> standard_face(std::string_view font);

/// In text space for size 1; none for what the face does not have.
std::optional<double> standard_width(StandardFace face, char32_t c);

}  // namespace raingan::pdf
