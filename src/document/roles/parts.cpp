#include "document/roles/parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "document/visible.h"
#include "thai/characters.h"
#include "thai/list_marker.h"

namespace raingan {

namespace roles {
namespace {

constexpr std::array<std::string_view, 14> captions{
    "รูปที่",    "ภาพที่",  "รูปประกอบที่", "ภาพประกอบที่", "แผนภูมิที่", "แผนภาพที่",  "กราฟที่",
    "ตารางที่", "แผนที่ที่", "แผนผังที่",    "Figure ",    "Table ", "Picture ", "Chart ",
};

}  // namespace

std::size_t letters_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (is_visible(c) && !thai::is_zero_width_thai(c)) ++count;
        at += length;
    }
    return count;
}

bool is_bold(const Document& document, const Paragraph& paragraph) {
    bool seen = false;
    for (const Run& run : paragraph.runs) {
        const std::size_t begin = std::min<std::size_t>(run.begin, paragraph.text.size());
        const std::string_view text = std::string_view(paragraph.text).substr(begin, run.end - begin);
        if (visible_characters(text) == 0) continue;
        if (run.format >= document.text_formats.size() || !document.text_formats[run.format].bold) return false;
        seen = true;
    }
    return seen;
}

bool is_caption(std::string_view text) {
    text.remove_prefix(thai::skip_white_space(text, 0));
    return std::ranges::any_of(captions, [&](std::string_view word) { return text.starts_with(word); });
}

std::string excerpt(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t characters = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        at += length;
        if (thai::is_white_space(c)) {
            space = !out.empty();
            continue;
        }
        if (!is_visible(c)) continue;
        if (characters >= most && !thai::is_zero_width_thai(c)) return out + "…";
        if (std::exchange(space, false)) out += ' ';
        utf8::append(out, c);
        ++characters;
    }
    return out;
}

}  // namespace roles
}  // namespace raingan
