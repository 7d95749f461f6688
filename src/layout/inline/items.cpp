#include "layout/inline/items.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "document/choice.h"
#include "document/number_format.h"
#include "layout/inline/bidi.h"
#include "thai/breaks.h"

namespace raingan::layout {
namespace {

constexpr char32_t object_replacement = 0xFFFC;
constexpr double small_capitals = 0.8;  // of the size, for what is written in small letters
constexpr char32_t zero_width_space = 0x200B;

std::optional<ItemKind> control_kind(char32_t c) {
    switch (c) {
        case U' ':
            return ItemKind::space;
        case U'\t':
            return ItemKind::tab;
        case U'\n':
            return ItemKind::line_break;
        case U'\f':
            return ItemKind::page_break;
        case U'\v':
            return ItemKind::column_break;
        default:
            return std::nullopt;
    }
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_invisible(char32_t c) {
    return c == zero_width_space || c == 0xFEFF || (c < 0x20) || c == 0x7F;
}

/// What the asked format draws for `text`: capitals, and Thai digits where the font's ASCII digits look so.
std::string as_drawn(std::string_view text, const TextFormat& format, const ResolvedFormat& resolved) {
    std::string out;
    for (const char c : text) {
        if (resolved.thai_digits && c >= '0' && c <= '9')
            utf8::append(out, U'๐' + static_cast<char32_t>(c - '0'));
        else if ((format.all_caps || format.small_caps) && is_small_letter(c))
            out += static_cast<char>(c - 'a' + 'A');
        else
            out += c;
    }
    return out;
}

/// Character spacing goes behind each cluster (docs/word-layout.md#kerning-and-spacing).
double width_of(Context& context, const Item& item) {
    const TextFormat& format = context.text_format(item.format);
    double ems = 0;
    for (std::uint32_t i = item.first_unit; i < item.last_unit; ++i) ems += item.shaped->units[i].advance;
    return ems * context.format(item.format).size_pt * item.size_factor * format.horizontal_scale +
           format.character_spacing.pt * static_cast<double>(item.clusters);
}

void measure(Context& context, Item& item) {
    item.clusters = 0;
    for (std::uint32_t i = item.first_unit; i < item.last_unit; ++i)
        item.clusters += item.shaped->units[i].cluster_start ? 1 : 0;
    item.width_pt = width_of(context, item);
}

/// Of one size: small capitals have a piece of their own. `level`: of its direction.
Item text_item(Context& context, std::string_view text, std::uint32_t format, ItemKind kind, Level level) {
    Item item;
    item.kind = kind;
    item.format = format;
    item.level = level;
    const TextFormat& look = context.text_format(format);
    if (look.small_caps && !look.all_caps && !text.empty() && is_small_letter(text.front()))
        item.size_factor = small_capitals;
    const ResolvedFormat& resolved = context.format(format);
    const bool plain = !resolved.thai_digits && !look.all_caps && !look.small_caps;
    const auto direction = level % 2 == 0 ? fonts::Direction::left_to_right : fonts::Direction::right_to_left;
    item.shaped =
        &context.fonts.shape(resolved.font, plain ? text : std::string_view(as_drawn(text, look, resolved)), direction);
    item.last_unit = static_cast<std::uint32_t>(item.shaped->units.size());
    measure(context, item);
    return item;
}

/// Letters that may take another shape beside each other: Arabic, Syriac, N'Ko and the like, with their marks.
bool may_join(char32_t c) {
    return c >= 0x0600 && c < 0x0900;
}

class Collector {
public:
    Collector(Context& context, const Paragraph& paragraph)
        : context_(context), paragraph_(paragraph), text_(paragraph.text), breaks_(context.breaker.line_breaks(text_)),
          right_to_left_(context.paragraph_format(paragraph.format).right_to_left),
          levels_(levels_of(context.document, paragraph, right_to_left_)) {}

    std::vector<Item> collect() {
        add_label();
        const std::vector<Run>& runs = paragraph_.runs;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            Run run = runs[i];  // Word cuts runs at spelling marks: equal neighbours are one
            while (i + 1 < runs.size() && runs[i + 1].format == run.format) run.end = runs[++i].end;
            add_run(run);
        }
        add_range(at_, text_.size(), paragraph_.mark_format);
        if (follows_record() && !items_.empty() && paragraph_.page_starts.front() == 0)
            items_.front().starts_page = true;  // its label, if it has one
        return std::move(items_);
    }

private:
    /// The label stands before the text: its own text, then what separates the two.
    void add_label() {
        if (!paragraph_.label) return;
        const ListLabel& label = *paragraph_.label;
        const Level base = right_to_left_ ? 1 : 0;
        items_ = texts_apart(label.text, label.format, base);
        if (label.suffix == ListLabel::Suffix::space) {
            items_.push_back(text_item(context_, " ", label.format, ItemKind::space, base));
        } else if (label.suffix == ListLabel::Suffix::tab) {
            items_.emplace_back();
            items_.back().kind = ItemKind::label_tab;
            items_.back().format = label.format;
            items_.back().level = base;
        }
        for (Item& item : items_) item.is_label = true;
    }

    /// Text that is not the paragraph's own, in which it is a thing of level `level`.
    std::vector<Item> texts_apart(std::string_view text, std::uint32_t format, Level level) {
        std::vector<Item> items;
        std::size_t begin = 0;
        for (const LevelRun& run : level_runs(text, level)) {
            items.push_back(
                text_item(context_, text.substr(begin, run.end - begin), format, ItemKind::text, run.level));
            begin = run.end;
        }
        return items;
    }

    /// A cluster that a run's end divides belongs to the run in which it begins: Word cuts runs anywhere.
    void add_run(const Run& run) {
        std::size_t end = std::min<std::size_t>(run.end, text_.size());
        if (end <= at_) return;
        if (end < text_.size()) {
            std::size_t cluster = std::max<std::size_t>(at_, end > 24 ? back_to_base(end) : at_);
            while (cluster < end) cluster = thai::next_cluster(text_, cluster);
            end = cluster;
        }
        add_range(at_, end, run.format);
        at_ = end;
    }

    /// A place before `end` where a cluster certainly begins: the last space, ASCII character or Thai letter before it.
    [[nodiscard]] std::size_t back_to_base(std::size_t end) const {
        std::size_t at = end;
        while (at > at_) {
            --at;
            const auto byte = static_cast<unsigned char>(text_[at]);
            if ((byte & 0xC0U) == 0x80) continue;
            const char32_t c = utf8::decode(text_, at).code_point;
            if (c > 0x20 && (c < 0x80 || (thai::is_thai(c) && !thai::is_thai_mark(c) && c != U'ำ'))) return at;
        }
        return at_;
    }

    void add_range(std::size_t begin, std::size_t end, std::uint32_t format) {
        std::size_t piece = begin;  // start of the text not yet made an item
        for (std::size_t at = begin; at < end;) {
            const utf8::Decoded decoded = utf8::decode(text_, at);
            const std::size_t next = at + decoded.length;
            const auto control = control_kind(decoded.code_point);
            if (control || decoded.code_point == object_replacement || is_invisible(decoded.code_point)) {
                add_text(piece, at, format);
                add_special(at, next, format, decoded.code_point, control);
                piece = next;
            } else if (is_break(next) || is_page_start(next) || is_label_end(next) || is_turn(next)) {
                add_text(piece, next, format);
                piece = next;
            }
            at = next;
        }
        add_text(piece, end, format);
    }

    void add_text(std::size_t begin, std::size_t end, std::uint32_t format) {
        const bool divides = context_.text_format(format).small_caps;
        while (begin < end) {
            std::size_t next = divides ? begin + 1 : end;
            while (next < end && is_small_letter(text_[next]) == is_small_letter(text_[begin])) ++next;
            push(text_item(context_, as_joined(begin, next), format, ItemKind::text, level_at(begin)), begin, next);
            begin = next;
        }
    }

    /// A letter keeps the shape that it has in its word where only a format ends: a joiner stands for what is cut off.
    std::string_view as_joined(std::size_t begin, std::size_t end) {
        const std::string_view piece = text_.substr(begin, end - begin);
        if (level_at(begin) % 2 == 0) return piece;
        const bool before = begin > 0 && may_join(utf8::decode(text_, character_before(begin)).code_point) &&
                            may_join(utf8::decode(text_, begin).code_point);
        const bool behind = end < text_.size() && may_join(utf8::decode(text_, character_before(end)).code_point) &&
                            may_join(utf8::decode(text_, end).code_point);
        if (!before && !behind) return piece;
        constexpr std::string_view joiner = "\u200D";
        joined_.assign(before ? joiner : "").append(piece).append(behind ? joiner : "");
        return joined_;
    }

    [[nodiscard]] std::size_t character_before(std::size_t at) const {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80);
        return at;
    }

