// What annotations put on a page (ISO 32000-2 12.5): the values of form fields, text typed onto it, stamps. And what
// they say without showing it: comments, values that have no appearance.
#pragma once

#include <string>
#include <vector>

#include "pdf_in/content.h"

namespace raingan::pdf_reader {

struct AnnotationWords {
    std::vector<std::string> comments;  ///< of notes and marks, as the reader of the PDF opens them
    std::vector<std::string> unshown;   ///< values and texts of annotations that have no appearance
};

/// Draws the appearances of the page's annotations into `sink`, in their order. Hidden ones are nothing; signatures are
/// told by those who verify them.
AnnotationWords draw_annotations(QPDFObjectHandle page, pdf::Fonts& fonts, pdf::ContentBudget& budget,
                                 pdf::ContentSink& sink);

}  // namespace raingan::pdf_reader
