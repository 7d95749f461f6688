#include "base/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/error.h"
#include "base/nearest.h"

namespace raingan {
namespace {

using std::string_view;

struct Suffix {
    string_view text;
    std::size_t factor;
};
constexpr std::array<Suffix, 4> sizes{{{"GiB", 1U << 30U}, {"MiB", 1U << 20U}, {"KiB", 1U << 10U}, {"B", 1}}};
constexpr std::array<Suffix, 2> times{{{"min", 60}, {"s", 1}}};

std::span<const Suffix> suffixes_of(Limit::Unit unit) {
    if (unit == Limit::Unit::bytes) return sizes;
    if (unit == Limit::Unit::seconds) return times;
    return {};
}

Error bad_limit(string_view given, Message message) {
    return {ExitStatus::usage, "bad-limit", "--limit " + std::string(given), std::move(message)};
}

Error bad_value(const Limit& limit, string_view given) {
    const std::string range = "1 – " + limit.shown(limit.most());
    return bad_limit(std::string(limit.name()) + "=" + std::string(given),
                     {"is not a whole number in " + range, "ต้องเป็นจำนวนเต็มในช่วง " + range});
}

/// Names that share a word with the given one or are nearly it; all where none is.
std::string names_near(string_view given) {
    const auto is_near = [given](string_view name) {
        return letter_distance(given, name) <= 3 || (given.size() > 2 && name.find(given) != string_view::npos) ||
               (given.find(name.substr(0, name.find('-'))) == 0);
    };
    std::string near, every;
    for (const Limit* limit : limits::all()) {
        every.append(every.empty() ? "" : ", ").append(limit->name());
        if (is_near(limit->name())) near.append(near.empty() ? "" : ", ").append(limit->name());
    }
    return near.empty() ? every : near;
}

}  // namespace

std::string Limit::shown(std::size_t value) const {
    for (const Suffix& suffix : suffixes_of(unit_))
        if (suffix.text != "min" && value % suffix.factor == 0)
            return std::to_string(value / suffix.factor) + std::string(suffix.text);
    return std::to_string(value);
}

void Limit::set(string_view value) {
    std::size_t number = 0, factor = 1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const string_view rest = value.substr(static_cast<std::size_t>(end - value.data()));
    if (!rest.empty()) {
        const auto suffixes = suffixes_of(unit_);
        const auto suffix = std::ranges::find(suffixes, rest, &Suffix::text);
        if (suffix == suffixes.end()) throw bad_value(*this, value);
        factor = suffix->factor;
    }
    if (error != std::errc() || number == 0 || number > most_ / factor) throw bad_value(*this, value);
    value_ = number * factor;
}

namespace limits {

std::span<Limit* const> all() {
    static constexpr std::array list{&input_bytes,
                                     &container_entries,
                                     &entry_bytes,
                                     &inflated_bytes,
                                     &streamed_bytes,
                                     &inflate_ratio,
                                     &xml_depth,
                                     &xml_tags,
                                     &xml_attributes,
                                     &xml_token_bytes,
                                     &html_depth,
                                     &html_cells,
                                     &html_attributes,
                                     &rtf_groups,
                                     &style_depth,
                                     &table_nesting,
                                     &table_columns,
                                     &table_cells,
                                     &sheet_cells,
                                     &sheets,
                                     &formula_cells,
                                     &formula_work,
                                     &formula_depth,
                                     &text_paragraphs,
                                     &document_text_bytes,
                                     &image_pixels,
                                     &page_floats,
                                     &pages,
                                     &ocr_pages,
                                     &ocr_page_pixels,
                                     &spin_count,
                                     &report_values,
                                     &report_depth,
                                     &time,
                                     &memory};
    return list;
}

void set(string_view assignment) {
    const string_view name = assignment.substr(0, assignment.find('='));
    const auto found = std::ranges::find(all(), name, &Limit::name);
    if (found == all().end()) {
        const std::string near = names_near(name);
        throw bad_limit(assignment, {"no such limit; there are: " + near + " (raingan --limits)",
                                     "ไม่มีขีดจำกัดชื่อนี้ ที่มีคือ " + near + " (raingan --limits)"});
    }
    (*found)->set(name.size() < assignment.size() ? assignment.substr(name.size() + 1) : string_view());
}

std::string table(Language language) {
    std::size_t names = 0, values = 0;
    for (const Limit* limit : all()) {
        names = std::max(names, string_view(limit->name()).size());
        values = std::max(values, limit->shown().size());
    }
    std::string out;
    for (const Limit* limit : all()) {
        const std::string name = limit->name(), value = limit->shown();
        out.append(name).append(names - name.size() + 2 + values - value.size(), ' ').append(value).append("  ");
        out += limit->description().in(language);
        if (*limit != limit->default_value())
            out +=
                (language == Language::thai ? " (ค่าเดิม " : " (default ") + limit->shown(limit->default_value()) + ")";
        out += '\n';
    }
    return out;
}

}  // namespace limits
}  // namespace raingan
