// The values as Python classes.
#include <tuple>

#include "module.h"

namespace raingan::python {
namespace py = pybind11;
namespace {

/// A class whose attributes are the members of a structure; "_fields" keeps their order.
template <class T>
class ValueClass {
public:
    ValueClass(py::module_& module, const char* name, const char* doc) : class_(module, name, doc) {
        class_.def(
            "to_dict", [](const py::object& self) { return to_plain(self); },
            "The value and all in it as dicts, lists, str, int, float and None.");
        class_.def("__repr__", [](const py::object& self) {
            return py::str("{}({})").format(py::type::of(self).attr("__name__"), py::repr(to_plain(self)));
        });
        class_.def("__eq__", [](const py::object& self, const py::object& other) {
            return py::type::of(self).is(py::type::of(other)) && to_plain(self).equal(to_plain(other));
        });
        class_.attr("__hash__") = py::none();
    }

    template <class Member>
    ValueClass& has(const char* name, Member T::*member, const char* doc) {
        class_.def_readonly(name, member, doc);
        fields_.append(name);
        class_.attr("_fields") = py::tuple(fields_);
        return *this;
    }
    py::class_<T>& get() { return class_; }

private:
    py::class_<T> class_;
    py::list fields_;
};

template <class E>
void add_enum(py::module_& module, const char* name, const char* doc,
              std::initializer_list<std::tuple<const char*, E, const char*>> values) {
    py::enum_<E> out(module, name, doc);
    for (const auto& [word, value, what] : values) out.value(word, value, what);
}

void add_enums(py::module_& module) {
    add_enum<Severity>(module, "Severity", "How much a finding matters.",
                       {{"info", Severity::info, "nothing to do: what was mended or substituted"},
                        {"warning", Severity::warning, "an output may differ from what the author meant"},
                        {"finding", Severity::finding, "something in the report does not hold"}});
    add_enum<WorkStatus>(module, "WorkStatus", "How far work has come.",
                         {{"done", WorkStatus::done, ""},
                          {"under_way", WorkStatus::under_way, ""},
                          {"not_done", WorkStatus::not_done, ""},
                          {"cancelled", WorkStatus::cancelled, ""}});
    add_enum<Project::Kind>(module, "ProjectKind", "What kind of paper a project's row stands in.",
                            {{"plan", Project::Kind::plan, ""},
                             {"follow_up", Project::Kind::follow_up, ""},
                             {"risk", Project::Kind::risk, ""}});
    add_enum<Verdict>(module, "Verdict", "Of all signatures of a PDF.",
                      {{"valid", Verdict::valid, "all hold, and are trusted"},
                       {"untrusted", Verdict::untrusted, "they hold; whose one is is not known"},
                       {"invalid", Verdict::invalid, "the file was changed after it was signed"},
                       {"is_unsigned", Verdict::is_unsigned, "there is no signature"},
                       {"contradicts", Verdict::contradicts, "who signed is not whom the file names"}});
    add_enum<ErrorKind>(module, "ErrorKind", "What an Error is about.",
                        {{"unreadable", ErrorKind::unreadable, "the input"},
                         {"unwritable", ErrorKind::unwritable, "the output"},
                         {"usage", ErrorKind::usage, "an argument"}});
}

void add_words(py::module_& module) {
    ValueClass<Message> message(module, "Message", "What people are told: str() is English, `th` Thai.");
    message.has("en", &Message::en, "str, English").has("th", &Message::th, "str, Thai");
    message.get().def("__str__", [](const Message& self) { return self.en; });

    ValueClass<Place> place(module, "Place", "Where in its source a value stands; 0: does not apply.");
    place.has("part", &Place::part, "str: the file's part, or the name of a sheet")
        .has("table", &Place::table, "int, from 1: table of the part")
        .has("row", &Place::row, "int, from 1: row of the table, or of the sheet")
        .has("column", &Place::column, "int, from 1: cell of the row, or column of the sheet")
        .has("paragraph", &Place::paragraph, "int, from 1: in the cell, or in the part");

    ValueClass<Text> text(module, "Text", "Words of the report; str() is the value.");
    text.has("value", &Text::value, "str")
        .has("as_written", &Text::as_written, "str: as the report has it, where that differs")
        .has("place", &Text::place, "Place")
        .has("decided_by", &Text::decided_by, "Message: why this one, where the report says several; else empty");
    text.get().def("__str__", [](const Text& self) { return self.value; });

    ValueClass<Number> number(
        module, "Number",
        "A figure of the report. float() is the nearest binary number; `decimal` is exact: scores "
        "are decided in hundredths.");
    number.has("value", &Number::value, "float")
        .has("exact", &Number::exact, "str: \"99.24\"")
        .has("as_written", &Number::as_written, "str: \"๙๙.๒๔\"")
        .has("place", &Number::place, "Place")
        .has("decided_by", &Number::decided_by, "Message, as of Text");
    number.get()
        .def("__float__", [](const Number& self) { return self.value; })
        .def("__str__", [](const Number& self) { return self.exact; })
        .def_property_readonly(
            "decimal", [](const Number& self) { return py::module_::import("decimal").attr("Decimal")(self.exact); },
            "decimal.Decimal, exact");

    ValueClass<Period> period(module, "Period", "A span of days, both of them within it.");
    period.has("text", &Period::text, "str, as written")
        .has("start", &Period::start, "str, ISO 8601 (years CE); empty: the text is no period that is known")
        .has("end", &Period::end, "str, likewise");

    ValueClass<Finding> finding(module, "Finding", "What does not hold in a document, or what became of it.");
    finding.has("severity", &Finding::severity, "Severity")
        .has("code", &Finding::code, "str, lasting: for programs")
        .has("message", &Finding::message, "Message")
        .has("shown_place", &Finding::shown_place, "Message: the place as people find it; empty: the whole document")
        .has("place", &Finding::place, "Place");
}

void add_work(py::module_& module) {
    ValueClass<Round>(module, "Round", "What a report says of a round of reporting (รอบ ๖ เดือน).")
        .has("name", &Round::name, "str, as written")
        .has("result", &Round::result, "Text or None")
        .has("status", &Round::status, "WorkStatus or None")
        .has("spent", &Round::spent, "Number or None, baht");
    ValueClass<Progress>(module, "Progress", "What the words about a measure or project say as values.")
        .has("budget_planned", &Progress::budget_planned, "Number or None, baht")
        .has("budget_spent", &Progress::budget_spent, "Number or None, baht")
        .has("completion", &Progress::completion, "Number or None, percent")
        .has("status", &Progress::status, "WorkStatus or None")
        .has("steps", &Progress::steps, "list of Text")
        .has("links", &Progress::links, "list of Text: addresses")
        .has("rounds", &Progress::rounds, "list of Round, in the report's order");
    ValueClass<Measure>(module, "Measure", "A row of the table of measures.")
        .has("number", &Measure::number, "int or None: ลำดับที่")
        .has("instrument", &Measure::instrument, "str: \"IIT\", \"EIT\", \"OIT\" or empty")
        .has("indicator", &Measure::indicator, "int or None: number of the indicator")
        .has("indicator_name", &Measure::indicator_name, "str, as the table writes it")
        .has("score", &Measure::score, "Number or None, 0–100")
        .has("actions", &Measure::actions, "list of Text: มาตรการ")
        .has("responsible", &Measure::responsible, "list of Text: หน่วยงานรับผิดชอบ")
        .has("period", &Measure::period, "Period or None")
        .has("fields", &Measure::fields, "list of (str, Text): other columns, \"issue\", \"steps\", \"result\" …")
        .has("remark", &Measure::remark, "Text or None")
        .has("progress", &Measure::progress, "Progress")
        .has("place", &Measure::place, "Place of the row");
    ValueClass<Project>(module, "Project", "A row of a plan against corruption, of a report on it, or of its risks.")
        .has("kind", &Project::kind, "ProjectKind")
        .has("year", &Project::year, "int or None, พ.ศ.")
        .has("number", &Project::number, "int or None")
        .has("dimension", &Project::dimension, "Text or None: มิติ")
        .has("name", &Project::name, "Text")
        .has("responsible", &Project::responsible, "list of Text")
        .has("period", &Project::period, "Period or None")
        .has("fields", &Project::fields, "list of (str, Text)")
        .has("progress", &Project::progress, "Progress")
        .has("place", &Project::place, "Place of the row");
    ValueClass<SignOff>(module, "SignOff", "Who signs the report.")
        .has("role", &SignOff::role, "str")
        .has("name", &SignOff::name, "str")
        .has("position", &SignOff::position, "str")
        .has("date", &SignOff::date, "str, ISO 8601; empty: none");
}

void add_report(py::module_& module) {
    ValueClass<PartScore>(module, "PartScore", "A part of EIT (from FY2566).")
        .has("part", &PartScore::part, "int: 1 or 2")
        .has("score", &PartScore::score, "Number or None, 0–100")
        .has("respondents", &PartScore::respondents, "Number or None, people");
    ValueClass<QuestionScore>(module, "QuestionScore", "A question or item of an indicator.")
        .has("code", &QuestionScore::code, "str: \"i1\", \"e15\", \"o43\"")
        .has("score", &QuestionScore::score, "Number or None, 0–100");
    ValueClass<Indicator>(module, "Indicator", "ตัวชี้วัด.")
        .has("number", &Indicator::number, "int, 1–10")
        .has("name", &Indicator::name, "str")
        .has("score", &Indicator::score, "Number or None, 0–100")
        .has("part_scores", &Indicator::part_scores, "list of PartScore")
        .has("questions", &Indicator::questions, "list of QuestionScore");
    ValueClass<Instrument>(module, "Instrument", "เครื่องมือ: IIT, EIT, OIT.")
        .has("code", &Instrument::code, "str: \"IIT\", \"EIT\", \"OIT\"")
        .has("name", &Instrument::name, "Text or None")
        .has("respondents", &Instrument::respondents, "Number or None, people")
        .has("population", &Instrument::population, "Number or None, people who may answer")
        .has("items", &Instrument::items, "Number or None: items that were examined (OIT)")
        .has("score", &Instrument::score, "Number or None, 0–100")
        .has("part_scores", &Instrument::part_scores, "list of PartScore")
        .has("indicators", &Instrument::indicators, "list of Indicator")
        .has("weakest", &Instrument::weakest, "list of int: numbers of the weakest indicators")
        .has("weakness", &Instrument::weakness, "Text or None");
    ValueClass<Overall>(module, "Overall", "The total.")
        .has("score", &Overall::score, "Number or None, 0–100")
        .has("level", &Overall::level, "Text or None: \"AA\", \"ผ่านดีเยี่ยม\"")
        .has("target", &Overall::target, "Number or None, 0–100")
        .has("change", &Overall::change, "Number or None, points, signed")
        .has("previous_year", &Overall::previous_year, "Number or None, พ.ศ.")
        .has("previous_score", &Overall::previous_score, "Number or None, 0–100");
    ValueClass<YearResult>(module, "YearResult", "The total of a year.")
        .has("year", &YearResult::year, "int, พ.ศ.")
        .has("score", &YearResult::score, "Number or None, 0–100")
        .has("level", &YearResult::level, "Text or None");
    ValueClass<Report>(module, "Report", "What a report on ITA measures says. What it does not say is None or empty.")
        .has("source", &Report::source, "str: name of the file")
        .has("organization", &Report::organization, "Text or None: the agency")
        .has("agency_kind", &Report::agency_kind, "Text or None: เทศบาลตำบล")
        .has("amphoe", &Report::amphoe, "Text or None")
        .has("province", &Report::province, "Text or None")
        .has("parent", &Report::parent, "Text or None: the body that the agency belongs to")
        .has("title", &Report::title, "Text or None")
        .has("report_year", &Report::report_year, "Number or None, พ.ศ.")
        .has("score_year", &Report::score_year, "Number or None, พ.ศ.")
        .has("overall", &Report::overall, "Overall")
        .has("instruments", &Report::instruments, "list of Instrument")
        .has("indices", &Report::indices, "list of Indicator: of FY2561")
        .has("history", &Report::history, "list of YearResult, ascending")
        .has("measures", &Report::measures, "list of Measure")
        .has("projects", &Report::projects, "list of Project")
        .has("sign_off", &Report::sign_off, "list of SignOff");
}

void add_others(py::module_& module) {
    ValueClass<Agency>(module, "Agency", "An agency; empty strings are not known.")
        .has("name", &Agency::name, "str")
        .has("kind", &Agency::kind, "str: เทศบาลตำบล")
        .has("amphoe", &Agency::amphoe, "str")
        .has("province", &Agency::province, "str")
        .has("parent", &Agency::parent, "str");
    ValueClass<Standing>(module, "Standing", "A row of the province's ranking.")
        .has("rank", &Standing::rank, "int from 1, or None; equal totals have equal ranks")
        .has("unranked", &Standing::unranked, "str: why there is no rank (Thai)")
        .has("agency", &Standing::agency, "Agency")
        .has("source", &Standing::source, "str: file of the report that counts")
        .has("score", &Standing::score, "float or None, 0–100")
        .has("change", &Standing::change, "float or None, points")
        .has("level", &Standing::level, "str")
        .has("instruments", &Standing::instruments, "list of (str, float or None), 0–100")
        .has("indicators", &Standing::indicators, "list of (int, float or None), 0–100")
        .has("measures", &Standing::measures, "int: how many it reports");
    ValueClass<Signature>(module, "Signature", "A signature, or a document time stamp.")
        .has("is_timestamp", &Signature::is_timestamp, "bool")
        .has("field", &Signature::field, "str")
        .has("role", &Signature::role, "str")
        .has("name", &Signature::name, "str, as the signature says")
        .has("signer", &Signature::signer, "str, of the certificate")
        .has("issuer", &Signature::issuer, "str, of the certificate")
        .has("time", &Signature::time, "int or None: seconds since 1970, UTC")
        .has("intact", &Signature::intact, "bool: nothing was changed that must not be")
        .has("trusted", &Signature::trusted, "bool: its certificate leads to one that is trusted")
        .has("covers_file", &Signature::covers_file, "bool: nothing was added behind it")
        .has("level", &Signature::level, "str: \"B-B\", \"B-T\", \"B-LT\", \"B-LTA\" or empty")
        .has("problems", &Signature::problems, "list of Message: why it does not hold")
        .has("remarks", &Signature::remarks, "list of Message");
    ValueClass<Verification>(module, "Verification", "What verify() found.")
        .has("verdict", &Verification::verdict, "Verdict")
        .has("signatures", &Verification::signatures, "list of Signature, in the order of signing");
    ValueClass<Format>(module, "Format", "A format of files.")
        .has("id", &Format::id, "str: \"docx\"")
        .has("name", &Format::name, "Message")
        .has("endings", &Format::endings, "list of str, without the dot")
        .has("media_type", &Format::media_type, "str")
        .has("told_by", &Format::told_by, "Message: how its content tells it")
        .has("read", &Format::read, "bool")
        .has("limits", &Format::limits, "Message: what is read only in part; or what to do")
        .has("written", &Format::written, "str: what of it is written");
    ValueClass<Limit>(module, "Limit", "What a file may cost.")
        .has("name", &Limit::name, "str: \"input-bytes\"")
        .has("value", &Limit::value, "str: \"512MiB\", \"300s\"")
        .has("limits", &Limit::limits, "Message: what it limits");
}

}  // namespace

py::object to_plain(const py::object& value) {
    if (py::isinstance<py::list>(value) || py::isinstance<py::tuple>(value)) {
        py::list out;
        for (const py::handle item : value) out.append(to_plain(py::reinterpret_borrow<py::object>(item)));
        return out;
    }
    if (py::hasattr(value, "_fields")) {
        py::dict out;
        for (const py::handle field : value.attr("_fields")) out[field] = to_plain(value.attr(field));
        return out;
    }
    if (py::hasattr(value, "__members__")) return value.attr("name");  // an enumeration
    return value;
}

void add_values(py::module_& module) {
    add_enums(module);
    add_words(module);
    add_work(module);
    add_report(module);
    add_others(module);
}

}  // namespace raingan::python
