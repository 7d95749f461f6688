#include "readers/ocr/tesseract.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "base/error.h"
#include "base/late_library.h"
#include "pdf_in/image_codecs.h"

namespace raingan::ocr {
namespace {

// As tesseract/capi.h declares them: its objects are not looked into, its enumerations are ints.
using Handle = void*;
enum Level : int { level_line = 2, level_symbol = 4 };
enum Segmentation : int { one_block = 6, one_line = 7 };

class Tesseract {
public:
    Tesseract() {
        // Its OpenMP would start threads, which a process that is shut in cannot, and which only wait for each other.
        ::setenv("OMP_THREAD_LIMIT", "1", 0);
        LateLibrary library("libtesseract.so.5");
        loaded_ = library.find(create_, "TessBaseAPICreate")
                      .find(destroy_, "TessBaseAPIDelete")
                      .find(init_, "TessBaseAPIInit3")
                      .find(set_variable_, "TessBaseAPISetVariable")
                      .find(set_mode_, "TessBaseAPISetPageSegMode")
                      .find(set_image_, "TessBaseAPISetImage")
                      .find(set_resolution_, "TessBaseAPISetSourceResolution")
                      .find(set_rectangle_, "TessBaseAPISetRectangle")
                      .find(create_monitor_, "TessMonitorCreate")
                      .find(destroy_monitor_, "TessMonitorDelete")
                      .find(set_deadline_, "TessMonitorSetDeadlineMSecs")
                      .find(recognize_, "TessBaseAPIRecognize")
                      .find(iterator_, "TessBaseAPIGetIterator")
                      .find(destroy_iterator_, "TessResultIteratorDelete")
                      .find(clear_, "TessBaseAPIClear")
                      .find(next_, "TessResultIteratorNext")
                      .find(text_, "TessResultIteratorGetUTF8Text")
                      .find(delete_text_, "TessDeleteText")
                      .find(confidence_, "TessResultIteratorConfidence")
                      .find(page_iterator_, "TessResultIteratorGetPageIteratorConst")
                      .find(bounding_box_, "TessPageIteratorBoundingBox")
                      .find(begins_, "TessPageIteratorIsAtBeginningOf")
                      .whole();
        if (!loaded_) return;
        readers_[0] = reader_of("tha");
        if (readers_[0] != nullptr) readers_[1] = reader_of("eng");
    }
    Tesseract(const Tesseract&) = delete;
    Tesseract& operator=(const Tesseract&) = delete;
    ~Tesseract() {
        for (Handle reader : readers_)
            if (reader != nullptr) destroy_(reader);
    }

    [[nodiscard]] bool loaded() const { return loaded_; }
    [[nodiscard]] bool has(Model model) const { return readers_[static_cast<std::size_t>(model)] != nullptr; }

    std::vector<TextLine> read(const pdf::GreyImage& picture, const Box& part, Model model, bool single,
                               double seconds) {
        const std::lock_guard lock(busy_);
        Handle reader = readers_[static_cast<std::size_t>(model)];
        constexpr int usual_resolution = 300;
        set_mode_(reader, single ? one_line : one_block);
        set_image_(reader, picture.pixels.data(), picture.width, picture.height, 1, picture.width);
        set_resolution_(reader, usual_resolution);
        set_rectangle_(reader, part.left, part.top, part.width(), part.height());
        std::vector<TextLine> lines;
        constexpr double most_seconds = 3600;
        Handle monitor = create_monitor_();
        set_deadline_(monitor, static_cast<int>(std::clamp(seconds, 0.0, most_seconds) * 1000));
        if (recognize_(reader, monitor) == 0) lines = lines_of(reader);
        destroy_monitor_(monitor);
        clear_(reader);
        return lines;
    }

private:
    Handle reader_of(const char* language) {
        Handle reader = create_();
        if (init_(reader, nullptr, language) == 0) {
            // It says much that is for its makers.
            set_variable_(reader, "debug_file", "/dev/null");
            return reader;
        }
        destroy_(reader);
        return nullptr;
    }

