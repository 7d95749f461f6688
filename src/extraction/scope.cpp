#include "extraction/scope.h"

#include "extraction/phases.h"
#include "extraction/prose.h"
#include "extraction/tab_columns.h"
#include "extraction/years.h"

#include <algorithm>
#include <array>
#include <optional>

#include "thai/numbers.h"

namespace raingan::extraction {
namespace {

/// A longer line is a paragraph.
constexpr std::size_t scope_heading_bytes = 300;
/// What is at least so long is a sentence or more.
constexpr std::size_t sentence_bytes = 250;

constexpr auto method_words = std::to_array<std::string_view>({
    "วิธีการประเมิน",
    "วิธีประเมิน",
    "หลักเกณฑ์",
    "เกณฑ์การประเมิน",
    "เกณฑ์การให้คะแนน",
    "เกณฑ์การพิจารณา",
    "เกณฑ์ระดับ",
    "เกณฑ์การแปลผล",
    "เกณฑ์คะแนน",
    "การแปลผล",
    "ระดับคะแนน",
    "ช่วงคะแนน",
    "กรอบการประเมิน",
    "กรอบแนวคิด",
    "แนวทางการประเมิน",
    "ขั้นตอนการประเมิน",
    "เครื่องมือในการประเมิน",
    "เครื่องมือที่ใช้",
    "เครื่องมือการประเมิน",
    "กลุ่มตัวอย่าง",
    "แหล่งข้อมูล",
    "การคำนวณ",
    "วิธีคำนวณ",
    "สูตร",
    "ที่มาและความสำคัญ",
    "ความสำคัญ",
    "ความเป็นมา",
    "หลักการและเหตุผล",
    "วัตถุประสงค์",
    "นิยาม",
    "อภิธานศัพท์",
    "คำอธิบายศัพท์",
    "คำย่อ",
    "ศัพท์",
    "บทนำ",
    "ประโยชน์ที่คาดว่า",
    "ขอบเขต",
    "ความรู้เกี่ยวกับ",
    "ความรู้ทั่วไป",
    "ระเบียบวิธี",
    "กฎหมายที่เกี่ยวข้อง",
    "ปฏิทินการประเมิน",
    "ถ่วงน้ำหนัก",
    "ค่าน้ำหนัก",
    "รายละเอียดการประเมิน",
    "องค์ประกอบการประเมิน",
    "โครงสร้างการประเมิน",
    "ภาพรวมของการประเมิน",
    "เกี่ยวกับการประเมิน",
    "การประเมินitaคืออะไร",
    "itaคืออะไร",
    "คำชี้แจง",
});
/// Openers of headings under which the agency's own results or measures stand.
constexpr auto own_words = std::to_array<std::string_view>({
    "ผลการประเมิน",  "ผลคะแนน",   "คะแนนที่ได้",    "คะแนนภาพรวม", "สรุปผล",           "ผลการวิเคราะห์",
    "การวิเคราะห์ผล", "วิเคราะห์ผล", "ผลการดำเนิน",  "มาตรการ",     "รายงานผล",        "ข้อเสนอแนะ",
    "การวิเคราะห์",   "ผลสรุป",     "สรุปคะแนน",    "คะแนนรวม",    "การกำหนดมาตรการ", "แนวทางการพัฒนา",
    "ข้อบกพร่อง",     "จุดอ่อน",     "การดำเนินการ", "การนำผล",
});
constexpr auto assessment_words = std::to_array<std::string_view>({
    "ผลการประเมิน",
    "ผลคะแนน",
    "คะแนน",
    "ผลita",
    "ita",
});

bool holds_any(std::string_view text, const auto& words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return find_text(text, word) != std::string_view::npos; });
}

/// "บทที่ ๑", "ส่วนที่ ๒", "ตอนที่ ๓": what stands behind it, or the whole.
struct Chapter {
    bool is = false;
    std::string_view title;
};
Chapter chapter_of(std::string_view key) {
    for (const std::string_view opener : {"บทที่", "ส่วนที่", "ตอนที่"}) {
        if (!key.starts_with(opener)) continue;
        std::string_view rest = key.substr(std::string_view(opener).size());
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 0 || digits > 2) continue;
        return {true, rest.substr(digits)};
    }
    return {false, key};
}

bool holds_decimal(const Line& line) {
    std::size_t from = 0;
    while (const auto number = thai::find_number(line.text, from)) {
        if (number->value.places() > 0) return true;
        from = std::max(number->end, from + 1);
    }
    return false;
}

