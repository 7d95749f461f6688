#include "extraction/labelled.h"

#include <algorithm>
#include <array>
#include <bit>

#include "extraction/cards.h"
#include "extraction/cells.h"
#include "extraction/field_bits.h"
#include "extraction/progress.h"
#include "extraction/rounds.h"
#include "extraction/table_headings.h"
#include "report/key.h"

namespace raingan::extraction {
namespace {

/// Labels that may begin a measure.
constexpr std::uint32_t measure_openers = bit(Field::indicator) | bit(Field::measure) | bit(Field::process) |
                                          bit(Field::issue) | bit(Field::instrument) | bit(Field::risk) |
                                          bit(Field::dimension);
/// What is done.
constexpr std::uint32_t deed_labels = bit(Field::measure) | bit(Field::steps) | bit(Field::risk);
/// Labels that only a measure or project has.
constexpr std::uint32_t work_labels =
    bit(Field::responsible) | bit(Field::period) | bit(Field::result) | bit(Field::status) | bit(Field::budget) |
    bit(Field::spent) | bit(Field::monitoring) | bit(Field::evidence) | bit(Field::problem) | bit(Field::suggestion) |
    bit(Field::kpi) | bit(Field::completion) | bit(Field::target);
/// Of these each tells by itself that work is spoken of, and no analysis of scores.
constexpr std::uint32_t strong_labels = bit(Field::responsible) | bit(Field::period) | bit(Field::result) |
                                        bit(Field::status) | bit(Field::budget) | bit(Field::spent) |
                                        bit(Field::monitoring) | bit(Field::completion);
/// Labels that may stand before their value without a colon, in the midst of a measure.
constexpr std::uint32_t open_labels =
    (work_labels | deed_labels | bit(Field::issue) | bit(Field::remark)) & ~(bit(Field::completion) | bit(Field::risk));
/// Labels behind which a list may stand even if a value does already.
constexpr std::uint32_t list_labels = bit(Field::measure) | bit(Field::steps) | bit(Field::result) |
                                      bit(Field::problem) | bit(Field::suggestion) | bit(Field::monitoring) |
                                      bit(Field::evidence) | bit(Field::issue) | bit(Field::kpi);

/// A longer line is prose, no name of a measure.
constexpr std::size_t label_title_bytes = 600;
constexpr std::size_t title_lines = 6;

bool has(std::uint32_t set, Field field) {
    return (set & bit(field)) != 0;
}

/// "๑.", "(2)", not "-".
bool is_numbered(std::string_view text) {
    const std::size_t length = marker_length(text);
    if (length == 0) return false;
    const std::string key = key_of(text.substr(0, length));
    return std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

enum class LabelledKind : std::uint8_t {
    blank,
    title,     ///< over a measure, by its words
    numbered,  ///< a title or an item of a list, as what follows tells
    label,
    item,
    text,
    heading,  ///< of an office, a round: no part of a measure
};
struct Read {
    LabelledKind kind = LabelledKind::text;
    std::optional<LeadingLabel> label;
    std::string number, title;
    bool names_work = false;  ///< "มาตรการที่ ๑", not an indicator's name
};

class LabelLineReader {
public:
    LabelLineReader(const YearRules& year, const HeaderRules& rules) : year_(year), rules_(rules) {}

    [[nodiscard]] Read read(const Line& line) const {
        Read read;
        const std::string_view text = line.text;
        if (text.empty()) {
            read.kind = LabelledKind::blank;
            return read;
        }
        if (auto numbered = numbered_title(text); numbered && text.size() <= label_title_bytes) {
            read.kind = LabelledKind::title;
            read.number = std::move(numbered->number);
            read.title = std::move(numbered->title);
            read.names_work = true;
            return read;
        }
        const std::string_view behind = text.substr(marker_length(text));
        auto label = leading_label(text, rules_);
        // "ดำเนินการแล้ว" heads a column of ticks; on a line it is a value.
        if (label && leading_status(label->text)) label.reset();
        constexpr std::size_t shortest_open = std::string_view("ผลลัพธ์").size();  // "ผล …" begins many sentences
        const bool open = label && !label->closed && has(open_labels, label->label.field) &&
                          label->text.size() >= shortest_open && !names_indicator(behind);
        if (open || (label && label->closed)) {
            read.kind = LabelledKind::label;
            read.label = std::move(label);
            return read;
        }
        if (names_indicator(behind) || process_of(text, year_) != nullptr) {
            read.kind = LabelledKind::title;
            read.title = behind;
            return read;
        }
        if (is_heading(text)) {
            read.kind = LabelledKind::heading;
        } else if (is_numbered(text)) {
            read.kind = LabelledKind::numbered;
            read.title = behind;
        } else if (marker_length(text) != 0) {
            read.kind = LabelledKind::item;
        }
        return read;
    }

private:
    /// The line is the name of an indicator, with its number or score or without.
    [[nodiscard]] bool names_indicator(std::string_view text) const {
        constexpr std::size_t name_bytes = 240;
        if (text.size() > name_bytes) return false;
        const IndicatorCell cell = read_indicator_cell(text, year_);
        return cell.rule != nullptr && named_by_cell(cell.name, year_) != nullptr;
    }
    [[nodiscard]] bool is_heading(std::string_view text) const {
        if (text.size() > label_title_bytes / 2) return false;
        if (!offices_of_heading(text, {}).empty()) return true;
        if (const auto round = find_round(text); round && round->of_reports && marker_length(text) == 0) return true;
        return is_numbered(text) && only_instrument(key_of(text), year_).has_value();
    }

    const YearRules& year_;
    const HeaderRules& rules_;
};

/// A piece of a measure and the line that it stands on.
struct Piece {
    std::size_t line;
    std::optional<LeadingLabel> label;  ///< none: an item of a list, or the title
    std::string text;
};
struct Record {
    std::optional<Piece> title;
    std::string number;
    bool names_work = false, by_number = false;
    std::vector<Piece> pieces;
    std::uint32_t labels = 0;
    std::size_t items = 0;
    bool prose = false;              ///< of the items some have no marks
    std::size_t first = 0, end = 0;  ///< lines

    [[nodiscard]] bool says_what() const {
        return items > 0 || (labels & deed_labels) != 0 || (title && names_work && !title->text.empty()) ||
               ((labels & bit(Field::issue)) != 0 && title.has_value());
    }
    [[nodiscard]] int work() const { return std::popcount(labels & work_labels); }
    [[nodiscard]] bool is_work() const { return (labels & strong_labels) != 0; }
};

class Taker {
public:
    Taker(Flow& flow, const YearRules& year, const HeaderRules& rules)
        : flow_(flow), reader_(year, rules), taken_(flow.lines.size()), table_before_(flow.lines.size() + 1) {
        for (const MeasuresTable& table : flow.tables) {
            table_before_[std::min(table.line, flow.lines.size())] = true;
            sequence_ = std::max(sequence_, table.sequence);
        }
    }

    void take() {
        for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
            if (table_before_[i] || flow_.lines[i].in_table) end_run();
            if (!flow_.lines[i].in_table) line(i);
        }
        end_run();
        rebuild();
    }

private:
    void line(std::size_t i) {
        Read read = reader_.read(flow_.lines[i]);
        switch (read.kind) {
            case LabelledKind::blank:
                return;
            case LabelledKind::title:
                begin(i);
                set_title(i, std::move(read));
                return;
            case LabelledKind::label:
                if (is_numbered_name(i, *read.label)) {
                    read.title = std::string_view(flow_.lines[i].text).substr(marker_length(flow_.lines[i].text));
                    numbered(i, std::move(read));
                } else {
                    label(i, std::move(*read.label));
                }
                return;
            case LabelledKind::numbered:
                numbered(i, std::move(read));
                return;
            case LabelledKind::item:
                if (open()) return item(i);
                break;
            case LabelledKind::text:
                if (open() && continues(i)) return;
                break;
            case LabelledKind::heading:
                // "ผู้รับผิดชอบ :" and the offices on lines below.
                if (open() && current_label_ && value_follows_ && current_label_->label.field == Field::responsible)
                    return item(i);
                break;
        }
        end_run();
    }

    [[nodiscard]] bool open() const { return !run_.empty(); }

    void begin(std::size_t i) {
        Record& record = run_.emplace_back();
        record.first = i;
        record.end = i + 1;
        current_label_.reset();
    }

    void set_title(std::size_t i, Read read) {
        Record& record = run_.back();
        record.number = std::move(read.number);
        record.names_work = read.names_work;
        if (!read.title.empty()) record.title = Piece{i, std::nullopt, std::move(read.title)};
    }

    void label(std::size_t i, LeadingLabel found) {
        const Field field = found.label.field;
        if (!open()) {
            if (!found.closed || !has(measure_openers, field)) return;
            begin(i);
            run_.back().first = i;
            first_field_ = field;
        } else if (!run_.back().title && field == first_field_ && run_.back().work() > 0 && found.closed) {
            begin(i);
        }
        Record& record = run_.back();
        record.end = i + 1;
        record.labels |= bit(field);
        const std::string value(trimmed(std::string_view(flow_.lines[i].text).substr(found.end)));
        value_follows_ = value.empty();
        constexpr std::array<std::string_view, 4> announces = {"ดังนี้", "คือ", "ได้แก่", ":"};
        value_follows_ = value_follows_ ||
                         std::ranges::any_of(announces, [&](std::string_view word) { return value.ends_with(word); });
        current_label_ = found;
        record.pieces.push_back({i, std::move(found), value});
    }

    void numbered(std::size_t i, Read read) {
        if (open() && !(run_.back().by_number && run_.back().work() > 0)) return item(i);
        if (!open() && !labels_follow(i)) return;
        begin(i);
        set_title(i, std::move(read));
        run_.back().by_number = true;
        run_.back().names_work = true;
    }

    /// "๒. มาตรการป้องกันการทุจริต" beside "๑. มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง": a measure's name, though it heads
    /// columns, too.
    [[nodiscard]] bool is_numbered_name(std::size_t i, const LeadingLabel& found) const {
        const std::string_view text = flow_.lines[i].text;
        if (found.label.field != Field::measure || found.end < text.size() || text.ends_with(':')) return false;
        if (!is_numbered(text) || found.text == "มาตรการ") return false;
        return open() ? run_.back().by_number && run_.back().work() > 0 : labels_follow(i);
    }

    /// Behind a numbered line come labels before the next numbered one: it is the title of a measure.
    [[nodiscard]] bool labels_follow(std::size_t i) const {
        constexpr std::size_t looked_at = 10;
        std::size_t seen = 0;
        for (std::size_t next = i + 1; next < flow_.lines.size() && seen < looked_at; ++next) {
            if (table_before_[next] || flow_.lines[next].in_table) return false;
            const Read read = reader_.read(flow_.lines[next]);
            if (read.kind == LabelledKind::blank) continue;
            if (read.kind == LabelledKind::label && read.label->closed)
                return has(work_labels | deed_labels, read.label->label.field);
            if (read.kind != LabelledKind::item && read.kind != LabelledKind::text) return false;
            ++seen;
        }
        return false;
    }

    void item(std::size_t i) {
        Record& record = run_.back();
        record.end = i + 1;
        const bool for_label =
            current_label_ && (value_follows_ || (has(list_labels, current_label_->label.field) &&
                                                  (record.items > 0 || (record.labels & deed_labels) != 0)));
        if (!for_label) ++record.items;
        record.pieces.push_back({i, for_label ? current_label_ : std::nullopt, flow_.lines[i].text});
    }

    /// A line that is none of these goes on with what stands before it.
    bool continues(std::size_t i) {
        Record& record = run_.back();
        const Line& line = flow_.lines[i];
        const bool adjacent = record.end == i;
        const bool value = current_label_ && value_follows_ && adjacent;
        const bool untold = !current_label_ && record.labels == 0 && line.text.size() <= label_title_bytes &&
                            i - record.first <= title_lines && record.title && (record.names_work || record.by_number);
        if (value || untold) {
            item(i);
            record.prose = true;
            if (value) value_follows_ = false;
            return true;
        }
        // A label that is not known, among those that are.
        if (record.title && record.work() > 0 && line.text.size() <= label_title_bytes && label_is_next(i)) {
            record.end = i + 1;
            current_label_.reset();
            record.pieces.push_back({i, LeadingLabel{}, line.text});
            return true;
        }
        if (!line.same_paragraph || record.pieces.empty() || !adjacent) return false;
        record.end = i + 1;
        record.pieces.push_back({i, record.pieces.back().label, line.text});
        return true;
    }

    [[nodiscard]] bool label_is_next(std::size_t i) const {
        for (std::size_t next = i + 1; next < flow_.lines.size(); ++next) {
            if (table_before_[next] || flow_.lines[next].in_table) return false;
            const Read read = reader_.read(flow_.lines[next]);
            if (read.kind != LabelledKind::blank)
                return read.kind == LabelledKind::label || (read.kind == LabelledKind::title && read.names_work);
        }
        return false;
    }

    /// Lists below names of indicators are measures where the words above say so.
    [[nodiscard]] bool stands_under_measures(std::size_t first) const {
        constexpr std::size_t looked_at = 3;
        constexpr std::array<std::string_view, 6> announcements = {
            "มาตรการ", "แนวทาง", "การกำหนดมาตรการ", "ผลการดำเนินการตามมาตรการ", "กำหนดมาตรการ", "ตารางมาตรการ"};
        std::size_t seen = 0;
        for (std::size_t line = first; line-- > 0 && seen < looked_at;) {
            const Line& above = flow_.lines[line];
            if (above.text.empty()) continue;
            ++seen;
            if (above.text.size() > label_title_bytes ||
                contains_any(above.key.text, {"วิเคราะห์", "เกณฑ์", "คำถาม", "รายละเอียดตัวชี้วัด"}))
                return false;
            const std::string key = key_of(std::string_view(above.text).substr(marker_length(above.text)));
            if (starts_with_any(key, announcements) != 0) return true;
        }
        return false;
    }

    void end_run() {
        std::vector<Record> run = std::move(run_);
        run_.clear();
        current_label_.reset();
        if (run.empty()) return;
        const std::size_t first = run.front().first;
        const bool listed = std::ranges::all_of(
            run, [](const Record& r) { return r.title && r.items > 0 && r.labels == 0 && !r.prose; });
        const bool by_list = listed && run.size() >= 2 && (run.front().names_work || stands_under_measures(first));
        std::erase_if(run, [&](const Record& r) { return !r.says_what() || (!r.is_work() && !by_list); });
        const bool told = run.size() >= 2 || (run.size() == 1 && run.front().work() >= 2);
        if (!told) return;
        make_table(run);
    }

    void make_table(const std::vector<Record>& run) {
        CardTable table;
        for (const Record& record : run) {
            const Origin& origin = flow_.lines[record.first].origin;
            table.begin(origin);
            if (!record.number.empty()) table.add({Field::seq, {}}, "ลำดับ", block_of(record.number, origin), origin);
            if (record.title) add_title(table, *record.title, origin);
            for (const Piece& piece : record.pieces) {
                const Origin& at = flow_.lines[piece.line].origin;
                if (!piece.label)
                    table.add_item(block_of(piece.text, at), at);
                else if (piece.text.empty())
                    table.touch(piece.label->label, piece.label->text, at);
                else
                    table.add(piece.label->label, piece.label->text, block_of(piece.text, at), at);
            }
            for (std::size_t line = record.first; line < record.end; ++line) taken_[line] = true;
        }
        MeasuresTable made = table.finish();
        made.line = run.front().first;
        made.sequence = ++sequence_;
        const auto behind = std::ranges::upper_bound(flow_.tables, made.line, {}, &MeasuresTable::line);
        flow_.tables.insert(behind, std::move(made));
    }

    /// "ประชุมชี้แจง (ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่)": the measure and its indicator.
    static void add_title(CardTable& table, const Piece& title, const Origin& origin) {
        constexpr std::string_view cue = "(ตัวชี้วัด";
        const std::size_t note = title.text.find(cue);
        if (note == std::string::npos || note == 0) {
            table.add_title(title.text, origin);
            return;
        }
        table.add_title(std::string_view(title.text).substr(0, note), origin);
        std::string indicator = title.text.substr(note + 1);
        if (indicator.ends_with(')')) indicator.pop_back();
        table.add({Field::indicator, {}}, "ตัวชี้วัด", block_of(indicator, origin), origin);
    }

    /// Without the lines that were taken; tables keep their places among the others.
    void rebuild() {
        if (std::ranges::find(taken_, true) == taken_.end()) return;
        std::vector<std::size_t> moved(taken_.size() + 1);
        std::vector<Line> lines;
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            moved[i] = lines.size();
            if (!taken_[i]) lines.push_back(std::move(flow_.lines[i]));
        }
        moved[taken_.size()] = lines.size();
        for (MeasuresTable& table : flow_.tables) table.line = moved[std::min(table.line, taken_.size())];
        for (FiguresTable& figures : flow_.figures) {
            figures.first_line = moved[std::min(figures.first_line, taken_.size())];
            figures.end_line = moved[std::min(figures.end_line, taken_.size())];
        }
        flow_.lines = std::move(lines);
    }

    Flow& flow_;
    LabelLineReader reader_;
    std::vector<bool> taken_, table_before_;
    std::uint32_t sequence_ = 0;
    std::vector<Record> run_;
    std::optional<LeadingLabel> current_label_;
    Field first_field_ = Field::none;
    bool value_follows_ = false;
};

}  // namespace

void take_labelled(Flow& flow, const YearRules& year, const HeaderRules& rules) {
    Taker(flow, year, rules).take();
}

}  // namespace raingan::extraction
