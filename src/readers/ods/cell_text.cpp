#include "readers/ods/cell_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace raingan::ods {
namespace {

using opendocument::Scope;
using std::string_view;

}  // namespace

void CellText::begin(const CellStyle& style) {
    style_ = &style;
    builder_.reset();
    looks_.assign(1, style.text);
    depth_ = 0;
    link_.clear();
}

void CellText::start(string_view name, const xml::Attributes& attributes) {
    if (depth_ == 0) {
        if (name != "p") return;
        if (builder_)
            builder_->add("\n", *looks_.front());
        else
            builder_.emplace(cells_.looks);
        depth_ = 1;
        return;
    }
    ++depth_;
    opendocument::Look* look = looks_.back();
    if (name == "span")
        look = &cells_.looks.within(*look, sheet_.find(Scope::content, "text", attributes["style-name"]));
    looks_.push_back(look);
    if (name == "a" && link_.empty()) link_ = attributes["href"];
    if (name == "tab") builder_->add("\t", *look);
    if (name == "line-break") builder_->add("\n", *look);
    if (name != "s") return;
    constexpr std::int64_t most = 4'096;
    const std::int64_t count = std::clamp(xml::integer(attributes["c"]).value_or(1), std::int64_t{0}, most);
    builder_->add(std::string(static_cast<std::size_t>(count), ' '), *look);
}

void CellText::end() {
    --depth_;
    if (looks_.size() > 1) looks_.pop_back();
}

void CellText::data(string_view piece) {
    if (depth_ > 0 && !looks_.back()->hidden) builder_->add_data(piece, *looks_.back());
}

std::optional<CellText::Text> CellText::finish() {
    if (!builder_) return std::nullopt;
    Paragraph paragraph = builder_->finish();
    builder_.reset();
    Text text;
    text.text = std::move(paragraph.text);
    text.link = std::move(link_);
    const auto looks_like = [&](std::uint32_t look) {
        const TextFormat& format = cells_.styles.looks[look].text;
        return std::ranges::all_of(
            paragraph.runs, [&](const Run& run) { return same_look(scratch_.text_formats[run.format], format); });
    };
    if (looks_like(style_->look)) return text;
    text.complex = looks_like(style_->complex_look);
    if (text.complex) return text;
    for (const Run& run : paragraph.runs) text.runs.push_back({run.begin, run.end, scratch_.text_formats[run.format]});
    return text;
}

}  // namespace raingan::ods
