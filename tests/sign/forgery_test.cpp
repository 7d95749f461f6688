// Each way to add something behind a signature, in each form, for each class of object: what readers would show
// otherwise than it was signed may not verify.
#include "forgery.h"

using namespace raingan;
using namespace raingan::test;

namespace {

struct Forgery {
    std::string name, pdf;
    bool plain = false;  ///< the way that every reader follows
};

/// What each reader shows: pages, attachments, fields.
std::map<std::string, std::string> shown(const std::string& pdf) {
    static const bool node = std::filesystem::exists(source_dir() / "tests/extract/node_modules");
    const TemporaryDir dir;
    spill(dir.path / "f.pdf", pdf);
    const std::string file = quoted(dir.path / "f.pdf");
    std::map<std::string, std::string> out;
    const auto ask = [&](const char* reader, const char* probe, const std::string& command) {
        if (run(std::string("command -v ") + probe).status == 0) out[reader] = run("(" + command + ") 2>/dev/null").out;
    };
    ask("poppler", "pdftoppm", "pdftoppm -r 30 " + file + " | sha256sum");
    ask("mutool", "mutool", "mutool draw -q -r 30 -F ppm -o - " + file + " | sha256sum");
    ask("qpdf", "qpdf",
        "(for a in $(qpdf --list-attachments " + file + " | sed 's/ .*//'); do qpdf --show-attachment=$a " + file +
            "; done; pdfinfo " + file + " | grep Title) | sha256sum");
    if (node)
        for (const char* reader : {"pdf.js", "pdfium"})
            ask(reader, "node",
                "node " + quoted(source_dir() / "tests/extract/render.mjs") + " " + reader + " " + file);
    return out;
}

/// Classes of objects: what the object is, with a body that shows something else; `twice`: beside its own entry.
std::vector<std::pair<const char*, std::function<std::vector<ForgedObject>(const Forger&, bool)>>> classes() {
    const auto id = [](QPDFObjectHandle object) { return object.getObjGen().getObj(); };
    const auto new_ref = [](const Forger& forger) { return std::to_string(forger.free_number()) + " 0 R"; };
    return {
        {"page",
         [=](const Forger& f, bool twice) -> std::vector<ForgedObject> {
             return {{id(f.page()), 0, Forger::with(f.page(), "/Contents", new_ref(f), twice)},
                     {f.free_number(), 0, Forger::blue()}};
         }},
        {"content",
         [=](const Forger& f, bool) -> std::vector<ForgedObject> {
             return {{id(f.page().getKey("/Contents")), 0, Forger::blue()}};
         }},
        {"page tree",
         [=](const Forger& f, bool twice) -> std::vector<ForgedObject> {
             QPDFObjectHandle tree = f.page().getKey("/Parent");
             return {{id(tree), 0, Forger::with(tree, "/Kids", "[" + new_ref(f) + "]", twice)},
                     {f.free_number(), 0, "<</Type/Page/MediaBox[0 0 99 99]/Parent " + tree.unparse() + ">>"}};
         }},
        {"catalog",
         [=](const Forger& f, bool twice) -> std::vector<ForgedObject> {
             return {{id(f.root()), 0, Forger::with(f.root(), "/Pages", new_ref(f), twice)},
                     {f.free_number(), 0, "<</Type/Pages/Count 1/Kids[" + std::to_string(f.free_number(1)) + " 0 R]>>"},
                     {f.free_number(1), 0, "<</Type/Page/MediaBox[0 0 99 99]/Parent " + new_ref(f) + ">>"}};
         }},
        {"resources",
         [=](const Forger& f, bool) -> std::vector<ForgedObject> {
             QPDFObjectHandle resources = f.page().getKey("/Resources");
             return {{id(resources.isIndirect() ? resources : f.page()), 0,
                      resources.isIndirect() ? "<<>>" : Forger::with(f.page(), "/Resources", "<<>>")}};
         }},
        {"attachment",
         [=](const Forger& f, bool) -> std::vector<ForgedObject> {
             QPDFObjectHandle files = f.root().getKey("/AF");
             QPDFObjectHandle stream = files.getArrayItem(0).getKey("/EF").getKey("/F");
             return {
                 {id(stream), 0, "<</Type/EmbeddedFile/Subtype/application#2Fjson/Length 2>>\nstream\n{}\nendstream"}};
         }},
        {"empty field",
         [=](const Forger& f, bool twice) -> std::vector<ForgedObject> {
             QPDFObjectHandle fields = f.root().getKey("/AcroForm").getKey("/Fields");
             QPDFObjectHandle last = fields.getArrayItem(fields.getArrayNItems() - 1);
             return {{id(last), 0, Forger::with(last, "/AP", "<</N " + new_ref(f) + ">>", twice)},
                     {f.free_number(), 0, Forger::blue(150, 30)}};
         }},
    };
}

/// New annotations that are put on the first page and into the form.
std::vector<std::pair<const char*, std::string>> annotations() {
    const std::string look = "/AP<</N LOOK>>";
    return {{"shown field", "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[20 20 220 120]" + look},
            {"shown field of no size", "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[20 20 20 20]" + look},
            {"field over text", "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[100 700 400 800]" + look},
            {"coloured field", "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[20 20 220 120]/MK<</BG[0 0 1]>>"},
            {"stamp called a field", "/Subtype/Stamp/FT/Sig/T(x)/F 4/Rect[20 20 220 120]" + look},
            {"free text", "/Subtype/FreeText/FT/Sig/T(x)/F 4/DA(/F1 12 Tf)/Contents(false)/Rect[20 20 220 120]"},
            {"text field", "/Subtype/Widget/FT/Tx/T(x)/V(false)/F 4/Rect[20 20 220 120]" + look},
            {"field with an action",
             "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[0 0 0 0]/AA<</E<</S/JavaScript/JS(app.alert\\(1\\))>>>>"},
            {"field with a file", "/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[0 0 0 0]/FS<</Type/Filespec/F(a.json)>>"},
            {"attached file", "/Subtype/FileAttachment/FT/Sig/T(x)/F 4/FS<</F(a)>>/Rect[20 20 220 120]"},
            {"field that stays upright", "/Subtype/Widget/FT/Sig/T(x)/F 28/Rect[20 20 220 120]" + look}};
}

void add_objects(std::vector<Forgery>& out, const std::string& base, const std::string& label) {
    const Forger forger(base);
    for (const auto& [what, make] : classes())
        for (const auto& [form, form_name] : xref_forms())
            for (const char* how : {"replaced", "generation 1", "key twice"}) {
                std::vector<ForgedObject> objects = make(forger, std::string(how) == "key twice");
                if (std::string(how) == "generation 1") objects.front().generation = 1;
                out.push_back({label + ": " + what + ", " + how + ", " + form_name, forger.forged(objects, form),
                               form == forger.own_form() && std::string(how) == "replaced"});
            }
}

void add_annotations(std::vector<Forgery>& out, const std::string& base, const std::string& label) {
    const Forger forger(base);
    const int field = forger.free_number(), look = forger.free_number(1);
    const std::string ref = std::to_string(field) + " 0 R";
    const auto with_item = [&](QPDFObjectHandle array) {
        std::string text = array.isArray() ? array.unparseResolved() : "[]";
        return text.insert(text.size() - 1, " " + ref);
    };
    for (const auto& [what, entries] : annotations())
        for (const XrefForm form : {XrefForm::table, XrefForm::stream}) {
            std::string text = "<</Type/Annot/P " + forger.page().unparse() + entries + ">>";
            if (const std::size_t at = text.find("LOOK"); at != std::string::npos)
                text.replace(at, 4, std::to_string(look) + " 0 R");
            QPDFObjectHandle acroform = forger.root().getKey("/AcroForm");
            out.push_back(
                {label + ": " + what,
                 forger.forged({{forger.page().getObjGen().getObj(), 0,
                                 Forger::with(forger.page(), "/Annots", with_item(forger.page().getKey("/Annots")))},
                                {acroform.getObjGen().getObj(), 0,
                                 Forger::with(acroform, "/Fields", with_item(acroform.getKey("/Fields")))},
                                {field, 0, text},
                                {look, 0, Forger::blue(200, 100)}},
                               form),
                 false});
        }
}

}  // namespace

