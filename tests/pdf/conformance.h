// A second reading of PDF/A-3a's and PDF/UA-1's rules, over the objects as qpdf gives them (--json) and the pages'
// content. It shares no code with the writer. Each finding names the clause.
#pragma once

#include <cctype>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support.h"

namespace raingan::test {

class Conformance {
public:
    using Json = nlohmann::json;

    explicit Conformance(const std::filesystem::path& pdf) : pdf_("'" + pdf.string() + "'") {
        const Ran ran = run("qpdf --json=2 --json-key=qpdf " + pdf_);
        REQUIRE_MESSAGE(ran.status == 0, ran.out);
        objects_ = Json::parse(ran.out).at("qpdf").at(1);
        check_catalog();
        find_pages(catalog().at("/Pages").get<std::string>());
        for (const std::string& page : pages_) check_content(page);
        if (catalog().contains("/StructTreeRoot")) check_structure();
        check_parent_tree();
        check_fonts();
        check_files();
    }

    std::vector<std::string> findings;
    std::vector<std::string> types;  ///< of the structure elements, in order

    [[nodiscard]] std::string all() const {
        std::string out;
        for (const std::string& finding : findings) out += finding + "\n";
        return out;
    }
    [[nodiscard]] std::string outline() const {  ///< the tree in a line: "Document(Sect(P P))"
        return outline_;
    }

    [[nodiscard]] const Json& value(const Json& ref) const {
        if (!ref.is_string()) return ref;
        const auto found = objects_.find("obj:" + ref.get<std::string>());
        if (found == objects_.end()) return ref;
        return found->contains("stream") ? found->at("stream").at("dict") : found->at("value");
    }
    [[nodiscard]] const Json& catalog() const { return value(objects_.at("trailer").at("value").at("/Root")); }

private:
    void expect(bool holds, const std::string& finding) {
        if (!holds) findings.push_back(finding);
    }
    [[nodiscard]] std::string stream(const std::string& ref) const {
        return run("qpdf --show-object=" + ref.substr(0, ref.find(' ')) + " --filtered-stream-data " + pdf_).out;
    }
    static std::string text(const Json& dict, const char* key) {
        return dict.contains(key) && dict.at(key).is_string() ? dict.at(key).get<std::string>() : std::string();
    }

    void check_catalog() {
        const Json& trailer = objects_.at("trailer").at("value");
        expect(trailer.contains("/ID") && trailer.at("/ID").size() == 2, "A-3 6.1.3: no /ID");
        const Json& root = catalog();
        expect(text(root, "/Lang") == "u:th-TH", "A-3 6.7.4, UA 7.2: language");
        expect(value(root.value("/MarkInfo", Json::object())).value("/Marked", false), "A-3 6.7.2.2: /Marked");
        expect(value(root.value("/ViewerPreferences", Json::object())).value("/DisplayDocTitle", false),
               "UA 7.1: /DisplayDocTitle");
        expect(root.contains("/StructTreeRoot"), "A-3 6.7.3: no structure");
        for (const char* forbidden : {"/OpenAction", "/AA", "/OCProperties", "/Requirements", "/NeedsRendering"})
            expect(!root.contains(forbidden), std::string("A-3: ") + forbidden);
        REQUIRE(root.contains("/OutputIntents"));
        const Json& intent = value(root.at("/OutputIntents").at(0));
        expect(text(intent, "/S") == "/GTS_PDFA1", "A-3 6.2.3: intent");
        expect(value(intent.at("/DestOutputProfile")).value("/N", 0) == 3, "A-3 6.2.3: /N");
        const std::string xmp = stream(root.at("/Metadata").get<std::string>());
        for (const char* part : {"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title>",
                                 "pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<"})
            expect(xmp.find(part) != std::string::npos, std::string("A-3 6.6, UA 5: no ") + part);
        expect(!value(root.at("/Metadata")).contains("/Filter"), "metadata are packed");
    }

