// Ways to show something else than was signed that are not of one rule: each object that a page, its text, its files or
// its reader's behaviour come from, and each trick with bytes. None verifies.
#include <algorithm>

#include "by_hand.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Way {
    std::string name;
    std::vector<ForgedObject> objects;
    std::map<std::string, std::string> trailer = {};
};

int id(QPDFObjectHandle object) {
    return object.getObjGen().getObj();
}

std::string stream(const std::string& entries, const std::string& bytes) {
    return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream";
}

/// Other entries in the dictionary that is an object of its own; of a stream with other content.
ForgedObject changed(QPDFObjectHandle object, const std::string& key, const std::string& value) {
    if (object.isStream()) return {id(object), 0, stream(value, "other")};
    return {id(object), 0, Forger::with(object, key, value)};
}

/// Entries of the catalog.
const std::vector<std::pair<const char*, const char*>> of_catalog = {
    {"/OpenAction", "<</S/JavaScript/JS(app.alert\\(1\\))>>"},
    {"/AA", "<</WC<</S/JavaScript/JS(1)>>>>"},
    {"/Names", "<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"},
    {"/OCProperties", "<</OCGs[NEW]/D<</OFF[NEW]/Order[NEW]>>>>"},
    {"/Outlines", "<</Type/Outlines/Count 0>>"},
    {"/PageLabels", "<</Nums[0<</P(other )>>]>>"},
    {"/ViewerPreferences", "<</DisplayDocTitle false/Direction/R2L>>"},
    {"/PageMode", "/UseAttachments"},
    {"/PageLayout", "/TwoColumnRight"},
    {"/Collection", "<</View/T>>"},
    {"/Dests", "<</a[null/Fit]>>"},
    {"/URI", "<</Base(http://elsewhere.example)>>"},
    {"/Lang", "(xx)"},
    {"/MarkInfo", "<</Marked false>>"},
    {"/StructTreeRoot", "<</Type/StructTreeRoot>>"},
    {"/AF", "[]"},
    {"/OutputIntents", "[]"},
    {"/Perms", "<</DocMDP NEW>>"},
    {"/Threads", "[]"},
    {"/Requirements", "[<</S/EnableJavaScripts>>]"},
    {"/NeedsRendering", "true"},
    {"/Legal", "<</Attestation(no)>>"},
    {"/SpiderInfo", "<<>>"},
    {"/Version", "/1.4"},
    {"/Extensions", "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8/X(y)>>>>"},
    {"/DPartRoot", "NEW"},
    {"/Unknown", "(x)"},
};

const std::vector<std::pair<const char*, const char*>> of_page = {
    {"/Rotate", "180"},
    {"/UserUnit", "2"},
    {"/MediaBox", "[0 0 300 300]"},
    {"/CropBox", "[0 400 595 842]"},
    {"/TrimBox", "[0 0 10 10]"},
    {"/Group", "<</S/Transparency/CS/DeviceCMYK>>"},
    {"/Trans", "<</S/Dissolve>>"},
    {"/AA", "<</O<</S/JavaScript/JS(1)>>>>"},
    {"/Contents", "[NEW]"},
    {"/Resources", "<<>>"},
    {"/Annots", "[]"},
    {"/StructParents", "99"},
    {"/PieceInfo", "<<>>"},
    {"/VP", "[]"},
    {"/Thumb", "NEW"},
    {"/AF", "[NEW]"},
};

/// The tree of pages, which pages inherit from.
const std::vector<std::pair<const char*, const char*>> of_tree = {
    {"/Rotate", "90"}, {"/Resources", "<<>>"}, {"/MediaBox", "[0 0 9 9]"}, {"/CropBox", "[0 0 9 9]"}, {"/Count", "0"}};

const std::vector<std::pair<const char*, const char*>> of_form = {{"/NeedAppearances", "true"},
                                                                  {"/XFA", "NEW"},
                                                                  {"/CO", "[NEW]"},
                                                                  {"/Q", "2"},
                                                                  {"/Fields", "[]"},
                                                                  {"/SigFlags", "0"}};

std::string with_new(std::string text, const Forger& forger) {
    for (std::size_t at = text.find("NEW"); at != std::string::npos; at = text.find("NEW"))
        text.replace(at, 3, std::to_string(forger.free_number()) + " 0 R");
    return text;
}

