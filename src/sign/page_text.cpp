#include "sign/page_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace raingan::sign {
namespace {

/// Where it leaves the page as it is: spaces, and what people sign on.
bool is_leader(const pdf::ShownGlyph& glyph) {
    constexpr char32_t no_break_space = 0xA0, ellipsis = 0x2026;
    const std::string& text = glyph.meaning->text;
    const auto [c, length] = utf8::decode(text, 0);
    const char32_t character = glyph.meaning->known ? c : glyph.two_bytes ? 0 : static_cast<char32_t>(glyph.code);
    return (!glyph.meaning->known || length == text.size()) &&
           (character == ' ' || character == '.' || character == '_' || character == no_break_space ||
            character == ellipsis);
}

/// One box for what stands between leaders.
class TextFollower : public pdf::ContentSink {
public:
    explicit TextFollower(std::vector<Box>& out) : out_(out) {}

    void glyph(const pdf::ShownGlyph& glyph) override {
        constexpr long long not_shown = 3, only_clips = 7;
        constexpr std::size_t most_boxes = 200'000;
        if (glyph.mode == not_shown || glyph.mode == only_clips || out_.size() >= most_boxes) return;
        if (is_leader(glyph)) return end_string();
        constexpr double descent = 0.15, capitals = 0.7;
        if (!inside_) box_ = {1e9, 1e9, -1e9, -1e9};
        inside_ = true;
        for (const double x : {0.0, glyph.advance})
            for (const double y : {glyph.rise - descent * glyph.size, glyph.rise + capitals * glyph.size}) {
                box_.left = std::min(box_.left, glyph.text.x_of(x, y));
                box_.right = std::max(box_.right, glyph.text.x_of(x, y));
                box_.bottom = std::min(box_.bottom, glyph.text.y_of(x, y));
                box_.top = std::max(box_.top, glyph.text.y_of(x, y));
            }
    }
    void end_string() override {
        if (inside_) out_.push_back(box_);
        inside_ = false;
    }

private:
    std::vector<Box>& out_;
    Box box_{};
    bool inside_ = false;
};

}  // namespace

std::vector<Box> text_boxes(const QPDFObjectHandle& page) {
    std::vector<Box> out;
    pdf::Fonts fonts;
    pdf::ContentBudget budget;
    TextFollower follower(out);
    pdf::interpret_page(page, fonts, budget, follower);
    return out;
}

}  // namespace raingan::sign
