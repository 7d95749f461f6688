#include "exchange/members.h"

#include <span>

namespace raingan::exchange {

using Kind = Value::Kind;

Members::Members(const Place& at) : at_(at) {
    const Kind kind = at.value.kind;
    if (kind != Kind::object && !(kind == Kind::leaf && at.value.text.empty()))
        throw report_fault(at, {"is no object", "ไม่ใช่ออบเจ็กต์"});
}

void Members::allow(std::string_view name) {
    const auto asked = std::span(asked_).first(count_);
    if (std::ranges::find(asked, name) == asked.end()) asked_.at(count_++) = name;
}

void Members::end() const {
    const auto asked = std::span(asked_).first(count_);
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < at_.value.children.size(); ++i) {
        const Value& child = at_.value.children[i];
        const auto found = std::ranges::find(asked, child.name);
        if (found == asked.end())
            throw report_fault({child, &at_, i}, {"is a member that a report does not have", "ไม่ใช่สมาชิกของรายงาน"});
        const std::uint32_t bit = 1U << static_cast<unsigned>(found - asked.begin());
        if ((seen & bit) != 0) throw report_fault({child, &at_, i}, {"stands twice", "มีซ้ำกัน"});
        seen |= bit;
    }
}

std::string_view text_at(const Place& at) {
    if (at.value.kind != Kind::text && at.value.kind != Kind::leaf)
        throw report_fault(at, {"is no text", "ไม่ใช่ข้อความ"});
    return at.value.text;
}

std::string_view number_text(const Place& at) {
    if (at.value.kind != Kind::number && at.value.kind != Kind::leaf)
        throw report_fault(at, {"is no number", "ไม่ใช่ตัวเลข"});
    std::string_view text = at.value.text;
    if (at.value.kind == Kind::number) return text;
    // XSD lets white space stand about a number.
    constexpr std::string_view white = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    return text.substr(0, text.find_last_not_of(white) + 1);
}

Decimal decimal_at(const Place& at) {
    const auto value = Decimal::parse(number_text(at));
    if (!value)
        throw report_fault(at, {"is no decimal number of at most 18 digits, written without exponent",
                                "ไม่ใช่เลขทศนิยมไม่เกิน 18 หลักที่ไม่มีเลขยกกำลัง"});
    return *value;
}

/// ISO 8601, "2022-10-01", and a day that exists.
thai::Date date_at(const Place& at) {
    const std::string_view text = text_at(at);
    constexpr std::string_view form = "dddd-dd-dd";
    const bool formed =
        std::ranges::equal(text, form, [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
    thai::Date date;
    if (formed) {
        std::from_chars(text.data(), text.data() + 4, date.year);
        std::from_chars(text.data() + 5, text.data() + 7, date.month);
        std::from_chars(text.data() + 8, text.data() + 10, date.day);
    }
    if (!formed || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > thai::days_in_month(date.year, date.month))
        throw report_fault(at, {"is no date like 2022-10-01", "ไม่ใช่วันที่ในรูป 2022-10-01"});
    return date;
}

Origin origin_at(const Place& at) {
    Origin origin;
    Members members(at);
    members.need("part", [&](const Place& part) { origin.part = integer_at<std::uint16_t>(part, 0); });
    members.with("table", [&](const Place& table) { origin.table = integer_at<std::uint32_t>(table, 1); });
    members.with("row", [&](const Place& row) { origin.row = integer_at<std::uint32_t>(row, 1); });
    members.with("column", [&](const Place& column) { origin.column = integer_at<std::uint32_t>(column, 1); });
    members.with("paragraph", [&](const Place& line) { origin.paragraph = integer_at<std::uint32_t>(line, 1); });
    members.end();
    return origin;
}

void read_value(const Place& at, Text& text) {
    text.as_written = text.value = text_at(at);
}
void read_value(const Place& at, Score& score) {
    score.value = decimal_at(at);
    score.as_written = score.value.to_string();
}
void read_value(const Place& at, Count& count) {
    count.value = integer_at<std::int64_t>(at, 0);
    count.as_written = std::to_string(count.value);
}
void read_value(const Place& at, PeriodValue& period) {
    Members members(at);
    members.need("text", [&](const Place& text) { period.text = text_at(text); });
    std::optional<thai::Date> start, end;
    members.with("start", [&](const Place& day) { start = date_at(day); });
    members.with("end", [&](const Place& day) { end = date_at(day); });
    members.end();
    if (start.has_value() != end.has_value())
        throw report_fault(at, {"has only one of start and end", "มีวันเริ่มหรือวันสิ้นสุดเพียงอย่างเดียว"});
    if (start) period.period = {*start, *end};
}

Message message_at(const Place& at) {
    Message message;
    Members languages(at);
    languages.need("en", [&](const Place& text) { message.en = text_at(text); });
    languages.need("th", [&](const Place& text) { message.th = text_at(text); });
    languages.end();
    return message;
}

void read_certainty(Members& members, Message& decided_by) {
    members.allow("reason");
    members.with("certainty", [&](const Place& certainty) {
        if (text_at(certainty) != "decided") throw report_fault(certainty, {"is not \"decided\"", "ไม่ใช่ \"decided\""});
        members.need("reason", [&](const Place& reason) {
            decided_by = message_at(reason);
            if (decided_by.en.empty()) throw report_fault(reason, {"is empty", "ว่างเปล่า"});
        });
    });
}

void read_source(const Place& at, PeriodValue& period) {
    Members members(at);
    members.need("at", [&](const Place& place) { period.origin = origin_at(place); });
    members.end();
}

void read_texts(Members& members, Members* sources, std::string_view name, std::vector<Text>& texts) {
    members.need(name, [&](const Place& list) {
        each_item(list, [&](const Place& item) { read_value(item, texts.emplace_back()); });
    });
    if (sources == nullptr) return;
    sources->with(name, [&](const Place& list) {
        if (list.value.kind == Kind::array && list.value.children.size() != texts.size())
            throw report_fault(list, {"has not as many items as the values of that name", "มีจำนวนรายการไม่เท่ากับค่า"});
        each_item(list, [&](const Place& item) { read_source(item, texts[item.index]); });
    });
}

}  // namespace raingan::exchange