    void add_special(std::size_t begin, std::size_t end, std::uint32_t format, char32_t c,
                     std::optional<ItemKind> control) {
        if (control == ItemKind::space) {
            push(text_item(context_, " ", format, ItemKind::space, level_at(begin)), begin, end);
        } else if (control) {
            Item item;
            item.kind = *control;
            item.format = format;
            item.level = level_at(begin);
            push(item, begin, end);
        } else if (c == object_replacement) {
            add_object(begin, end, format);
        } else if (!items_.empty() && is_break(end)) {
            items_.back().break_after = true;  // a zero-width space is nothing but a place to break
        }
    }

    void add_object(std::size_t begin, std::size_t end, std::uint32_t format) {
        const auto found = std::ranges::find(paragraph_.objects, begin, [](const InlineObject& o) { return o.at; });
        if (found == paragraph_.objects.end()) return;
        if (const auto* field = std::get_if<PageField>(&found->what)) {
            std::vector<Item> parts = texts_apart(field_text(*field), format, level_at(begin));
            if (parts.empty()) parts.push_back(text_item(context_, "", format, ItemKind::text, level_at(begin)));
            for (Item& part : parts) {
                part.object = &found->what;
                push(part, begin, end);
            }
            return;
        }
        Item item;
        item.kind = ItemKind::object;
        item.format = format;
        item.level = level_at(begin);
        item.object = &found->what;
        const auto measure = [&](const auto& thing) {
            item.width_pt = thing.width.pt;
            item.height_pt = thing.height.pt;
        };
        if (const auto* image = std::get_if<InlineImage>(&found->what)) measure(*image);
        if (const auto* drawing = std::get_if<InlineDrawing>(&found->what)) measure(*drawing);
        push(item, begin, end);
    }

