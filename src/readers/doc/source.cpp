#include "readers/doc/source.h"

#include <algorithm>

namespace raingan::doc {
namespace {

const RunForm& run_form(Source& source, Bytes grpprl, std::uint16_t prm, std::uint16_t style) {
    const FormKey key{grpprl.view().data(), grpprl.size(), prm, style};
    const auto [found, is_new] = source.run_forms.try_emplace(key);
    RunForm& form = found->second;
    if (!is_new) return form;
    apply_character(form.properties, grpprl);
    std::string own;
    apply_character(form.properties, grpprl_of(source.text, prm, own));
    const std::uint16_t character = form.properties.style.value_or(0);
    const bool styled = source.styles.has(character, StyleKind::character);
    append_run_properties(form.xml, form.properties, source.fonts, source.styles.on(style, character),
                          styled ? style_id(character) : std::string());
    return form;
}

const ParagraphForm& paragraph_form(Source& source, Bytes grpprl, Bytes change, std::uint16_t prm,
                                    std::uint16_t style) {
    const FormKey key{grpprl.view().data(), grpprl.size(), prm, style};
    const auto [found, is_new] = source.paragraph_forms.try_emplace(key);
    ParagraphForm& form = found->second;
    if (!is_new) return form;
    apply_paragraph(form.properties, grpprl);
    apply_paragraph(form.properties, change);
    form.style = form.properties.style.value_or(style);
    if (source.styles.has(form.style, StyleKind::paragraph))
        word::append_value(form.xml, "pStyle", style_id(form.style));
    append_paragraph_properties(form.xml, form.properties);
    return form;
}

/// Where the exception at `offset`, or the gap that it lies in, ends.
std::uint32_t end_of(const Exceptions& exceptions, std::uint32_t offset, const Exception* found) {
    if (found != nullptr) return found->end;
    const auto next = std::ranges::upper_bound(exceptions, offset, {}, &Exception::begin);
    return next == exceptions.end() ? 0xFFFFFFFFU : next->begin;
}

}  // namespace

Range range_of(const Source& source, StoryKind story) {
    const std::uint64_t size = source.text.characters.size();
    const std::uint64_t begin = std::min<std::uint64_t>(story_begin(source.fib, story), size);
    const std::uint64_t length = source.fib.story_lengths[static_cast<std::size_t>(story)];
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(begin + length, size))};
}

RunAt run_at(Source& source, std::uint32_t position, std::uint16_t paragraph_style) {
    const Piece* piece = source.text.piece_at(position);
    if (piece == nullptr) return {&run_form(source, {}, 0, paragraph_style), position + 1};
    const std::uint32_t offset = piece->offset + (position - piece->begin) * piece->width;
    const Exception* exception = exception_at(source.characters, offset);
    const std::uint32_t bytes = end_of(source.characters, offset, exception) - offset;
    const std::uint32_t characters = std::max(1U, bytes / piece->width + (bytes % piece->width != 0 ? 1U : 0U));
    const Bytes grpprl = exception == nullptr ? Bytes() : exception->grpprl;
    return {&run_form(source, grpprl, piece->change, paragraph_style),
            characters < piece->end - position ? position + characters : piece->end};
}

ParagraphAt paragraph_at(Source& source, std::uint32_t mark) {
    const Piece* piece = source.text.piece_at(mark);
    if (piece == nullptr) return {&paragraph_form(source, {}, {}, 0, 0), {}, {}, false};
    const std::uint32_t offset = piece->offset + (mark - piece->begin) * piece->width;
    const Exception* exception = exception_at(source.paragraphs, offset);
    const Bytes grpprl = exception == nullptr ? Bytes() : exception->grpprl;
    std::string own;
    const Bytes change = grpprl_of(source.text, piece->change, own);
    const std::uint16_t style = exception == nullptr ? 0 : exception->style;
    const ParagraphForm& form = paragraph_form(source, grpprl, change, piece->change, style);
    // A modifier of its own (Prm0) says nothing of rows, and does not outlive this call.
    return {&form, grpprl, own.empty() ? change : Bytes(),
            exception != nullptr && exception->end <= offset + piece->width};
}

}  // namespace raingan::doc