void add_entries(std::vector<Way>& out, const Forger& forger, const char* where, QPDFObjectHandle dictionary,
                 const std::vector<std::pair<const char*, const char*>>& entries) {
    for (const auto& [key, value] : entries) {
        // Where it says this already, nothing is forged.
        if (dictionary.getKey(key).unparse() == value) continue;
        out.push_back({std::string(where) + " " + key,
                       {{id(dictionary), 0, Forger::with(dictionary, key, with_new(value, forger))},
                        {forger.free_number(), 0, Forger::blue()}}});
    }
}

/// All objects that can be reached from `object` by entries of this name.
void find_all(QPDFObjectHandle object, const std::string& key, std::vector<QPDFObjectHandle>& out,
              std::set<QPDFObjGen>& seen, int depth = 0) {
    constexpr int deepest = 40;
    if (depth > deepest || (object.isIndirect() && !seen.insert(object.getObjGen()).second)) return;
    if (object.isStream()) object = object.getDict();
    if (object.isArray())
        for (const QPDFObjectHandle& item : object.getArrayAsVector()) find_all(item, key, out, seen, depth + 1);
    if (!object.isDictionary()) return;
    for (auto& [name, value] : object.getDictAsMap()) {
        if (name == key && value.isIndirect()) out.push_back(value);
        find_all(value, key, out, seen, depth + 1);
    }
}

std::vector<QPDFObjectHandle> all(const Forger& forger, const std::string& key) {
    std::vector<QPDFObjectHandle> out;
    std::set<QPDFObjGen> seen;
    find_all(forger.root(), key, out, seen);
    return out;
}

/// The first object behind each entry of these names, changed.
void add_reached(std::vector<Way>& out, const Forger& forger) {
    struct Reached {
        const char *key, *entry, *value;
        int least = 1;  ///< how many of them the report has
    };
    const Reached reached[] = {{"/ToUnicode", "", ""},
                               {"/CIDToGIDMap", "", "", 0},
                               {"/FontFile2", "", ""},
                               {"/FontDescriptor", "/Flags", "68"},
                               {"/Encoding", "", "", 0},
                               {"/F0", "/BaseFont", "/Other"},
                               {"/DestOutputProfile", "", "/N 4"},
                               {"/Metadata", "", "/Type/Metadata/Subtype/XML"},
                               {"/F", "", "/Type/EmbeddedFile"},
                               {"/P", "/ActualText", "(other)"},
                               {"/StructTreeRoot", "/RoleMap", "<</P/Artifact>>"},
                               {"/ParentTree", "/Kids", "[]"},
                               {"/N", "", "/Subtype/Form/BBox[0 0 9 9]"}};
    for (const Reached& one : reached) {
        const auto found = all(forger, one.key);
        CHECK_MESSAGE(static_cast<int>(found.size()) >= one.least, one.key);
        if (found.empty()) continue;
        QPDFObjectHandle object = found.front();
        if (!object.isDictionary() && !object.isStream()) continue;
        out.push_back({std::string("reached by ") + one.key, {changed(object, one.entry, one.value)}});
    }
    QPDFObjectHandle file = forger.root().getKey("/AF").getArrayItem(0);
    for (const auto& [key, value] : std::map<std::string, std::string>{
             {"/AFRelationship", "/Unspecified"}, {"/UF", "(other.json)"}, {"/Desc", "(other)"}, {"/EF", "<<>>"}})
        out.push_back({"attached file " + key, {changed(file, key, value)}});
    out.push_back(
        {"XMP title",
         {{id(forger.root().getKey("/Metadata")), 0,
           stream("/Type/Metadata/Subtype/XML",
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                  "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:title=\"other\"/></rdf:RDF></x:xmpmeta>")}}});
}

void add_trailers(std::vector<Way>& out, const Forger& forger) {
    const std::string ref = std::to_string(forger.free_number()) + " 0 R";
    const ForgedObject none{forger.free_number(), 0, "<<>>"};
    const std::vector<std::pair<std::string, std::string>> entries = {
        {"/Encrypt",
         "<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)/P -4>>"},
        {"/Root", ref},
        {"/ID", "[(other)(other)]"},
        {"/Prev", "0"},
        {"/Prev", "999999999"},
        {"/Prev", "(x)"},
        {"/XRefStm", "15"},
        {"/AuthCode", "<<>>"},
        {"/Unknown", "1"}};
    for (const auto& [key, value] : entries) out.push_back({"trailer " + key + " " + value, {none}, {{key, value}}});
    out.push_back({"trailer /Info title", {{forger.free_number(), 0, "<</Title(other)>>"}}, {{"/Info", ref}}});
}