    void find_pages(const std::string& ref) {
        const Json& node = value(ref);
        if (text(node, "/Type") == "/Page") return pages_.push_back(ref);
        for (const Json& kid : node.at("/Kids")) find_pages(kid.get<std::string>());
    }

    // --- content
    // -------------------------------------------------------------------------------------------------------

    /// Operators and operands, strings and dictionaries as one token each.
    static std::vector<std::string> tokens_of(const std::string& content) {
        std::vector<std::string> tokens;
        std::size_t at = 0;
        const auto string_end = [&](std::size_t from) {
            for (std::size_t i = from + 1; i < content.size(); ++i) {
                if (content[i] == '\\')
                    ++i;
                else if (content[i] == ')')
                    return i + 1;
            }
            return content.size();
        };
        while (at < content.size()) {
            const char c = content[at];
            std::size_t end = at + 1;
            if (c == '(') {
                end = string_end(at);
            } else if (content.compare(at, 2, "<<") == 0) {
                for (int depth = 0; end < content.size(); ++end) {
                    if (content.compare(end - 1, 2, "<<") == 0) ++depth, ++end;
                    if (content.compare(end - 1, 2, ">>") == 0 && ++end && --depth == 0) break;
                }
            } else if (c == '/' || std::isalpha(static_cast<unsigned char>(c)) != 0) {
                while (end < content.size() && std::strchr(" \n()<>[]/", content[end]) == nullptr) ++end;
            }
            if (std::strchr(" \n[]", c) == nullptr) tokens.push_back(content.substr(at, end - at));
            at = end;
        }
        return tokens;
    }

    void check_content(const std::string& page) {
        const Json& dict = value(page);
        expect(text(dict, "/Tabs") == "/S", "UA 7.18.3: /Tabs");
        std::vector<std::string> open;
        int q = 0, text_depth = -1;
        bool in_text = false;
        std::set<int> mcids;
        const std::vector<std::string> tokens = tokens_of(stream(dict.at("/Contents").get<std::string>()));
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::string& op = tokens[i];
            if (op == "q") expect(++q <= 28, "A-3 6.1.13: q");
            if (op == "Q") expect(--q >= 0, "Q without q");
            if (op == "BT") in_text = true, text_depth = static_cast<int>(open.size());
            if (op == "ET") {
                in_text = false;
                expect(static_cast<int>(open.size()) == text_depth, "32000 14.6.1: BDC across ET");
            }
            if (op == "BDC") {
                const bool artifact = tokens[i - 2] == "/Artifact";
                const std::size_t mcid = tokens[i - 1].find("/MCID ");
                for (const std::string& outer : open)
                    expect(outer != "artifact" && !artifact, "UA 7.1: artifact and content nested");
                if (mcid != std::string::npos) {
                    const int number = std::stoi(tokens[i - 1].substr(mcid + 6));
                    expect(mcids.insert(number).second, "MCID twice");
                }
                open.push_back(artifact ? "artifact" : mcid != std::string::npos ? "content" : "span");
            }
            if (op == "EMC") {
                REQUIRE(!open.empty());
                expect(!in_text || static_cast<int>(open.size()) > text_depth, "32000 14.6.1: EMC across BT");
                open.pop_back();
            }
            static const std::set<std::string> painting{"Tj", "TJ", "f", "S", "Do", "F", "B", "s", "sh", "'"};
            if (painting.count(op) != 0)
                expect(!open.empty() && open.front() != "span", "UA 7.1: content neither tagged nor artifact: " + op);
        }
        expect(open.empty() && q == 0, "unbalanced content");
        mcids_[page] = mcids;
    }

    // --- structure
    // -----------------------------------------------------------------------------------------------------

    void check_structure() {
        const std::string root = catalog().at("/StructTreeRoot").get<std::string>();
        const Json& top = value(root).at("/K");
        expect(text(value(top), "/S") == "/Document", "one Document");
        walk(top.get<std::string>(), root, "", "");
    }

