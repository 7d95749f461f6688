#include "readers/xlsx/rich_text.h"

namespace raingan::xlsx {

using std::string_view;

void RichText::begin() {
    text_.clear();
    runs_.clear();
    in_text_ = in_properties_ = has_properties_ = false;
    phonetic_ = 0;
}

void RichText::start(string_view local, const xml::Attributes& attributes) {
    if (in_properties_) {
        styles_.set_font_property(format_, local, [&](string_view name) -> string_view { return attributes[name]; });
    } else if (local == "t") {
        in_text_ = phonetic_ == 0;
    } else if (local == "rPh") {
        ++phonetic_;
    } else if (local == "r") {
        run_begin_ = static_cast<std::uint32_t>(text_.size());
        has_properties_ = false;
    } else if (local == "rPr") {
        in_properties_ = has_properties_ = true;
        format_ = styles_.default_font();
    }
}

void RichText::end(string_view local) {
    if (local == "t") {
        in_text_ = false;
    } else if (local == "rPr") {
        in_properties_ = false;
    } else if (local == "rPh") {
        if (phonetic_ > 0) --phonetic_;
    } else if (local == "r" && has_properties_) {
        const auto end = static_cast<std::uint32_t>(text_.size());
        if (end > run_begin_) runs_.push_back({run_begin_, end, format_});
        has_properties_ = false;
    }
}

}  // namespace raingan::xlsx
