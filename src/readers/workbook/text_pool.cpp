#include "readers/workbook/text_pool.h"

namespace raingan::workbook {

TextPool::TextPool() : texts_(std::make_unique<Texts>()), numbers_(0, Hash{texts_.get()}, Equal{texts_.get()}) {
    texts_->ends.push_back(0);
}

std::uint32_t TextPool::add(std::string_view text) {
    if (text.empty()) return 0;
    if (const auto known = numbers_.find(text); known != numbers_.end()) return *known;
    texts_->bytes += text;
    texts_->ends.push_back(static_cast<std::uint32_t>(texts_->bytes.size()));
    const auto number = static_cast<std::uint32_t>(texts_->ends.size() - 1);
    numbers_.insert(number);
    return number;
}

}  // namespace raingan::workbook
