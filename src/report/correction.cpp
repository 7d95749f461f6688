#include "report/correction.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "report/report.h"

namespace raingan {
namespace {

struct MemberName {
    std::string_view member;
    const char* en;
    const char* th;
};
constexpr std::array<MemberName, 44> member_names{{
    {"organization", "agency", "หน่วยงาน"},
    {"name", "name", "ชื่อ"},
    {"type", "kind", "ประเภท"},
    {"amphoe", "amphoe", "อำเภอ"},
    {"province", "province", "จังหวัด"},
    {"parent", "parent body", "ต้นสังกัด"},
    {"title", "title", "ชื่อรายงาน"},
    {"report_year", "year of the report", "ปีของรายงาน"},
    {"score_year", "year of the scores", "ปีของคะแนน"},
    {"overall", "overall result", "ผลในภาพรวม"},
    {"score", "score", "คะแนน"},
    {"level", "level", "ระดับ"},
    {"target", "target", "ค่าเป้าหมาย"},
    {"change", "change", "ผลต่าง"},
    {"previous_year", "year before", "ปีก่อน"},
    {"previous_score", "score of the year before", "คะแนนปีก่อน"},
    {"respondents", "respondents", "จำนวนผู้ตอบ"},
    {"population", "population", "จำนวนผู้มีสิทธิตอบ"},
    {"items", "items", "จำนวนข้อ"},
    {"weakness", "weakness", "ข้อบกพร่อง/จุดอ่อน"},
    {"weakest", "weakest indicators", "ตัวชี้วัดที่ได้คะแนนน้อยที่สุด"},
    {"seq", "number", "ลำดับที่"},
    {"instrument", "instrument", "เครื่องมือ"},
    {"indicator", "indicator", "ตัวชี้วัด"},
    {"indicator_name", "name of the indicator", "ชื่อตัวชี้วัด"},
    {"actions", "measure", "มาตรการ"},
    {"responsible", "responsible", "หน่วยงานรับผิดชอบ"},
    {"period", "period", "ระยะเวลา"},
    {"remark", "remark", "หมายเหตุ"},
    {"budget_planned", "budget", "งบประมาณ"},
    {"budget_spent", "spent", "งบประมาณที่ใช้"},
    {"completion", "completion", "ร้อยละความก้าวหน้า"},
    {"status", "status", "สถานะ"},
    {"step_list", "steps", "ขั้นตอน"},
    {"links", "links", "ลิงก์หลักฐาน"},
    {"result", "result", "ผลการดำเนินการ"},
    {"budget", "budget", "งบประมาณ"},
    {"dimension", "dimension", "มิติ"},
    {"role", "role", "บทบาท"},
    {"position", "position", "ตำแหน่ง"},
    {"date", "date", "วันที่"},
    {"issue", "issue", "ประเด็น"},
    {"steps", "steps", "ขั้นตอน"},
    {"kpi", "measure of success", "ตัวชี้วัดความสำเร็จ"},
}};

/// Items of arrays: what one is called, before its number.
constexpr std::array<MemberName, 9> item_names{{
    {"measures", "measure no.", "มาตรการลำดับที่"},
    {"projects", "project no.", "โครงการลำดับที่"},
    {"sign_off", "signer no.", "ผู้ลงนามคนที่"},
    {"history", "year no.", "ปีลำดับที่"},
    {"rounds", "round no.", "รอบที่"},
    {"part_scores", "part", "ส่วนที่"},
    {"questions", "question no.", "ข้อที่"},
    {"scores", "score no.", "คะแนนลำดับที่"},
    {"indices", "index", "ดัชนีที่"},
}};

Message name_of_member(std::string_view member) {
    const auto* const found = std::ranges::find(member_names, member, &MemberName::member);
    if (found == member_names.end()) return {std::string(member), std::string(member)};
    return {found->en, found->th};
}

class PathWords {
public:
    explicit PathWords(const Report& report) : report_(report) {}

    Message words(std::string_view path) {
        std::string_view array;
        while (path.starts_with('/')) {
            path.remove_prefix(1);
            const std::string_view step = path.substr(0, path.find('/'));
            path.remove_prefix(step.size());
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
            if (error == std::errc() && end == step.data() + step.size() && !array.empty()) {
                add_item(array, index, path.empty());
                array = {};
                continue;
            }
            array = {};
            const bool has_item_name = std::ranges::find(item_names, step, &MemberName::member) != item_names.end();
            if (!path.empty() && (has_item_name || step == "instruments" || step == "indicators"))
                array = step;
            else if (step != "fields")
                add(name_of_member(step)), array = step;
        }
        return words_;
    }

private:
    void add(const Message& more) {
        words_.en.append(words_.en.empty() ? "" : " › ").append(more.en);
        words_.th.append(words_.th.empty() ? "" : " › ").append(more.th);
    }

    void add_item(std::string_view array, std::size_t index, bool last) {
        const std::string number = std::to_string(index + 1);
        if (array == "instruments") {
            instrument_ = index < report_.instruments.size() ? &report_.instruments[index] : nullptr;
            const std::string code = instrument_ == nullptr ? number : instrument_->code;
            return add({code, code});
        }
        if (array == "indicators" && instrument_ != nullptr && index < instrument_->indicators.size()) {
            const std::string own = std::to_string(instrument_->indicators[index].number);
            return add({"indicator " + own, "ตัวชี้วัดที่ " + own});
        }
        const auto* const found = std::ranges::find(item_names, array, &MemberName::member);
        if (found != item_names.end())
            add({std::string(found->en) + " " + number, std::string(found->th) + " " + number});
        else if (last)
            add({number, number});
    }

    const Report& report_;
    const Instrument* instrument_ = nullptr;
    Message words_;
};

/// "2026-01-31" → "31 มกราคม 2569"; what is no such day stays.
std::string thai_day(const std::string& day) {
    constexpr std::size_t length = 10, month_at = 5, day_at = 8;
    constexpr int be = 543, months = 12;
    if (day.size() != length) return day;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        std::from_chars(day.data() + at, day.data() + at + digits, value);
        return value;
    };
    const int month = number(month_at, 2);
    if (month < 1 || month > months) return day;
    return std::to_string(number(day_at, 2)) + " " + thai::month_name(month) + " " + std::to_string(number(0, 4) + be);
}

}  // namespace

std::string_view correction_name(Correction::Kind kind) {
    constexpr std::array<std::string_view, 3> names{"set", "choose", "dismiss"};
    return names.at(static_cast<std::size_t>(kind));
}

Message corrected_thing(const Correction& correction, const Report& report) {
    if (correction.finding) return correction.finding->message;
    return PathWords(report).words(correction.path);
}

Message told_change(const Correction& correction) {
    const auto en = [](const std::optional<std::string>& value) {
        return value ? "“" + *value + "”" : std::string("nothing");
    };
    const auto th = [](const std::optional<std::string>& value) {
        return value ? "«" + *value + "»" : std::string("ไม่มีค่า");
    };
    const std::string day = correction.when.substr(0, correction.when.find('T'));
    Message told;
    if (correction.finding)
        told = {"dismissed", "ยืนยันว่าไม่ใช่ข้อผิดพลาด"};
    else
        told = {"corrected from " + en(correction.from) + " to " + en(correction.to),
                "แก้จาก " + th(correction.from) + " เป็น " + th(correction.to)};
    told.en += " by " + correction.by + " on " + day;
    told.th += " โดย " + correction.by + " เมื่อ " + thai_day(day);
    if (!correction.why.empty()) told.en += ": " + correction.why, told.th += " เหตุผล: " + correction.why;
    return told;
}

}  // namespace raingan
