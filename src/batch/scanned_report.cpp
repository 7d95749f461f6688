#include "batch/scanned_report.h"

#include <algorithm>

#include "checks/confirmation.h"
#include "extraction/extract.h"
#include "thai/numbers.h"

namespace raingan::batch {
namespace {

/// Numbers of one or two digits are everywhere, and of those that are alike no one knows which is meant.
bool is_telling(const Decimal& value) {
    constexpr std::int64_t two_digits = 99;
    return value.places() > 0 || value > Decimal(two_digits, 0);
}

/// A number that the arithmetic bears out is trusted wherever our reader is sure to read it.
void trust_borne_out(ocr::Scans& scans, const std::vector<BorneOut>& confirmed) {
    for (ocr::ScannedNumber& number : scans.numbers) {
        const auto value = thai::parse_number(number.reading);
        if (!value || !is_telling(value->value)) continue;
        number.trusted = number.trusted || std::ranges::any_of(confirmed, [&](const BorneOut& known) {
                             return known.value == value->value;
                         });
    }
}

/// Calls `mark` with each value of the report that keeps its words and place.
template <class Mark>
class SourcedWalk {
public:
    explicit SourcedWalk(Mark mark) : mark_(std::move(mark)) {}

    void walk(Report& report) {
        all(report.organization, report.agency.kind, report.agency.amphoe, report.agency.province, report.agency.parent,
            report.title, report.report_year, report.score_year);
        Overall& overall = report.overall;
        all(overall.score, overall.level, overall.target, overall.change, overall.previous_year,
            overall.previous_score);
        for (Instrument& instrument : report.instruments) {
            all(instrument.name, instrument.respondents, instrument.population, instrument.items, instrument.score,
                instrument.weakness);
            parts(instrument.part_scores);
            for (Indicator& of_it : instrument.indicators) indicator(of_it);
        }
        for (Indicator& index : report.indices) indicator(index);
        for (YearResult& year : report.history) {
            all(year.score, year.level);
            for (YearResult::Of& of : year.scores) mark_(of.score);
        }
        for (Measure& measure : report.measures) {
            all(measure.score, measure.remark);
            each(measure.actions);
            work(measure);
        }
        for (Project& project : report.projects) {
            all(project.dimension);
            mark_(project.name);
            work(project);
        }
    }

private:
    template <class... T>
    void all(std::optional<T>&... values) {
        (..., one(values));
    }
    template <class T>
    void one(std::optional<T>& value) {
        if (value) mark_(*value);
    }
    template <class T>
    void each(std::vector<T>& values) {
        for (T& value : values) mark_(value);
    }
    void parts(std::vector<PartScore>& scores) {
        for (PartScore& part : scores) all(part.score, part.respondents);
    }
    void indicator(Indicator& indicator) {
        mark_(indicator.name);
        one(indicator.score);
        parts(indicator.part_scores);
        for (QuestionScore& question : indicator.questions) one(question.score);
    }
    template <class Work>
    void work(Work& work) {
        each(work.responsible);
        for (auto& [name, text] : work.fields) mark_(text);
        raingan::Progress& progress = work.progress;  // not the batch's
        all(progress.budget_planned, progress.budget_spent, progress.completion, progress.status);
        each(progress.steps);
        each(progress.links);
        for (RoundResult& round : progress.rounds) all(round.result, round.status, round.spent);
    }

    Mark mark_;
};

std::string shown_reading(const std::string& reading, std::string_view none) {
    return reading.empty() ? std::string(none) : "“" + reading + "”";
}

Diagnostic unconfirmed(const ocr::ScannedNumber& number) {
    Diagnostic out;
    out.severity = Severity::finding;
    out.code = "number-unconfirmed";
    out.message = {"a number in a picture is not in the model, for nothing confirms it: the reader of digits says " +
                       shown_reading(number.reading, "nothing for certain") + ", Tesseract " +
                       shown_reading(number.theirs, "nothing") + "; read it off the page",
                   "ไม่ได้ใส่ตัวเลขในรูปภาพลงในรายงานเพราะไม่มีสิ่งยืนยัน: ตัวอ่านตัวเลขอ่านได้ " +
                       shown_reading(number.reading, "ไม่แน่ชัด") + " Tesseract อ่านได้ " +
                       shown_reading(number.theirs, "ไม่พบ") + " โปรดอ่านจากหน้าเอกสาร"};
    out.origin.part = static_cast<std::uint16_t>(std::min<std::size_t>(number.page, 0xFFFF));
    out.crop = number.crop;
    return out;
}

}  // namespace

Document read_scanned(std::string_view bytes, const std::string& name, const Rules& rules, const ReadOptions& options,
                      ocr::Scans& scans) {
    ReadOptions scanning = options;
    scanning.scans = &scans;
    Document document = read_document(bytes, name, scanning);
    if (scans.pages.empty()) return document;
    trust_borne_out(scans, borne_out(extract(document, rules, name), rules));
    scans.shows_untrusted = false;
    return read_document(bytes, name, scanning);
}

void tell_scanned(Report& report, const ocr::Scans& scans) {
    SourcedWalk([&](auto& value) {
        if (!value.is_certain() || !scans.pages.contains(value.origin.part)) return;
        value.decided_by = {"it was read from a picture of the page", "อ่านจากรูปภาพของหน้าเอกสาร"};
    }).walk(report);
    for (const ocr::ScannedNumber& number : scans.numbers)
        if (!number.trusted) report.diagnostics.push_back(unconfirmed(number));
}

}  // namespace raingan::batch
