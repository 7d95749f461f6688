#include "extraction/progress.h"

#include <algorithm>
#include <array>

#include "extraction/splitting.h"
#include "report/key.h"
#include "thai/money.h"
#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

using Fields = std::vector<std::pair<std::string, Text>>;

struct StatusWords {
    std::string_view key;
    WorkStatus status;
};
/// The longest that the text begins with counts.
constexpr std::array<StatusWords, 38> status_words = {{
    {"ยังไม่ได้ดำเนินการ", WorkStatus::not_done},
    {"ยังไม่ดำเนินการ", WorkStatus::not_done},
    {"ยังมิได้ดำเนินการ", WorkStatus::not_done},
    {"ยังไม่มีการดำเนินการ", WorkStatus::not_done},
    {"ยังไม่เริ่ม", WorkStatus::not_done},
    {"ไม่ได้ดำเนินการ", WorkStatus::not_done},
    {"มิได้ดำเนินการ", WorkStatus::not_done},
    {"ไม่ดำเนินการ", WorkStatus::not_done},
    {"ไม่มีการดำเนินการ", WorkStatus::not_done},
    {"ไม่สามารถดำเนินการ", WorkStatus::not_done},
    {"อยู่ระหว่าง", WorkStatus::under_way},
    {"อยู่ในระหว่าง", WorkStatus::under_way},
    {"ระหว่างดำเนินการ", WorkStatus::under_way},
    {"กำลังดำเนินการ", WorkStatus::under_way},
    {"กำลังจัดทำ", WorkStatus::under_way},
    {"ดำเนินการบางส่วน", WorkStatus::under_way},
    {"ดำเนินการแล้วบางส่วน", WorkStatus::under_way},
    {"ดำเนินการแล้วเสร็จบางส่วน", WorkStatus::under_way},
    {"ดำเนินการแต่ยังไม่", WorkStatus::under_way},
    {"ดำเนินการแล้วแต่ยังไม่", WorkStatus::under_way},
    {"ดำเนินการยังไม่แล้วเสร็จ", WorkStatus::under_way},
    {"ดำเนินการไม่แล้วเสร็จ", WorkStatus::under_way},
    {"ยังไม่แล้วเสร็จ", WorkStatus::under_way},
    {"ยังไม่เสร็จ", WorkStatus::under_way},
    {"ดำเนินการแล้ว", WorkStatus::done},
    {"ได้ดำเนินการแล้ว", WorkStatus::done},
    {"ดำเนินการเสร็จ", WorkStatus::done},
    {"ดำเนินการเรียบร้อย", WorkStatus::done},
    {"ดำเนินการครบ", WorkStatus::done},
    {"ได้ดำเนินการเสร็จ", WorkStatus::done},
    {"ได้ดำเนินการครบ", WorkStatus::done},
    {"แล้วเสร็จ", WorkStatus::done},
    {"เสร็จสิ้น", WorkStatus::done},
    {"เสร็จเรียบร้อย", WorkStatus::done},
    {"เสร็จสมบูรณ์", WorkStatus::done},
    {"เสร็จแล้ว", WorkStatus::done},
    {"ขอยกเลิก", WorkStatus::cancelled},
    {"ยกเลิก", WorkStatus::cancelled},
}};

/// "ยกเลิกการใช้สำเนาบัตรประชาชน" is a deed, not the end of one.
bool cancels_work(std::string_view behind) {
    constexpr std::array<std::string_view, 7> work = {"โครงการ", "กิจกรรม",  "การดำเนินการ", "การดำเนินงาน",
                                                      "มาตรการ", "เนื่องจาก", "เพราะ"};
    return behind.empty() || starts_with_any(behind, work) != 0;
}

/// A percentage in the text: "ร้อยละ ๘๐", "80%"; none where there is none or more than one.
std::optional<thai::Number> only_percentage(std::string_view text) {
    std::optional<thai::Number> only;
    for (auto number = thai::find_number(text); number; number = thai::find_number(text, number->end)) {
        const std::string before = key_of(text.substr(0, number->begin));
        const std::string behind = key_of(text.substr(number->end));
        if (!before.ends_with("ร้อยละ") && !behind.starts_with('%')) continue;
        if (only) return std::nullopt;
        only = number;
    }
    return only;
}