    static std::vector<Json> kids_of(const Json& element) {
        if (!element.contains("/K")) return {};
        const Json& k = element.at("/K");
        return k.is_array() ? k.get<std::vector<Json>>() : std::vector<Json>{k};
    }

    void walk(const std::string& ref, const std::string& parent, const std::string& above,
              const std::string& page_above) {
        const Json& element = value(ref);
        const std::string type = text(element, "/S").substr(1);
        expect(text(element, "/P") == parent, "/P of " + ref);
        types.push_back(type);
        outline_ += (outline_.empty() || outline_.back() == '(' ? "" : " ") + type;
        check_nesting(type, above);
        check_element(element, type);
        const std::string page = element.contains("/Pg") ? text(element, "/Pg") : page_above;
        const std::vector<Json> kids = kids_of(element);
        const bool may_be_empty = type == "TD" || type == "TH" || type == "TR";
        expect(!kids.empty() || may_be_empty, "empty " + type);
        bool deeper = false;
        for (const Json& kid : kids) {
            if (kid.is_number()) {
                place(page, kid.get<int>(), ref);
            } else if (kid.is_object() && text(kid, "/Type") == "/MCR") {
                place(text(kid, "/Pg"), kid.at("/MCID").get<int>(), ref);
            } else if (kid.is_object()) {
                check_link(kid, ref, type);
            } else {
                if (!deeper) outline_ += "(";
                deeper = true;
                walk(kid.get<std::string>(), ref, type, page);
            }
        }
        if (deeper) outline_ += ")";
        if (type == "Table") check_grid(element);
    }

    void place(const std::string& page, int mcid, const std::string& element) {
        expect(owner_.emplace(std::make_pair(page, mcid), element).second, "MCID in two elements");
    }

    void check_nesting(const std::string& type, const std::string& above) {
        static const std::set<std::string> known{"Document", "Sect", "P",  "H1",     "H2",    "H3",    "H4",    "H5",
                                                 "H6",       "L",    "LI", "Lbl",    "LBody", "Table", "THead", "TBody",
                                                 "TR",       "TH",   "TD", "Figure", "Note",  "Link",  "Span",  "Form"};
        expect(known.count(type) != 0, "UA 7.1: type " + type);
        static const std::map<std::string, std::set<std::string>> within{
            {"LI", {"L"}},        {"Lbl", {"LI", "Note"}}, {"LBody", {"LI"}},
            {"THead", {"Table"}}, {"TBody", {"Table"}},    {"TR", {"THead", "TBody", "Table"}},
            {"TH", {"TR"}},       {"TD", {"TR"}}};
        const auto rule = within.find(type);
        if (rule != within.end()) expect(rule->second.count(above) != 0, "UA 7.2: " + type + " in " + above);
        static const std::map<std::string, std::set<std::string>> only{{"L", {"LI", "L", "Caption"}},
                                                                       {"LI", {"Lbl", "LBody"}},
                                                                       {"Table", {"THead", "TBody", "TR", "Caption"}},
                                                                       {"THead", {"TR"}},
                                                                       {"TBody", {"TR"}},
                                                                       {"TR", {"TH", "TD"}}};
        const auto narrow = only.find(above);
        if (narrow != only.end()) expect(narrow->second.count(type) != 0, "UA 7.2: " + type + " in " + above);
    }

    void check_element(const Json& element, const std::string& type) {
        const Json attributes = value(element.value("/A", Json::object()));
        if (type.size() == 2 && type[0] == 'H' && type[1] <= '9') {
            const int level = type[1] - '0';
            expect(level <= heading_ + 1, "UA 7.4.2: " + type + " behind H" + std::to_string(heading_));
            heading_ = level;
        }
        if (type == "Figure") {
            expect(text(element, "/Alt").size() > 2, "UA 7.3: no /Alt");
            expect(attributes.value("/BBox", Json::array()).size() == 4, "32000 14.8.5.4.3: no /BBox");
        }
        if (type == "TH") expect(text(attributes, "/Scope") == "/Column", "UA 7.5: TH without Scope");
        if (type == "L") expect(!text(attributes, "/ListNumbering").empty(), "UA 7.6: no ListNumbering");
        if (type == "Note") expect(notes_.insert(text(element, "/ID")).second && element.contains("/ID"), "UA 7.9: ID");
    }

