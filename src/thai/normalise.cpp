#include "thai/normalise.h"

#include <algorithm>
#include <array>
#include <limits>

#include "thai/characters.h"
#include "thai/clean_text.h"
#include "thai/normal_form.h"

namespace raingan::thai {
namespace {

Work begin_work(std::string_view text, Level level) {
    Work work;
    work.text = text;
    work.level = level;
    const std::size_t likely = text.size() / 2 + 1;
    work.original.reserve(likely);
    work.starts.reserve(likely);
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded c = utf8::decode(text, at);
        work.items.push_back({c.code_point, static_cast<std::uint32_t>(work.original.size())});
        work.original.push_back(c.code_point);
        work.starts.push_back(static_cast<std::uint32_t>(at));
        at += c.length;
    }
    work.starts.push_back(static_cast<std::uint32_t>(text.size()));
    work.touched.assign(work.original.size(), 0);
    return work;
}

void append_item(const Work& work, const Item& item, std::string& out) {
    if (item.c == work.original[item.source])
        out.append(work.text, work.starts[item.source], work.starts[item.source + 1] - work.starts[item.source]);
    else
        utf8::append(out, item.c);
}

// items[first, last) stand where the source has its characters [begin, end).
struct EditStretch {
    std::size_t first = 0, last = 0;
    std::uint32_t begin = 0, end = 0;
};

void add_edit(const Work& work, const EditStretch& stretch, Normalised& result) {
    std::string replacement;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) append_item(work, work.items[i], replacement);
    const std::uint32_t begin = work.starts[stretch.begin];
    const std::uint32_t end = work.starts[stretch.end];
    result.text += replacement;
    if (replacement == work.text.substr(begin, end - begin)) return;
    const auto from = work.touched.begin() + stretch.begin;
    const auto to = work.touched.begin() + stretch.end;
    const auto rule = std::find_if(from, to, [](std::uint8_t touched) { return touched != 0; });
    result.edits.push_back({begin, end, std::move(replacement), rule == to ? Rule::nfc : static_cast<Rule>(*rule)});
}

// An item that is its source character still, with all from before it before it and all from behind it behind it,
// bounds the edits. What lies between two of them is one edit.
void write(const Work& work, Normalised& result) {
    const std::vector<Item>& items = work.items;
    std::vector<std::uint32_t> least_behind(items.size() + 1, std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = items.size(); i-- > 0;) least_behind[i] = std::min(least_behind[i + 1], items[i].source);

    result.text.reserve(work.text.size());
    EditStretch stretch;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::uint32_t source = items[i].source;
        // Sources before the stretch are all used up: so `source >= stretch.end` says that none was skipped back to.
        const bool anchor =
            items[i].c == work.original[source] && source >= stretch.end && source < least_behind[i + 1];
        if (!anchor) {
            stretch.end = std::max(stretch.end, source + 1);
            continue;
        }
        stretch.last = i;
        stretch.end = source;
        add_edit(work, stretch, result);
        append_item(work, items[i], result.text);
        stretch = {i + 1, i + 1, source + 1, source + 1};
    }
    stretch.last = items.size();
    stretch.end = static_cast<std::uint32_t>(work.original.size());
    add_edit(work, stretch, result);
}

void apply_rules(Work& work) {
    map_private_use(work);
    drop_invisible(work);
    if (work.level == Level::key) unify_spaces(work);
    rejoin_gaps(work);
    compose(work);
    arrange_cells(work);
}

// What one rule leaves may be another's matter, and composing and arranging move each other's marks where combining
// marks of other scripts stand among Thai ones; so the rules go round until nothing moves.
void apply_rules_to_the_end(Work& work) {
    constexpr int most_rounds = 8;
    for (int round = 0; round < most_rounds; ++round) {
        const std::vector<Item> before = work.items;
        apply_rules(work);
        if (std::ranges::equal(before, work.items, {}, &Item::c, &Item::c)) return;
    }
}

}  // namespace

Normalised normalise(std::string_view text, Level level) {
    Normalised result;
    if (level == Level::body && is_clean_body(text)) {
        result.text = text;
        return result;
    }
    Work work = begin_work(text, level);
    const bool key = level == Level::key;
    apply_rules_to_the_end(work);
    report_doubts(work);
    if (key) {
        unify_digits(work);
        unify_punctuation(work);
        unify_gaps(work);
    }
    write(work, result);
    result.reports = std::move(work.reports);
    std::ranges::stable_sort(result.reports, {}, &Edit::begin);
    return result;
}

std::string comparison_key(std::string_view text) {
    std::string key = normalise(text, Level::key).text;
    std::erase(key, ' ');
    return key;
}

}  // namespace raingan::thai