/// Numbers that are neither the line's own mark nor years: it tells something and is no heading.
bool holds_figures(const Line& line) {
    std::size_t from = marker_length(line.text);
    const Chapter chapter = chapter_of(line.key.text);
    while (const auto number = thai::find_number(line.text, from)) {
        from = std::max(number->end, from + 1);
        const bool year = number->value.places() == 0 && number->value.units() >= 2400 && number->value.units() <= 2700;
        const std::string before = key_of(std::string_view(line.text).substr(0, number->begin));
        constexpr auto places = std::to_array<std::string_view>({"ที่", "ข้อ", "หมวด", "ปี", "พ.ศ.", "ตาราง", "ภาพ"});
        const bool place = std::ranges::any_of(places, [&](std::string_view word) { return before.ends_with(word); });
        if (!year && !place && !(chapter.is && before.empty())) return true;
    }
    return false;
}

std::string_view before_decimal(std::string_view text) {
    std::size_t from = 0;
    while (const auto number = thai::find_number(text, from)) {
        if (number->value.places() > 0) return text.substr(0, number->begin);
        from = std::max(number->end, from + 1);
    }
    return text;
}

class ScopeReader {
public:
    ScopeReader(const Flow& flow, const Reporter& reporter) : flow_(flow), reporter_(reporter) {}

    std::vector<Scope> read() {
        std::vector<Scope> scopes;
        scopes.reserve(flow_.lines.size());
        for (const Line& line : flow_.lines) {
            if (!line.text.empty() && !line.in_table) {
                if (const auto year = opens_report(line)) earlier_report_ = *year;
                next(line);
                if (earlier_report_ != 0 && current_.topic == Topic::own)
                    current_ = {Topic::other_year, earlier_report_ - 1};
            }
            scopes.push_back(line.in_table ? Scope{} : current_);
        }
        return scopes;
    }

private:
    /// The title of a report that stands behind this one in the same file: the year that it is of where that one is
    /// earlier, 0 where it is this report's own. The agency's name stands right below it.
    [[nodiscard]] std::optional<int> opens_report(const Line& line) const {
        if (reporter_.name.empty() || reporter_.report_year_be == 0 || line.text.size() > scope_heading_bytes ||
            !line.key.text.starts_with("รายงาน") || holds_figures(line))
            return std::nullopt;
        const auto below = std::find_if(flow_.lines.begin() + (&line - flow_.lines.data()) + 1, flow_.lines.end(),
                                        [](const Line& other) { return !other.text.empty(); });
        if (below == flow_.lines.end() || !below->key.text.starts_with(reporter_.name)) return std::nullopt;
        const auto years = years_named(line.text);
        if (years.size() != 1 || years.front().be > reporter_.report_year_be) return std::nullopt;
        return years.front().be < reporter_.report_year_be ? years.front().be : 0;
    }

    void next(const Line& line) {
        const std::string_view key = key_behind_marker(line);
        if (current_.topic == Topic::contents) {
            if (is_entry(line)) return;
            current_ = {};
        }
        if (key.starts_with("สารบัญ") && key.size() <= 60) {
            current_ = {Topic::contents, 0};
            return;
        }
        // A tab parts the cells of a row.
        if (line.text.find('\t') != std::string::npos) return;
        if (line.text.size() > scope_heading_bytes) {
            if (const auto topic = resumes(line, key)) current_ = *topic;
            return;
        }
        const Chapter chapter = chapter_of(key);
        const std::string_view title = chapter.is ? chapter.title : key;
        if (const auto topic = topic_of(line, title, chapter.is)) current_ = *topic;
    }

    /// A line of a table of contents: it ends in its page, or is the head "เรื่อง หน้า".
    static bool is_entry(const Line& line) {
        const std::string_view key = line.key.text;
        if (key.ends_with("หน้า") || key.starts_with("สารบัญ") || key == "เรื่อง") return true;
        constexpr std::size_t front_matter_bytes = 40;  // "คำนำ ก"
        if (key.size() <= front_matter_bytes && line.text.size() > 4 && line.text[line.text.size() - 4] == ' ')
            return true;
        if (key.empty() || key.back() < '0' || key.back() > '9' || line.text.size() > scope_heading_bytes) return false;
        std::size_t digits = 0;
        while (digits < key.size() && key[key.size() - 1 - digits] >= '0' && key[key.size() - 1 - digits] <= '9')
            ++digits;
        const bool decimal = digits < key.size() && key[key.size() - 1 - digits] == '.' && digits <= 2 &&
                             digits + 1 < key.size() && key[key.size() - 2 - digits] >= '0' &&
                             key[key.size() - 2 - digits] <= '9';
        return digits <= 3 && !decimal;
    }

