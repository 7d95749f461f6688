// Reading, converting and rolling up. The interpreter's lock is released while the library works.
#include "module.h"

namespace raingan::python {
namespace py = pybind11;
namespace {

py::bytes as_bytes(const std::string& text) {
    return {text};
}

/// The work without the interpreter's lock.
template <class Work>
auto unlocked(const Work& work) {
    const py::gil_scoped_release released;
    return work();
}

Document read_any(const py::object& source, std::string name, const std::string& password, const std::string& rules_dir,
                  bool allow_broken_signature, bool comments_as_notes = false) {
    if (py::isinstance<Document>(source)) return source.cast<Document>();
    const std::string bytes = bytes_of(source, name);
    return unlocked([&] {
        return read(bytes, name, {password, rules_dir, allow_broken_signature, comments_as_notes});
    });
}

py::object converted(const py::object& source, const std::string& name, const std::string& password,
                     const ConvertOptions& options) {
    const Document document = read_any(source, name, password, "", false);
    return py::cast(unlocked([&] { return convert(document, options); }));
}

/// A column of numbers, or of text; what is absent is None, which pandas makes NaN of numbers.
py::list column_of(const Table& table, std::size_t at) {
    py::list out;
    for (const std::vector<Table::Cell>& row : table.rows) {
        const auto& [text, is_number] = row[at];
        if (text.empty())
            out.append(py::none());
        else if (is_number && text.find('.') == std::string::npos)
            out.append(py::int_(std::stoll(text)));
        else if (is_number)
            out.append(py::float_(std::stod(text)));
        else
            out.append(py::str(text));
    }
    return out;
}

py::dict columns_of(const Province& province) {
    const Table table = unlocked([&] { return province.table(); });
    py::dict out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) out[py::str(table.columns[i])] = column_of(table, i);
    return out;
}

void add_document(py::module_& module) {
    py::class_<Document>(module, "Document", "A document that was read and checked. It does not change.")
        .def_property_readonly("report", &Document::report, "Report: what it says")
        .def_property_readonly("findings", &Document::findings,
                               "list of Finding: what does not hold, and what befell reading")
        .def_property_readonly("has_report", &Document::has_report, "bool: whether it holds anything of a report")
        .def("text", &Document::text, py::call_guard<py::gil_scoped_release>(),
             "str: its words in the order of reading, a paragraph a line, cells of a row with tabs between them")
        .def("to_json", &Document::to_json, py::call_guard<py::gil_scoped_release>(),
             "str: the report, loss-free, by schemas/report.schema.json")
        .def("to_xml", &Document::to_xml, py::call_guard<py::gil_scoped_release>(),
             "str: the report, loss-free, by schemas/report.xsd")
        .def(
            "to_dict", [](const Document& self) { return py::module_::import("json").attr("loads")(self.to_json()); },
            "dict: the report's JSON as Python values, findings with it");
    py::class_<Outputs>(module, "Outputs", "What convert() made: a mapping of formats to bytes, and what befell it.")
        .def("__getitem__",
             [](const Outputs& self, const std::string& format) {
                 const auto found = self.files.find(format);
                 if (found == self.files.end()) throw py::key_error(format);
                 return as_bytes(found->second);
             })
        .def("__contains__",
             [](const Outputs& self, const std::string& format) { return self.files.count(format) > 0; })
        .def("__len__", [](const Outputs& self) { return self.files.size(); })
        .def("__iter__", [](const Outputs& self) { return py::iter(py::cast(self).attr("keys")()); })
        .def("keys",
             [](const Outputs& self) {
                 py::list out;
                 for (const auto& file : self.files) out.append(file.first);
                 return out;
             })
        .def_readonly("findings", &Outputs::findings, "list of Finding, with pages where they are known");
}

void add_reading(py::module_& module) {
    module.def(
        "read", &read_any, py::arg("source"), py::kw_only(), py::arg("name") = "", py::arg("password") = "",
        py::arg("rules_dir") = "", py::arg("allow_broken_signature") = false, py::arg("comments_as_notes") = false,
        "Reads and checks a document.\n\n"
        "source: path, or bytes-like: a document of any format of formats(), a report's JSON or XML, or a PDF that\n"
        "    carries a report.\n"
        "name: of the file, for messages, where source is bytes.\n"
        "password: of an encrypted file.\n"
        "rules_dir: folder of rule files that override the built-in ones.\n"
        "allow_broken_signature: of a signed PDF that was changed: a finding, not an Error.\n"
        "comments_as_notes: comments of a workbook stand behind their sheet; else they are findings.\n\n"
        "Returns a Document. Raises Error, and OSError of a path.");
    module.def(
        "check",
        [](const py::object& source, const std::string& name, const std::string& password,
           const std::string& rules_dir) {
            std::vector<Finding> out;
            for (Finding& finding : read_any(source, name, password, rules_dir, false).findings())
                if (finding.severity == Severity::finding) out.push_back(std::move(finding));
            return out;
        },
        py::arg("source"), py::kw_only(), py::arg("name") = "", py::arg("password") = "", py::arg("rules_dir") = "",
        "What does not hold in a report: a list of Finding, all of severity `finding`. Arguments as of read(); source "
        "may\n"
        "be a Document too.");
    module.def(
        "convert",
        [](const py::object& source, std::vector<std::string> formats, const std::string& name,
           const std::string& password, bool standard_form, bool follow_record, bool stored_fields,
           const std::string& numerals, std::vector<std::string> font_dirs, bool signature_fields, bool attach_source,
           std::optional<std::string> title, std::optional<std::string> author, std::optional<std::string> subject,
           std::optional<std::string> keywords) {
            ConvertOptions options;
            options.formats = std::move(formats);
            options.standard_form = standard_form;
            options.follow_record = follow_record;
            options.stored_fields = stored_fields;
            options.numerals = numerals;
            options.font_dirs = std::move(font_dirs);
            options.signature_fields = signature_fields;
            options.attach_source = attach_source;
            options.title = std::move(title);
            options.author = std::move(author);
            options.subject = std::move(subject);
            options.keywords = std::move(keywords);
            return converted(source, name, password, options);
        },
        py::arg("source"), py::arg("formats") = std::vector<std::string>{"pdf", "xlsx", "json"}, py::kw_only(),
        py::arg("name") = "", py::arg("password") = "", py::arg("standard_form") = false,
        py::arg("follow_record") = true, py::arg("stored_fields") = false, py::arg("numerals") = "",
        py::arg("font_dirs") = std::vector<std::string>(), py::arg("signature_fields") = false,
        py::arg("attach_source") = false, py::arg("title") = py::none(), py::arg("author") = py::none(),
        py::arg("subject") = py::none(), py::arg("keywords") = py::none(),
        "Makes files of a document, in memory.\n\n"
        "source: path, bytes-like or Document.\n"
        "formats: of \"pdf\" (PDF/A-3a, PDF/UA-1), \"xlsx\", \"json\", \"xml\".\n"
        "standard_form: the official form instead of the author's layout.\n"
        "follow_record: start pages where Word had started them, if its record can be trusted.\n"
        "stored_fields: page numbers in contents and references stay as the file has them.\n"
        "numerals: digits of the PDF: \"keep\", \"thai\", \"arabic\"; empty: as fits the form.\n"
        "font_dirs: folders with fonts to use under their own names.\n"
        "signature_fields: an empty field for each who signs. attach_source: the source goes into the PDF.\n"
        "title, author, subject, keywords: of the PDF, in place of the report's.\n\n"
        "Returns Outputs: outputs[\"pdf\"] is bytes. Raises Error.");
}

void add_province(py::module_& module) {
    py::class_<Province>(module, "Province", "Reports of a province, matched by agency and ranked. It does not change.")
        .def_property_readonly("name", &Province::name, "str, without จังหวัด; empty: not known")
        .def_property_readonly("year", &Province::year, "int or None: fiscal year of the reports, พ.ศ.")
        .def_property_readonly("standings", &Province::standings, "list of Standing: by rank, then those without one")
        .def_property_readonly("missing", &Province::missing, "list of Agency: expected, and without a report")
        .def_property_readonly("notes", &Province::notes,
                               "list of Finding: reports that were not used, names alike (Thai)")
        .def("to_columns", &columns_of, "dict of column name to list, an agency an item, as open data has it")
        .def(
            "to_pandas",
            [](const Province& self) { return py::module_::import("pandas").attr("DataFrame")(columns_of(self)); },
            "pandas.DataFrame of shape (agencies, columns), as open data has it: rank, agency_name, total_score "
            "(0–100),\n"
            "iit_points, indicator_01 … Numbers are int or float, with NaN for what is absent; texts are str or None.")
        .def(
            "to_csv", [](const Province& self) { return as_bytes(unlocked([&] { return self.to_csv(); })); },
            "bytes: RFC 4180 in UTF-8 with byte order mark")
        .def(
            "to_xlsx", [](const Province& self) { return as_bytes(unlocked([&] { return self.to_xlsx(); })); },
            "bytes: the province's workbook")
        .def(
            "to_pdf", [](const Province& self) { return as_bytes(unlocked([&] { return self.to_pdf(); })); },
            "bytes: the summary in the official form, with workbook and open data in it");
    module.def(
        "rollup",
        [](const py::iterable& reports, std::optional<int> year, const std::string& province,
           const py::object& expected, const std::string& rules_dir) {
            std::vector<Document> documents;
            for (const py::handle report : reports)
                documents.push_back(read_any(py::reinterpret_borrow<py::object>(report), "", "", rules_dir, false));
            RollupOptions options;
            options.year = year;
            options.province = province;
            options.rules_dir = rules_dir;
            if (!expected.is_none()) options.expected = read_any(expected, "", "", rules_dir, false);
            return unlocked([&] { return roll_up(documents, options); });
        },
        py::arg("reports"), py::kw_only(), py::arg("year") = py::none(), py::arg("province") = "",
        py::arg("expected") = py::none(), py::arg("rules_dir") = "",
        "Sums up the reports of a province.\n\n"
        "reports: iterable of Document, path or bytes-like.\n"
        "year: พ.ศ.; without it the year that most agencies reported.\n"
        "province: its name; without it the one that all agencies name who name any.\n"
        "expected: list of the agencies that must report: path, bytes-like or Document.\n\n"
        "Returns a Province; the same for any order of the reports. Raises Error.");
}

}  // namespace

void add_documents(py::module_& module) {
    add_document(module);
    add_reading(module);
    add_province(module);
}

}  // namespace raingan::python