    std::vector<TextLine> lines_of(Handle reader) {
        std::vector<TextLine> lines;
        Handle at = iterator_(reader);
        if (at == nullptr) return lines;
        const void* place = page_iterator_(at);
        // What it calls words of Thai are single letters: only the text of the line has the spaces.
        std::string rest;
        do {
            Symbol symbol{text_at(at, level_symbol), box_at(place, level_symbol)};
            if (symbol.text.empty()) continue;
            if (lines.empty() || begins_(place, level_line) != 0) {
                lines.push_back({{}, box_at(place, level_line)});
                rest = text_at(at, level_line);
            }
            std::vector<Word>& words = lines.back().words;
            const std::size_t found = rest.find(symbol.text);
            const bool spaced = found != std::string::npos && rest.substr(0, found).find(' ') != std::string::npos;
            if (found != std::string::npos) rest.erase(0, found + symbol.text.size());
            if (words.empty() || spaced) words.push_back({{}, symbol.box, 100});
            words.back().box.add(symbol.box);
            words.back().confidence = std::min<double>(words.back().confidence, confidence_(at, level_symbol));
            words.back().symbols.push_back(std::move(symbol));
        } while (next_(at, level_symbol) != 0);
        destroy_iterator_(at);
        return lines;
    }

    std::string text_at(Handle at, Level level) {
        char* text = text_(at, level);
        if (text == nullptr) return {};
        std::string out = text;
        delete_text_(text);
        return out;
    }

    [[nodiscard]] Box box_at(const void* place, Level level) const {
        Box box;
        if (bounding_box_(place, level, &box.left, &box.top, &box.right, &box.bottom) == 0) return {};
        return box;
    }

    bool loaded_ = false;
    std::array<Handle, 2> readers_{};
    std::mutex busy_;
    Handle (*create_)() = nullptr;
    void (*destroy_)(Handle) = nullptr;
    int (*init_)(Handle, const char*, const char*) = nullptr;
    int (*set_variable_)(Handle, const char*, const char*) = nullptr;
    void (*set_mode_)(Handle, int) = nullptr;
    void (*set_image_)(Handle, const unsigned char*, int, int, int, int) = nullptr;
    void (*set_resolution_)(Handle, int) = nullptr;
    void (*set_rectangle_)(Handle, int, int, int, int) = nullptr;
    Handle (*create_monitor_)() = nullptr;
    void (*destroy_monitor_)(Handle) = nullptr;
    void (*set_deadline_)(Handle, int) = nullptr;
    int (*recognize_)(Handle, Handle) = nullptr;
    Handle (*iterator_)(Handle) = nullptr;
    void (*destroy_iterator_)(Handle) = nullptr;
    void (*clear_)(Handle) = nullptr;
    int (*next_)(Handle, int) = nullptr;
    char* (*text_)(const void*, int) = nullptr;
    void (*delete_text_)(const char*) = nullptr;
    float (*confidence_)(const void*, int) = nullptr;
    const void* (*page_iterator_)(const void*) = nullptr;
    int (*bounding_box_)(const void*, int, int*, int*, int*, int*) = nullptr;
    int (*begins_)(const void*, int) = nullptr;
};

Tesseract& tesseract() {
    static Tesseract loaded;
    return loaded;
}

}  // namespace

void load_tesseract() {
    tesseract();
    pdf::load_image_codecs();
}

bool has_model(Model model) {
    return tesseract().has(model);
}

void require_models() {
    if (!tesseract().loaded())
        throw unreadable(
            "no-tesseract", "",
            {"pictures of pages are read by Tesseract 5 (libtesseract.so.5), which is not installed: install "
             "the packages libtesseract5 and tesseract-ocr-tha, or go without --ocr",
             "การอ่านหน้าที่เป็นรูปภาพต้องใช้ Tesseract 5 (libtesseract.so.5) ซึ่งยังไม่ได้ติดตั้ง โปรดติดตั้งแพ็กเกจ "
             "libtesseract5 และ tesseract-ocr-tha หรือไม่ใช้ --ocr"});
    if (!has_model(Model::thai))
        throw unreadable(
            "no-thai-model", "",
            {"Tesseract has no Thai model (tha.traineddata): install the package tesseract-ocr-tha, or say "
             "in TESSDATA_PREFIX where the model is",
             "Tesseract ไม่มีข้อมูลภาษาไทย (tha.traineddata) โปรดติดตั้งแพ็กเกจ tesseract-ocr-tha "
             "หรือระบุที่อยู่ใน TESSDATA_PREFIX"});
}

std::vector<TextLine> read_text(const pdf::GreyImage& picture, const Box& part, Model model, bool single,
                                double seconds) {
    return tesseract().read(picture, part, model, single, seconds);
}

}  // namespace raingan::ocr