bool is_percentage(const Decimal& value) {
    return value >= Decimal(0, 0) && value <= Decimal(100, 0);
}

/// A text is a status as a whole, or holds the words of one status and of no other.
std::optional<WorkStatus> status_within(std::string_view text) {
    if (const auto said = leading_status(text)) return said->status;
    std::string key = key_of(text);
    std::optional<WorkStatus> only;
    // Longest words first, each taken out where it stands: "ยังไม่แล้วเสร็จ" holds แล้วเสร็จ.
    auto words = status_words;
    std::ranges::stable_sort(words, std::ranges::greater(), [](const StatusWords& w) { return w.key.size(); });
    for (const StatusWords& word : words) {
        const std::size_t at = find_text(key, word.key);
        if (at == std::string::npos) continue;
        if (word.status == WorkStatus::cancelled && !cancels_work(std::string_view(key).substr(at + word.key.size())))
            continue;
        if (only && *only != word.status) return std::nullopt;
        only = word.status;
        key.erase(at, word.key.size());
    }
    // "ดำเนินการแล้วร้อยละ ๖๐" is not done.
    const auto share = only == WorkStatus::done ? only_percentage(text) : std::nullopt;
    return share && share->value < Decimal(100, 0) ? std::nullopt : only;
}

Decimal money_unit(std::string_view heading) {
    const std::string key = key_of(heading);
    if (find_text(key, "ล้านบาท") != std::string::npos) return {1'000'000, 0};
    if (find_text(key, "แสนบาท") != std::string::npos) return {100'000, 0};
    if (find_text(key, "พันบาท") != std::string::npos) return {1'000, 0};
    return {1, 0};
}

/// Where money that was spent is spoken of; npos: nowhere.
std::size_t find_spending(std::string_view text) {
    constexpr std::array<std::string_view, 8> words = {"เบิกจ่าย", "ใช้จ่ายจริง", "ใช้จ่ายไป", "ใช้จ่ายแล้ว",
                                                       "ใช้ไป",   "จ่ายจริง",   "ใช้จริง",   "จ่ายไป"};
    std::size_t first = std::string_view::npos;
    for (const std::string_view word : words) first = std::min(first, find_text(text, word));
    return first;
}

/// Without what is left over: "คงเหลือ ๑,๐๐๐ บาท".
std::string_view before_rest(std::string_view text) {
    for (const std::string_view word :
         {std::string_view("คงเหลือ"), std::string_view("เหลือจ่าย"), std::string_view("คืนเงิน")})
        text = text.substr(0, find_text(text, word));
    return text;
}

class ProgressReader {
public:
    ProgressReader(const MeasuresTable& table, const RowReader& row) : table_(table), row_(row) {}

    void budget() {
        for (const Column& column : table_.header.columns) {
            if (column.field != Field::budget && column.field != Field::spent) continue;
            const CellText cell = row_.text(column);
            const std::string heading = column.header + ' ' + column.parent;
            if (column.field == Field::spent) {
                if (column.round.empty()) set(progress.budget_spent, amount(cell, cell.text, heading), cell, cell.text);
                continue;
            }
            const std::string text = std::string(before_rest(cell.text));
            const std::size_t spending = find_spending(text);
            const std::string_view planned = std::string_view(text).substr(0, spending);
            set(progress.budget_planned, amount(cell, planned, heading), cell, planned);
            if (spending == std::string::npos) continue;
            const std::string_view spent = std::string_view(text).substr(spending);
            set(progress.budget_spent, baht_of(spent, heading), cell, spent);
        }
    }

    void completion() {
        if (const CellText cell = row_.text(Field::completion); !is_nothing(cell.text))
            if (auto score = score_of_cell(cell); score && is_percentage(score->value)) progress.completion = score;
        const CellText status = row_.text(Field::status);
        if (progress.completion) return;
        if (const auto number = only_percentage(status.text); number && is_percentage(number->value))
            progress.completion =
                Score{number->value, status.text.substr(number->begin, number->end - number->begin), status.origin};
    }

    void status(const Fields& fields) {
        for (const auto& [name, text] : fields) {
            if (name == "status")
                if (const auto said = status_within(text.value))
                    progress.status = Sourced<WorkStatus>{*said, text.value, text.origin};
        }
        if (progress.status) return;
        for (const RoundResult& round : progress.rounds)
            if (round.status) progress.status = round.status;
        if (progress.status || !progress.rounds.empty()) return;
        for (const auto& [name, text] : fields)
            if (name == "result") progress.status = status_of_result(text.value, text.origin);
    }

    void steps(Field actions) {
        if (actions == Field::steps) return;
        for (const Column& column : table_.header.columns) {
            if (column.field != Field::steps) continue;
            const CellText cell = row_.text(column);
            for (std::string& step : split_actions(cell.text)) progress.steps.push_back({step, step, cell.origin});
        }
    }

    void links() {
        for (const Column& column : table_.header.columns) {
            const bool proves = column.field == Field::evidence || column.field == Field::result ||
                                column.field == Field::remark || column.field == Field::none;
            if (!proves) continue;
            const CellText cell = row_.text(column);
            if (cell.cell != nullptr) add_targets(*cell.cell);
            add_addresses(cell);
        }
    }

    void rounds(std::string_view heading) {
        for (const Column& column : table_.header.columns) {
            const std::string name = !column.round.empty()           ? column.round
                                     : column.field == Field::result ? std::string(heading)
                                                                     : std::string();
            if (name.empty()) continue;
            const CellText cell = row_.text(column);
            if (is_nothing(cell.text)) continue;
            RoundResult& round = entry(name);
            if (column.field == Field::result) {
                round.result = Text{cell.text, cell.text, cell.origin};
                if (!round.status) round.status = status_of_result(cell.text, cell.origin);
            } else if (column.field == Field::status) {
                if (const auto said = status_within(cell.text))
                    round.status = Sourced<WorkStatus>{*said, cell.text, cell.origin};
            } else if (column.field == Field::spent) {
                set(round.spent, amount(cell, cell.text, column.header + ' ' + column.parent), cell, cell.text);
            }
        }
    }

    Progress progress;

private:
    static std::optional<Sourced<WorkStatus>> status_of_result(std::string_view text, const Origin& origin) {
        const auto said = leading_status(text);
        if (!said) return std::nullopt;
        return Sourced<WorkStatus>{said->status, said->words, origin};
    }

    static std::optional<Decimal> amount(const CellText& cell, std::string_view text, std::string_view heading) {
        if (cell.cell != nullptr)
            if (const auto* value = std::get_if<Decimal>(&cell.cell->value)) return *value * money_unit(heading);
        return baht_of(text, heading);
    }

    /// The first column that has an amount keeps it.
    static void set(std::optional<Score>& into, const std::optional<Decimal>& amount, const CellText& cell,
                    std::string_view written) {
        if (amount && !into) into = Score{*amount, std::string(trimmed(written)), cell.origin};
    }

    RoundResult& entry(const std::string& name) {
        const std::string key = key_of(name);
        for (RoundResult& round : progress.rounds)
            if (key_of(round.name) == key) return round;
        RoundResult& round = progress.rounds.emplace_back();
        round.name = name;
        return round;
    }

    void add_link(std::string_view target, std::string_view shown, const Origin& origin) {
        if (std::ranges::find(progress.links, target, &Text::value) == progress.links.end())
            progress.links.push_back({std::string(target), std::string(shown), origin});
    }

    void add_targets(const Cell& cell) {
        for (const Block& block : cell.blocks) {
            const auto* paragraph = std::get_if<Paragraph>(&block.what);
            if (paragraph == nullptr) continue;
            for (const Link& link : paragraph->links)
                if (link.target.starts_with("http") && link.end <= paragraph->text.size() && link.begin <= link.end)
                    add_link(link.target, std::string_view(paragraph->text).substr(link.begin, link.end - link.begin),
                             cell.origin);
        }
    }

    void add_addresses(const CellText& cell) {
        constexpr std::array<std::string_view, 3> schemes = {"https://", "http://", "www."};
        constexpr std::string_view white = " \t\n\f\v";
        const std::string_view text = cell.text;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool begins = at == 0 || static_cast<unsigned char>(text[at - 1]) >= 0x80U ||
                                std::string_view(" \t\n\f\v(:").find(text[at - 1]) != std::string_view::npos;
            const std::size_t scheme = begins ? starts_with_any(text.substr(at), schemes) : 0;
            if (scheme == 0) continue;
            std::string_view address = text.substr(at, text.find_first_of(white, at) - at);
            while (!address.empty() && std::string_view(".,;:)\"'").find(address.back()) != std::string_view::npos)
                address.remove_suffix(1);
            if (address.size() > scheme) add_link(address, address, cell.origin);
            at += std::max<std::size_t>(address.size(), 1) - 1;
        }
    }

    const MeasuresTable& table_;
    const RowReader& row_;
};

}  // namespace

