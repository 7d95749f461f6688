#include "document/normalise.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdio>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "document/walk.h"
#include "thai/mojibake.h"
#include "thai/normalise.h"

namespace raingan {
namespace {

using thai::Edit;

/// Where byte offsets of the source stand after the edits; offsets must be asked for in ascending order.
class OffsetMap {
public:
    explicit OffsetMap(const std::vector<Edit>& edits) : edits_(edits) {}

    /// An offset inside an edit goes to the end of its replacement.
    std::uint32_t operator()(std::uint32_t offset) {
        while (next_ < edits_.size() && edits_[next_].end <= offset && edits_[next_].begin < offset) pass();
        if (next_ < edits_.size() && edits_[next_].begin < offset) {
            const Edit& edit = edits_[next_];
            return static_cast<std::uint32_t>(edit.begin + shift_ + static_cast<std::int64_t>(edit.replacement.size()));
        }
        return static_cast<std::uint32_t>(offset + shift_);
    }

private:
    void pass() {
        const Edit& edit = edits_[next_++];
        shift_ += static_cast<std::int64_t>(edit.replacement.size()) - (edit.end - edit.begin);
    }
    const std::vector<Edit>& edits_;
    std::size_t next_ = 0;
    std::int64_t shift_ = 0;
};

void move_runs(Paragraph& paragraph, const std::vector<Edit>& edits) {
    OffsetMap map(edits);
    std::uint32_t begin = 0;
    for (Run& run : paragraph.runs) {
        run.begin = begin;
        begin = run.end = map(run.end);
    }
    if (!paragraph.runs.empty()) paragraph.runs.back().end = static_cast<std::uint32_t>(paragraph.text.size());
    std::erase_if(paragraph.runs, [](const Run& run) { return run.begin == run.end; });
}

void move_objects(Paragraph& paragraph, const std::vector<Edit>& edits) {
    OffsetMap map(edits);
    for (InlineObject& object : paragraph.objects) object.at = map(object.at);
    const std::string_view mark = "\xEF\xBF\xBC";
    std::erase_if(paragraph.objects, [&](const InlineObject& object) {
        return std::string_view(paragraph.text).substr(std::min<std::size_t>(object.at, paragraph.text.size()), 3) !=
               mark;
    });
}

void move_links(Paragraph& paragraph, const std::vector<Edit>& edits) {
    for (Link& link : paragraph.links) {
        link.begin = OffsetMap(edits)(link.begin);
        link.end = OffsetMap(edits)(link.end);
    }
}

void move_references(Paragraph& paragraph, const std::vector<Edit>& edits) {
    for (PageReference& reference : paragraph.references) {
        reference.begin = OffsetMap(edits)(reference.begin);
        reference.end = OffsetMap(edits)(reference.end);
    }
    if (paragraph.drop_cap) paragraph.drop_cap->end = OffsetMap(edits)(paragraph.drop_cap->end);
}

void move_anchors(Paragraph& paragraph, const std::vector<Edit>& edits) {
    OffsetMap map(edits);
    for (std::uint32_t& anchor : paragraph.anchors) anchor = map(anchor);
    OffsetMap starts(edits);
    for (std::uint32_t& start : paragraph.page_starts) start = starts(start);
}

bool shows_nothing(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA1) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xE000 && c <= 0xF8FF);
}

/// `text` for a message: what cannot be seen is named.
std::string shown(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = utf8::decode(text, at);
        if (shows_nothing(c)) {
            std::array<char, 16> name{};
            out.append(name.data(), static_cast<std::size_t>(
                                        std::snprintf(name.data(), name.size(), "<U+%04X>", static_cast<unsigned>(c))));
        } else {
            out += text.substr(at, length);
        }
        at += length;
    }
    return out;
}

constexpr std::size_t context_bytes = 24;  // eight Thai letters on either side

std::size_t boundary_before(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    return at;
}

/// [begin, end) of `text` with some letters around it.
std::string around(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t from = boundary_before(text, begin > context_bytes ? begin - context_bytes : 0);
    const std::size_t to = boundary_before(text, std::min(text.size(), end + context_bytes));
    return shown(text.substr(from, to - from));
}

struct Place {
    Document& document;
    const Origin& origin;
    std::string_view before;
};