TEST_CASE("forgeries by rule: what a reader would show otherwise than it was signed does not verify") {
    const std::string base = base_with_table();
    REQUIRE(verdict(base) == "valid");
    std::vector<Forgery> forgeries;
    add_objects(forgeries, base, "table");
    add_annotations(forgeries, base, "table");
    const std::string bare = signed_as(plain_pdf(), "ผู้รายงาน");
    add_annotations(forgeries, bare, "no fields");
    std::size_t accepted = 0, potent = 0, plain = 0;
    const auto as_signed = shown(base);  // five readers, as far as they are installed
    const std::string packed = base_with_stream();
    if (!packed.empty()) {
        REQUIRE(verdict(packed) == "valid");
        add_objects(forgeries, packed, "stream");
        add_annotations(forgeries, packed, "stream");
    }
    for (const Forgery& forgery : forgeries) {
        CAPTURE(forgery.name);
        const std::string said = verdict(forgery.pdf);
        CHECK(said != "valid");
        CHECK(said != "untrusted");
        if (said == "valid") {
            ++accepted;
            CHECK(shown(forgery.pdf) == as_signed);
        }
        if (!forgery.plain) continue;
        ++plain;
        if (shown(forgery.pdf) != as_signed) ++potent;
    }
    CHECK(accepted == 0);
    CHECK(forgeries.size() > 200);
    // The rules make what they are meant to: readers do show it.
    if (!as_signed.empty()) CHECK(potent == plain);
}
