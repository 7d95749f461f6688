// Tesseract, an optical reader that the user installs (Debian: libtesseract5, tesseract-ocr-tha), by its C interface
// (tesseract/capi.h of Tesseract 4 and 5). Loaded when pictures are to be read; there is none on Windows.
#pragma once

#include <string>
#include <vector>

#include "pdf_in/image.h"
#include "readers/ocr/ink.h"

namespace raingan::ocr {

struct Symbol {
    std::string text;  ///< UTF-8: a letter with its marks
    Box box;           ///< about where it stands
};
struct Word {
    std::vector<Symbol> symbols;
    Box box;
    double confidence = 0;  ///< percent, of the least certain symbol
};
struct TextLine {
    std::vector<Word> words;
    Box box;
};

enum class Model { thai, english };

/// Opens the library and its models, and those that decode pictures (pdf_in/image_codecs.h), for a process that can
/// open no file later. Before threads are made. What is not there is told by require_models().
void load_tesseract();

/// Throws Error (unreadable): "no-tesseract", "no-thai-model".
void require_models();

/// Whether the model is there; without the English one digits 0–9 and Latin letters are read by the Thai one alone.
bool has_model(Model model);

/// The lines of a part of a picture of about 300 pixels an inch, from top to bottom; `single`: it is one line. After so
/// many seconds it is given up, and there are none. One caller at a time reads, the others wait.
std::vector<TextLine> read_text(const pdf::GreyImage& picture, const Box& part, Model model, bool single,
                                double seconds = 60);

}  // namespace raingan::ocr