    std::string field_text(const PageField& field) {
        if (field.kind == PageField::Kind::styled_text) return context_.styled.text_of(field);
        if (field.kind == PageField::Kind::choice) {
            std::vector<std::string> inner;
            inner.reserve(field.inner.size());
            for (const PageField& one : field.inner) inner.push_back(field_text(one));
            return choose(field.text, inner).value_or("");
        }
        const bool page = field.kind == PageField::Kind::page;
        const std::uint32_t number = number_of(field.kind);
        const NumberFormat format = field.format.value_or(page ? context_.numbers.format : NumberFormat::decimal);
        const std::string text = format_number(number, format);
        if (text.empty()) return std::to_string(number);
        std::string zeros;
        const bool thai = format == NumberFormat::thai_numbers;
        if (thai || format == NumberFormat::decimal)
            for (std::size_t digits = text.size() / (thai ? 3 : 1); digits < field.least_digits; ++digits)
                zeros += thai ? "๐" : "0";
        return zeros + text;
    }

    std::uint32_t number_of(PageField::Kind kind) {
        const PageNumbers& numbers = context_.numbers;
        if (kind == PageField::Kind::page) return numbers.page;
        if (kind == PageField::Kind::section) return numbers.section;
        const bool all = kind == PageField::Kind::page_count;
        (all ? context_.page_count_used : context_.section_pages_used) = true;
        return all ? numbers.page_count : numbers.section_pages;
    }

    void push(Item item, std::size_t begin, std::size_t end) {
        item.begin = static_cast<std::uint32_t>(begin);
        item.end = static_cast<std::uint32_t>(end);
        item.break_after = is_break(end) || item.is_tab();
        for (; next_start_ < paragraph_.page_starts.size() && paragraph_.page_starts[next_start_] <= begin;
             ++next_start_)
            item.starts_page = context_.follow_record && paragraph_.page_starts[next_start_] > 0;
        items_.push_back(item);
    }

    [[nodiscard]] bool follows_record() const { return context_.follow_record && !paragraph_.page_starts.empty(); }