/// What befell the edit's range, in a few words and with its surroundings. Without a replacement it was only seen.
void add(const Place& place, Severity severity, const char* code, Message message, const Edit& edit, bool changed) {
    const std::size_t begin = std::min<std::size_t>(edit.begin, place.before.size());
    const std::size_t end = std::clamp<std::size_t>(edit.end, begin, place.before.size());
    std::string what = ": “" + around(place.before, begin, end) + "”";
    if (changed) {
        what += ", “" + shown(place.before.substr(begin, end - begin)) + "” → “" + shown(edit.replacement) + "”";
    }
    message.en += what;
    message.th += what;
    place.document.diagnostics.push_back({severity, code, std::move(message), place.origin});
}

/// One diagnostic for each rule.
void add_each_rule(const Place& place, const std::vector<Edit>& edits, bool changed) {
    std::bitset<256> told;
    for (const Edit& edit : edits) {
        const auto rule = static_cast<std::size_t>(edit.rule);
        if (!told[rule])
            add(place, changed ? Severity::info : Severity::warning, changed ? "text-normalised" : "text-doubtful",
                thai::describe(edit.rule), edit, changed);
        told[rule] = true;
    }
}

/// Puts the edited text in place, with all that stands at offsets of it.
void take_edits(Paragraph& paragraph, std::string text, const std::vector<Edit>& edits) {
    paragraph.text = std::move(text);
    move_runs(paragraph, edits);
    move_objects(paragraph, edits);
    move_links(paragraph, edits);
    move_anchors(paragraph, edits);
    move_references(paragraph, edits);
}

/// Thai that an earlier program read in the wrong encoding (docs/thai-text.md#mojibake): mended where nothing is lost,
/// else told.
void repair_encoding(Document& document, Paragraph& paragraph) {
    thai::Demojibaked result = thai::repair_mojibake(paragraph.text);
    const Place place{document, paragraph.origin, paragraph.text};
    std::vector<Edit> edits;
    for (thai::MojibakeFound& found : result.found) {
        const bool mended = !found.replacement.empty();
        Edit edit{found.begin, found.end, std::move(found.replacement), {}};
        add(place, Severity::warning, mended ? "mojibake-mended" : "mojibake", thai::describe(found.form), edit,
            mended);
        if (mended) edits.push_back(std::move(edit));
    }
    if (!edits.empty()) take_edits(paragraph, std::move(result.text), edits);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void normalise_paragraph(Document& document, Paragraph& paragraph) {
    if (is_ascii(paragraph.text)) return;
    if (thai::may_be_mojibake(paragraph.text)) repair_encoding(document, paragraph);
    thai::Normalised result = thai::normalise(paragraph.text, thai::Level::body);
    if (result.edits.empty() && result.reports.empty()) return;
    const Place place{document, paragraph.origin, paragraph.text};
    add_each_rule(place, result.edits, true);
    add_each_rule(place, result.reports, false);
    if (!result.edits.empty()) take_edits(paragraph, std::move(result.text), result.edits);
}

/// Nothing would be changed or told.
bool is_settled(const std::string& text) {
    if (is_ascii(text)) return true;
    if (thai::may_be_mojibake(text)) return false;
    const thai::Normalised result = thai::normalise(text, thai::Level::body);
    return result.edits.empty() && result.reports.empty();
}

struct Normaliser {
    Document& document;

    void operator()(Paragraph& paragraph) const { normalise_paragraph(document, paragraph); }

    /// Most texts are settled and looked at once; the others are told of at each cell that says them.
    void operator()(PackedRows& packed) const {
        std::vector<std::optional<std::string>> changed(packed.texts.size());
        for (std::size_t i = 0; i < changed.size(); ++i)
            if (!is_settled(packed.texts[i].text)) changed[i].emplace();
        for (std::size_t r = 0; r < packed.rows.size(); ++r) {
            const PackedRows::PackedRow& row = packed.rows[r];
            if (row.whole != 0)
                for (Cell& cell : packed.whole[row.whole - 1].cells) for_each_paragraph_in(cell.blocks, *this);
            for (const PackedRows::PackedCell& cell : packed_cells(packed, r)) {
                if (!changed[cell.text]) continue;
                Paragraph paragraph;
                paragraph.text = packed.texts[cell.text].text;
                paragraph.origin = origin_of(packed, row, cell);
                normalise_paragraph(document, paragraph);
                changed[cell.text] = std::move(paragraph.text);
            }
        }
        for (std::size_t i = 0; i < changed.size(); ++i)
            if (changed[i]) packed.texts[i].text = std::move(*changed[i]);
    }
};

}  // namespace

void normalise_text(Document& document) {
    for_each_paragraph(document, Normaliser{document});
}

}  // namespace raingan