    /// A merged signature field.
    void check_widget(const Json& widget) {
        expect(text(widget, "/FT") == "/Sig", "no signature field");
        expect(text(widget, "/TU").size() > 2, "UA 7.18.1: no /TU");
        expect(!widget.contains("/A") && !widget.contains("/AA"), "A-3 6.4.1: action of a widget");
        const Json form = value(catalog().value("/AcroForm", Json::object()));
        expect(form.value("/SigFlags", 0) == 3 && !form.contains("/NeedAppearances"), "A-3 6.4.1: /AcroForm");
        const Json states = value(widget.value("/AP", Json::object()));
        expect(states.size() == 1 && states.contains("/N"), "A-3 6.3.3: no /AP");
        if (!states.contains("/N")) return;
        expect(text(value(states.at("/N")), "/Subtype") == "/Form", "A-3 6.3.3: /N is no form");
        if (!widget.contains("/V")) return;
        const Json& signature = value(widget.at("/V"));
        if (text(signature, "/SubFilter") == "/ETSI.RFC3161") return;  // a document time stamp
        expect(text(signature, "/SubFilter") == "/ETSI.CAdES.detached", "PAdES: /SubFilter");
        expect(signature.contains("/M") && !signature.contains("/Cert"), "PAdES: /M, no /Cert");
    }

    void check_link(const Json& objr, const std::string& ref, const std::string& type) {
        const Json& annotation = value(objr.at("/Obj"));
        const bool widget = text(annotation, "/Subtype") == "/Widget";
        expect(text(objr, "/Type") == "/OBJR" && type == (widget ? "Form" : "Link"), "UA 7.18: OBJR in " + type);
        if (widget) check_widget(annotation);
        expect(widget || text(annotation, "/Contents").size() > 2, "UA 7.18.5: no /Contents");
        expect((annotation.value("/F", 0) & ~128) == 4, "A-3 6.3.2: /F");
        annotations_[annotation.value("/StructParent", -1)] = ref;
    }

