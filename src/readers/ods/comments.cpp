#include "readers/ods/comments.h"

#include <utility>

namespace raingan::ods {

void CommentReader::begin(std::uint32_t row, std::uint32_t column) {
    comment_ = {row, column, {}, {}};
    in_ = In::nothing;
    depth_ = 0;
    open_ = true;
    begun_ = false;
}

void CommentReader::start(std::string_view name) {
    if (depth_ > 0) {
        ++depth_;
    } else if (name == "p" || name == "creator") {
        in_ = name == "p" ? In::text : In::author;
        depth_ = 1;
        if (in_ == In::text && std::exchange(begun_, true)) comment_.text += '\n';
    }
    if (in_ == In::text && depth_ > 1 && (name == "s" || name == "tab")) comment_.text += ' ';
    if (in_ == In::text && depth_ > 1 && name == "line-break") comment_.text += '\n';
}

void CommentReader::text(std::string_view piece) {
    if (depth_ > 0) (in_ == In::author ? comment_.author : comment_.text) += piece;
}

void CommentReader::leave() {
    if (depth_ > 0) --depth_;
}

workbook::SheetComment CommentReader::finish() {
    open_ = false;
    return std::exchange(comment_, {});
}

}  // namespace raingan::ods
