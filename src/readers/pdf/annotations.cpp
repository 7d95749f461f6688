#include "readers/pdf/annotations.h"

#include <algorithm>

namespace raingan::pdf_reader {
namespace {

std::string name_in(QPDFObjectHandle dictionary, const char* key) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isName() ? value.getName() : std::string();
}

std::string words_of(QPDFObjectHandle value) {
    if (value.isArray() && value.getArrayNItems() > 0) value = value.getArrayItem(0);  // a list's choices
    return value.isString() ? value.getUTF8Value() : std::string();
}

/// Not where the page is shown on a screen, nor by a widget without a page of its own (12.5.3).
bool is_hidden(QPDFObjectHandle annotation) {
    constexpr long long hidden = 1 << 1, no_view = 1 << 5;
    QPDFObjectHandle flags = annotation.getKey("/F");
    return flags.isInteger() && (flags.getIntValue() & (hidden | no_view)) != 0;
}

/// The appearance that is shown as long as nobody touches it; null: none (12.5.5).
QPDFObjectHandle appearance_of(QPDFObjectHandle annotation) {
    QPDFObjectHandle appearances = annotation.getKey("/AP");
    QPDFObjectHandle normal = appearances.isDictionary() ? appearances.getKey("/N") : QPDFObjectHandle::newNull();
    if (normal.isDictionary()) {  // of several states
        const std::string state = name_in(annotation, "/AS");
        normal = state.empty() ? QPDFObjectHandle::newNull() : normal.getKey(state);
    }
    return normal.isStream() ? normal : QPDFObjectHandle::newNull();
}

/// From the form's space, as its own matrix leaves it, to the page's: its box fills the annotation's (12.5.5,
/// algorithm 8.1).
Matrix placing(QPDFObjectHandle form, const pdf::Rectangle& place) {
    const pdf::Rectangle box = pdf::rectangle_of(form.getDict().getKey("/BBox")).value_or(pdf::Rectangle());
    const Matrix own = pdf::matrix_of(form.getDict().getKey("/Matrix"));
    pdf::Rectangle turned{1e9, 1e9, -1e9, -1e9};
    for (const double x : {box.left, box.right})
        for (const double y : {box.bottom, box.top}) {
            turned.left = std::min(turned.left, own.x_of(x, y));
            turned.right = std::max(turned.right, own.x_of(x, y));
            turned.bottom = std::min(turned.bottom, own.y_of(x, y));
            turned.top = std::max(turned.top, own.y_of(x, y));
        }
    const double wide = turned.width() > 0 ? place.width() / turned.width() : 1;
    const double high = turned.height() > 0 ? place.height() / turned.height() : 1;
    return {wide, 0, 0, high, place.left - wide * turned.left, place.bottom - high * turned.bottom};
}

/// Of a text or a choice; of buttons the state is all.
std::string value_of(const QPDFObjectHandle& widget, const std::string& field_kind) {
    return field_kind == "/Tx" || field_kind == "/Ch" ? words_of(pdf::inherited_entry(widget, "/V")) : std::string();
}

/// Whose words are the page's and not about it.
bool is_of_page(const std::string& kind) {
    return kind == "/Widget" || kind == "/FreeText" || kind == "/Stamp";
}

}  // namespace

AnnotationWords draw_annotations(QPDFObjectHandle page, pdf::Fonts& fonts, pdf::ContentBudget& budget,
                                 pdf::ContentSink& sink) {
    AnnotationWords words;
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray()) return words;
    for (int i = 0; i < annotations.getArrayNItems(); ++i) {
        QPDFObjectHandle annotation = annotations.getArrayItem(i);
        if (!annotation.isDictionary() || is_hidden(annotation)) continue;
        const std::string kind = name_in(annotation, "/Subtype");
        if (kind == "/Popup" || kind == "/Link") continue;
        QPDFObjectHandle field = pdf::inherited_entry(annotation, "/FT");
        const std::string field_kind = field.isName() ? field.getName() : std::string();
        if (field_kind == "/Sig") continue;
        if (QPDFObjectHandle shown = appearance_of(annotation); shown.isStream()) {
            const auto place = pdf::rectangle_of(annotation.getKey("/Rect")).value_or(pdf::Rectangle());
            interpret_form(shown, placing(shown, place), fonts, budget, sink);
        } else if (is_of_page(kind)) {
            std::string text =
                kind == "/Widget" ? value_of(annotation, field_kind) : words_of(annotation.getKey("/Contents"));
            if (!text.empty()) words.unshown.push_back(std::move(text));
        }
        if (std::string text = is_of_page(kind) ? std::string() : words_of(annotation.getKey("/Contents"));
            !text.empty())
            words.comments.push_back(std::move(text));
    }
    return words;
}

}  // namespace raingan::pdf_reader
