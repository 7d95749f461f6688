#include "document/offsets.h"

namespace raingan {

void replace_text(Paragraph& paragraph, std::uint32_t begin, std::uint32_t end, std::string_view text) {
    if (begin > end || end > paragraph.text.size()) return;
    const auto behind = static_cast<std::uint32_t>(begin + text.size());
    paragraph.text.replace(begin, end - begin, text);
    move_offsets(paragraph, [&](std::uint32_t& offset) {
        if (offset >= end)
            offset = offset - end + behind;
        else if (offset > begin)
            offset = behind;
    });
    std::erase_if(paragraph.runs, [](const Run& run) { return run.begin == run.end; });
}

}  // namespace raingan