std::optional<SaidStatus> leading_status(std::string_view text) {
    text.remove_prefix(marker_length(text));
    const SearchKey key = squeeze(text);
    const StatusWords* longest = nullptr;
    for (const StatusWords& words : status_words)
        if (key.text.starts_with(words.key) && (longest == nullptr || words.key.size() > longest->key.size()))
            longest = &words;
    if (longest == nullptr) return std::nullopt;
    const std::string_view behind = std::string_view(key.text).substr(longest->key.size());
    if (longest->status == WorkStatus::cancelled && !cancels_work(behind)) return std::nullopt;
    const std::size_t end = key.source_end(longest->key.size(), text);
    if (longest->status == WorkStatus::done) {
        // "ดำเนินการแล้วร้อยละ ๖๐" is not done.
        if (contains_any(behind, {"ยังไม่แล้วเสร็จ", "อยู่ระหว่าง", "ยังไม่ครบ"})) return std::nullopt;
        const auto share = only_percentage(text.substr(end));
        if (behind.starts_with("ร้อยละ") && share && share->value < Decimal(100, 0)) return std::nullopt;
    }
    return SaidStatus{longest->status, std::string(text.substr(0, end))};
}

std::optional<Decimal> baht_of(std::string_view text, std::string_view heading) {
    const std::string_view whole = trimmed(text);
    if (is_nothing(whole) || find_text(whole, "ร้อยละ") != std::string_view::npos ||
        whole.find('%') != std::string_view::npos)
        return std::nullopt;
    if (const auto amount = thai::parse_money(whole)) return amount;
    if (const auto number = thai::parse_number(whole)) return number->value * money_unit(heading);
    std::optional<Decimal> only;
    for (auto number = thai::find_number(whole); number; number = thai::find_number(whole, number->end)) {
        // "๑.๕ ล้านบาท", "๕๐๐ บาท": the figure with its unit, which is never far.
        constexpr std::size_t unit_bytes = 40;
        const std::string_view near = whole.substr(number->begin, number->end - number->begin + unit_bytes);
        const std::size_t baht = find_text(near, "บาท");
        if (baht == std::string_view::npos) continue;
        const auto amount = thai::parse_money(near.substr(0, baht + std::string_view("บาท").size()));
        if (!amount) continue;
        if (only && *only != *amount) return std::nullopt;
        only = amount;
    }
    return only;
}

Progress read_progress(const MeasuresTable& table, const RowReader& row, const Fields& fields, Field actions,
                       std::string_view round) {
    ProgressReader reader(table, row);
    reader.budget();
    reader.completion();
    reader.rounds(round);
    reader.status(fields);
    reader.steps(actions);
    reader.links();
    return std::move(reader.progress);
}

}  // namespace raingan::extraction