    /// Every place of the grid is covered once.
    void check_grid(const Json& table) {
        std::vector<Json> rows;
        std::vector<std::size_t> group_ends;
        for (const Json& group : kids_of(table)) {
            for (const Json& row : kids_of(value(group))) rows.push_back(value(row));
            group_ends.push_back(rows.size());
        }
        std::vector<std::set<int>> covered(rows.size());
        std::size_t group = 0;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            while (r >= group_ends[group]) ++group;
            int column = 0;
            for (const Json& kid : kids_of(rows[r])) {
                const Json attributes = value(value(kid).value("/A", Json::object()));
                const int wide = attributes.value("/ColSpan", 1), high = attributes.value("/RowSpan", 1);
                while (covered[r].count(column) != 0) ++column;
                expect(r + static_cast<std::size_t>(high) <= group_ends[group], "UA 7.5: RowSpan beyond its group");
                for (std::size_t row = r; row < std::min(rows.size(), r + static_cast<std::size_t>(high)); ++row)
                    for (int c = column; c < column + wide; ++c)
                        expect(covered[row].insert(c).second, "UA 7.5: cells overlap");
            }
        }
        for (const auto& row : covered)
            expect(row.size() == covered.front().size() &&
                       (row.empty() || *row.rbegin() + 1 == static_cast<int>(row.size())),
                   "UA 7.5: rows of unequal width");
    }

    void collect(const Json& node, std::map<int, Json>& out) {
        if (node.contains("/Kids"))
            for (const Json& kid : node.at("/Kids")) collect(value(kid), out);
        if (node.contains("/Nums"))
            for (std::size_t i = 0; i + 1 < node.at("/Nums").size(); i += 2)
                out[node.at("/Nums").at(i).get<int>()] = node.at("/Nums").at(i + 1);
    }

    void check_parent_tree() {
        if (!catalog().contains("/StructTreeRoot")) return;
        std::map<int, Json> parents;
        collect(value(value(catalog().at("/StructTreeRoot")).at("/ParentTree")), parents);
        std::size_t marked = 0;
        for (const std::string& page : pages_) {
            marked += mcids_[page].size();
            const Json list = value(parents[value(page).value("/StructParents", -1)]);
            for (const int mcid : mcids_[page]) {
                const auto owner = owner_.find({page, mcid});
                expect(owner != owner_.end(), "content without element");
                if (owner == owner_.end()) continue;
                expect(list.is_array() && static_cast<std::size_t>(mcid) < list.size() &&
                           list.at(static_cast<std::size_t>(mcid)) == owner->second,
                       "32000 14.7.4.4: parent tree");
            }
        }
        expect(marked == owner_.size(), "element without content");
        for (const auto& [key, element] : annotations_) expect(parents[key] == element, "parent tree of annotation");
        std::size_t drawn = 0;
        for (const std::string& page : pages_) drawn += value(value(page).value("/Annots", Json::array())).size();
        expect(drawn == annotations_.size(), "UA 7.18.1: annotation without element");
    }

    // --- fonts, files
    // --------------------------------------------------------------------------------------------------

    void check_fonts() {
        for (const auto& object : objects_) {
            if (!object.contains("value") || !object.at("value").is_object()) continue;
            const Json& dict = object.at("value");
            if (text(dict, "/Type") == "/Font" && text(dict, "/Subtype") == "/Type0")
                expect(dict.contains("/ToUnicode"), "A-3 6.2.11.7: /ToUnicode");
            if (text(dict, "/Subtype") != "/CIDFontType2") continue;
            const Json& descriptor = value(dict.at("/FontDescriptor"));
            expect(descriptor.contains("/FontFile2"), "A-3 6.2.11.4: not embedded");
            expect(!descriptor.contains("/CIDSet"), "A-3 6.2.11.4.2: /CIDSet");
            const std::string map = stream(dict.at("/CIDToGIDMap").get<std::string>());
            for (std::size_t cid = 1; 2 * cid + 1 < map.size(); ++cid)
                expect(map[2 * cid] != 0 || map[2 * cid + 1] != 0,
                       "A-3 6.2.11.8: CID " + std::to_string(cid) + " is .notdef");
        }
    }

    void check_files() {
        const Json files = catalog().value("/AF", Json::array());
        for (const Json& ref : files) {
            const Json& specification = value(ref);
            expect(specification.contains("/F") && specification.contains("/UF"), "A-3 6.8: /F and /UF");
            expect(!text(specification, "/AFRelationship").empty(), "A-3 6.8: /AFRelationship");
            const Json& embedded = value(specification.at("/EF").at("/F"));
            expect(!text(embedded, "/Subtype").empty(), "A-3 6.8: /Subtype");
            expect(embedded.at("/Params").contains("/ModDate"), "A-3 6.8: /ModDate");
        }
        if (files.empty()) return;
        const Json& names = value(value(catalog().at("/Names")).at("/EmbeddedFiles")).at("/Names");
        expect(names.size() == 2 * files.size(), "A-3 6.8: file that is not associated");
    }

    std::string pdf_;
    Json objects_;
    std::vector<std::string> pages_;
    std::map<std::string, std::set<int>> mcids_;
    std::map<std::pair<std::string, int>, std::string> owner_;
    std::map<int, std::string> annotations_;
    std::set<std::string> notes_;
    std::string outline_;
    int heading_ = 0;
};

}  // namespace raingan::test