/// Tricks with the bytes of an update that changes nothing.
std::vector<std::pair<std::string, std::string>> of_bytes(const std::string& base) {
    const Forger forger(base);
    const std::string honest = forger.forged({{forger.free_number(), 0, "<<>>"}}, forger.own_form());
    REQUIRE(verdict(honest) == "valid");
    const int content = id(forger.page().getKey("/Contents"));
    const std::string blue = std::to_string(content) + " 0 obj\n" + Forger::blue() + "\nendobj\n";
    std::vector<std::pair<std::string, std::string>> out;
    const auto add = [&](const char* name, std::string pdf) { out.emplace_back(name, std::move(pdf)); };
    const auto with = [&](std::size_t at, const std::string& text) { return std::string(honest).insert(at, text); };
    const std::size_t section = std::stoul(honest.substr(honest.rfind("startxref") + 9));
    add("bytes before the header", "junk\n" + base);
    add("another header before", "%PDF-1.4\n" + base);
    add("another file before", bare_pdf() + base);
    add("another file behind", base + bare_pdf());
    add("objects behind the end", base + blue);
    add("objects behind the end, with a trailer", base + blue + "trailer\n<</Root 1 0 R>>\n");
    add("startxref alone", base + "startxref\n9\n%%EOF\n");
    add("a trailer alone", base + "trailer\n<</Root 9 0 R>>\n");
    add("a comment that is an object", with(base.size(), "%" + blue));
    add("an object in a comment's second line", with(base.size(), "%\r" + blue));
    add("words between objects", with(base.size(), "obj endobj\n"));
    add("zero bytes between", with(base.size(), std::string(8, '\0') + blue));
    add("much space behind", base + std::string(5000, ' '));
    add("two ends", honest + "%%EOF\n%%EOF\n");
    add("startxref before the section", std::string(honest).replace(honest.rfind("startxref"), 9, "startxreg"));
    add("startxref to the first section",
        std::string(honest).replace(
            honest.rfind(std::to_string(section)), std::to_string(section).size(),
            base.substr(base.rfind("startxref") + 10, base.rfind('\n') - 7 - base.rfind("startxref") - 10)));
    add("cut short", honest.substr(0, honest.size() - 12));
    // The page's content is taken away, or listed at another place.
    if (forger.own_form() == XrefForm::table) {
        const std::string one = forger.forged({{content, 0, Forger::blue()}}, XrefForm::table);
        const std::size_t entry = one.rfind(" 00000 n");
        add("freed", std::string(one).replace(entry - 10, 18, "0000000000 00001 f"));
        add("freed, and the bytes are there", std::string(one).replace(entry + 1, 7, "00000 f"));
        add("listed in the signed bytes", std::string(one).replace(entry - 10, 10, "0000000015"));
        add("listed with a sign", std::string(one).replace(entry - 10, 1, "+"));
        add("a loop of /Prev", std::string(one).replace(one.rfind("/Prev "), 6 + 1, "/Prev 9"));
    }
    return out;
}