    /// What the heading says of all below it; none: it is no heading, or says nothing of that.
    [[nodiscard]] std::optional<Scope> topic_of(const Line& line, std::string_view title, bool chapter) const {
        if (holds_figures(line)) return resumes(line, title);
        for (const std::string_view word : {"ตารางที่", "ตาราง", "แสดง", "เปรียบเทียบ"})
            if (title.starts_with(word)) title.remove_prefix(std::string_view(word).size());
        title.remove_prefix(std::min(title.find_first_not_of("0123456789.: "), title.size()));
        const bool marked = marker_length(line.text) != 0 || chapter;
        const Said said = said_by(title);
        const bool assessed = holds_any(title, assessment_words);
        if (said.whose != nullptr && said.whose->says == Cue::Says::other && assessed)
            return Scope{Topic::elsewhere, 0};
        const bool opens_own = starts_with_any(title, own_words) != 0;
        const bool opens_method = starts_with_any(title, method_words) != 0;
        if (opens_method && (marked || title.size() <= 150)) return Scope{Topic::method, 0};
        if (title.starts_with("เป้าหมาย") && years_later(line)) return Scope{Topic::planned, 0};
        if (assessed && opens_own)
            if (const int year = earlier_year(line); year != 0) return Scope{Topic::other_year, year};
        if (opens_own) return holds_any(title, method_words) && !marked ? std::nullopt : std::optional(Scope{});
        if (chapter) return holds_any(title, method_words) ? Scope{Topic::method, 0} : Scope{};
        if (marked && current_.topic != Topic::method && holds_any(title, method_words) && title.size() <= 150)
            return Scope{Topic::method, 0};
        return std::nullopt;
    }

    /// A section on the method ends where the agency's own result is told.
    [[nodiscard]] std::optional<Scope> resumes(const Line& line, std::string_view title) const {
        if (current_.topic == Topic::own || !holds_decimal(line) || starts_with_any(title, own_words) == 0)
            return std::nullopt;
        // Another body's or year's results are told in short lines that begin so too.
        const bool itself = !reporter_.name.empty() && find_text(title, reporter_.name) != std::string_view::npos;
        if (current_.topic != Topic::method && !itself && line.text.size() < sentence_bytes) return std::nullopt;
        const Said said = said_by(title);
        const bool others = said.whose != nullptr && said.whose->says != Cue::Says::own;
        // A year behind the result is what it is compared with.
        const auto years = years_named(before_decimal(line.text));
        const bool earlier = !years.empty() && std::ranges::all_of(years, [&](const NamedYear& year) {
            return reporter_.is_earlier(year.be);
        });
        return others || earlier || title.starts_with("คะแนนรวม=") ? std::nullopt : std::optional(Scope{});
    }

    /// All its years are earlier than the scores': the newest of them.
    [[nodiscard]] int earlier_year(const Line& line) const {
        const auto years = years_named(line.text);
        if (years.size() != 1 || !reporter_.is_earlier(years.front().be)) return 0;
        return years.front().be;
    }
    [[nodiscard]] bool years_later(const Line& line) const {
        const auto years = years_named(line.text);
        return !years.empty() && reporter_.score_year_be != 0 &&
               std::ranges::all_of(years, [&](const NamedYear& year) { return year.be > reporter_.score_year_be; });
    }

    const Flow& flow_;
    const Reporter& reporter_;
    Scope current_;
    int earlier_report_ = 0;  ///< the year of a report that stands behind; 0: none
};

}  // namespace

std::string_view key_behind_marker(const Line& line) {
    const std::size_t at = line.key.at_source(marker_length(line.text));
    return std::string_view(line.key.text).substr(std::min(at, line.key.text.size()));
}

std::vector<Scope> scopes_of(const Flow& flow, const Reporter& reporter) {
    return ScopeReader(flow, reporter).read();
}

Reporter reporter_of(const Report& report, const YearRules& year) {
    Reporter reporter = reporter_of(report.organization ? report.organization->value : std::string(),
                                    report.score_year ? static_cast<int>(report.score_year->value) : 0,
                                    report.report_year ? static_cast<int>(report.report_year->value) : 0);
    for (const InstrumentRule& instrument : year.instruments)
        if (instrument.weight_percent) reporter.weights.push_back(*instrument.weight_percent);
    return reporter;
}

void find_mentions(Flow& flow, const Report& report, const YearRules& year) {
    const Reporter reporter = reporter_of(report, year);
    const auto scopes = scopes_of(flow, reporter);
    TabColumns columns;
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
        Line& line = flow.lines[i];
        line.scope = scopes[i];
        columns.next(line);
        if (line.key.text.find_first_of("0123456789") == std::string::npos) continue;
        auto mentions = mentions_of(line.text, line.key, scopes[i], reporter);
        columns.lend(line, reporter, mentions);
        line.mentions = std::make_shared<const std::vector<Mention>>(std::move(mentions));
        line.numbers = std::make_shared<const std::vector<LineNumber>>(numbers_of(line));
    }
}

}  // namespace raingan::extraction