    /// Recorded between runs, so now and then within a cluster: then it is none.
    [[nodiscard]] bool is_page_start(std::size_t position) const {
        if (!follows_record()) return false;
        if (!std::ranges::binary_search(paragraph_.page_starts, static_cast<std::uint32_t>(position))) return false;
        return position >= text_.size() || !thai::is_thai_mark(utf8::decode(text_, position).code_point);
    }

    [[nodiscard]] Level level_at(std::size_t byte) const { return levels_.empty() ? Level{0} : levels_[byte]; }
    [[nodiscard]] bool is_turn(std::size_t position) const {
        return !levels_.empty() && position < text_.size() && levels_[position - 1] != levels_[position];
    }

    /// A mark that the author typed is tagged apart from what follows it, and an initial is set apart.
    bool is_label_end(std::size_t position) {
        if (paragraph_.drop_cap && paragraph_.drop_cap->end == position) return true;
        const std::vector<TypedItem>& typed = paragraph_.typed_items;
        while (next_typed_ < typed.size() && typed[next_typed_].label_end < position) ++next_typed_;
        return next_typed_ < typed.size() && typed[next_typed_].label_end == position;
    }

    /// Asked with ascending positions only, so one walk over the breaks serves the paragraph.
    bool is_break(std::size_t position) {
        while (next_break_ < breaks_.size() && breaks_[next_break_] < position) ++next_break_;
        return next_break_ < breaks_.size() && breaks_[next_break_] == position;
    }

    Context& context_;
    const Paragraph& paragraph_;
    std::string_view text_;
    std::vector<std::uint32_t> breaks_;
    std::size_t next_break_ = 0, next_start_ = 0, next_typed_ = 0;
    std::size_t at_ = 0;
    bool right_to_left_;
    std::vector<Level> levels_;  ///< of each byte; empty: all 0
    std::string joined_;         ///< scratch
    std::vector<Item> items_;
};

}  // namespace

std::vector<Item> collect_items(Context& context, const Paragraph& paragraph) {
    return Collector(context, paragraph).collect();
}

void fit_on_one_line(Context& context, std::vector<Item>& items, double room_pt) {
    // Its author may have made several lines of it.
    if (std::ranges::any_of(items, [](const Item& item) { return item.is_break() || item.is_tab(); })) return;
    constexpr double rounding_pt = 0.01;
    double natural = 0;
    for (Item& item : items) {
        item.break_after = false;
        natural += item.width_pt;
    }
    if (natural <= room_pt) return;
    const double factor = std::max(room_pt - rounding_pt, rounding_pt) / natural;
    for (Item& item : items) {
        if (item.object != nullptr) continue;
        item.size_factor *= factor;
        item.width_pt = width_of(context, item);
    }
}

Item split_item(Context& context, Item& item, double room_pt) {
    const TextFormat& format = context.text_format(item.format);
    const double per_em = context.format(item.format).size_pt * item.size_factor * format.horizontal_scale;
    double used = 0;
    std::uint32_t cut = item.last_unit;
    std::uint32_t clusters = 0;
    for (std::uint32_t i = item.first_unit; i < item.last_unit; ++i) {
        const fonts::ShapedUnit& unit = item.shaped->units[i];
        if (unit.cluster_start) {
            if (clusters > 0) used += format.character_spacing.pt;
            double cluster = unit.advance * per_em;
            for (std::uint32_t j = i + 1; j < item.last_unit && !item.shaped->units[j].cluster_start; ++j)
                cluster += item.shaped->units[j].advance * per_em;
            if (clusters > 0 && used + cluster > room_pt) {
                cut = i;
                break;
            }
            ++clusters;
            used += cluster;
        }
    }
    Item rest = item;
    rest.first_unit = cut;
    item.last_unit = cut;
    item.break_after = true;
    measure(context, item);
    // A word over thousands of lines would be measured from each of them to its end.
    constexpr std::uint32_t measured_again = 4096;
    if (rest.last_unit - cut <= measured_again) {
        measure(context, rest);
    } else {
        rest.clusters -= item.clusters;
        rest.width_pt -= item.width_pt;
    }
    return rest;
}

}  // namespace raingan::layout