/// Signatures of other programs that leave out more than their own value, or share it.
std::vector<std::pair<std::string, std::string>> of_ranges() {
    const std::string base = form_of({"", ""});
    std::vector<std::pair<std::string, std::string>> out;
    const std::string update = field_update(base, 0, placeholder("/adbe.pkcs7.detached", "/Reason(one)"));
    const auto sign_range = [&](const std::string& pdf, std::size_t begin, std::size_t gap, std::size_t rest,
                                std::size_t end, const std::string& behind = "") {
        std::string file = pdf;
        char numbers[64];
        // In the place of "0 @… @… @…" with the brackets left as they are.
        std::snprintf(numbers, sizeof numbers, "%zu %zu %zu %zu", begin, gap, rest, end);
        std::string text = numbers;
        text.resize(34, ' ');
        file.replace(file.find("@@") - 2, 34, text);
        std::string bytes = file.substr(begin, gap) + file.substr(rest, end);
        spill(Office::get().file("bytes"), bytes);
        Office::get().openssl(signing + "-in bytes -out cms");
        const std::string hex = sign::hex(slurp(Office::get().file("cms"))) + behind;
        return file.replace(file.rfind("/Contents <") + 11, hex.size(), hex);
    };
    const std::size_t gap = update.rfind("/Contents <") + 10, end = gap + room + 2, reason = update.rfind("/Reason");
    out.emplace_back("control", sign_range(update, 0, gap, end, update.size() - end));
    out.emplace_back("a gap over the reason too", sign_range(update, 0, gap, reason + 13, update.size() - reason - 13));
    out.emplace_back("a gap from the key on", sign_range(update, 0, gap - 10, end, update.size() - end));
    out.emplace_back("a gap without the brackets", sign_range(update, 0, gap + 1, end - 1, update.size() - end + 1));
    out.emplace_back("a range that begins later", sign_range(update, 9, gap - 9, end, update.size() - end));
    out.emplace_back("a range that ends before the end", sign_range(update, 0, gap, end, update.size() - end - 8));
    out.emplace_back("a value with more behind it", sign_range(update, 0, gap, end, update.size() - end, "3003020101"));
    out.emplace_back("a gap before the value", sign_range(update, 0, 100, 120, update.size() - 120));
    return out;
}

void check_forged(const std::string& name, const std::string& pdf) {
    CAPTURE(name);
    const std::string said_of = verdict(pdf);
    CHECK(said_of != "valid");
    CHECK(said_of != "untrusted");
    CHECK(said_of != "contradiction");
}

}  // namespace

TEST_CASE("forgeries in other ways: objects that pages, text, files and behaviour come from") {
    std::size_t ways = 0;
    for (const std::string& base : {base_with_table(), base_with_stream()}) {
        if (base.empty()) continue;
        const Forger forger(base);
        std::vector<Way> all_ways;
        add_entries(all_ways, forger, "catalog", forger.root(), of_catalog);
        add_entries(all_ways, forger, "page", forger.page(), of_page);
        add_entries(all_ways, forger, "page tree", forger.page().getKey("/Parent"), of_tree);
        add_entries(all_ways, forger, "form", forger.root().getKey("/AcroForm"), of_form);
        add_reached(all_ways, forger);
        add_trailers(all_ways, forger);
        for (const Way& way : all_ways)
            check_forged(way.name, forger.forged(way.objects, forger.own_form(), way.trailer));
        ways += all_ways.size();
    }
    CHECK(ways > 60);
}

TEST_CASE("forgeries in other ways: bytes") {
    for (const std::string& base : {base_with_table(), base_with_stream()})
        if (!base.empty())
            for (const auto& [name, pdf] : of_bytes(base)) check_forged(name, pdf);
}

TEST_CASE("forgeries in other ways: ranges that leave out more than the signature's value, and values of others") {
    for (const auto& [name, pdf] : of_ranges()) {
        CAPTURE(name);
        if (name == "control")
            CHECK(verdict(pdf) == "valid");
        else
            check_forged(name, pdf);
    }
    // The dictionary of one signature in two fields; and one that is packed into a stream of objects.
    const std::string base = form_of({"", ""});
    const std::string one =
        filled(field_update(base, 0, placeholder("/adbe.pkcs7.detached")), signing + "-in bytes -out cms");
    const Forger forger(one);
    QPDFObjectHandle fields = forger.root().getKey("/AcroForm").getKey("/Fields");
    const std::string value = fields.getArrayItem(0).getKey("/V").unparse();
    QPDFObjectHandle second = fields.getArrayItem(1);
    check_forged("two fields, one value",
                 forger.forged({{id(second), 0, Forger::with(second, "/V", value)}}, XrefForm::table));
    const std::string copied = fields.getArrayItem(0).getKey("/V").unparseResolved();
    check_forged(
        "a copy of the value",
        forger.forged({{id(second), 0, Forger::with(second, "/V", std::to_string(forger.free_number()) + " 0 R")},
                       {forger.free_number(), 0, copied}},
                      XrefForm::table));
    if (run("command -v qpdf").status == 0) {
        const TemporaryDir dir;
        spill(dir.path / "a.pdf", one);
        run("qpdf --object-streams=generate " + quoted(dir.path / "a.pdf") + " " + quoted(dir.path / "b.pdf"));
        check_forged("packed by another program", slurp(dir.path / "b.pdf"));
    }
}
