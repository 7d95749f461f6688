// What honest programs do behind and with signatures is told as what it is.
#include "by_hand.h"

using namespace raingan;
using namespace raingan::test;

namespace {

/// One page with a signature in its field, put together by hand: `sub_filter`, the dictionary within the field or by
/// itself, and a command that makes /Contents of the file "bytes" and writes it to "cms".
std::string made_by_hand(const std::string& sub_filter, bool direct, const std::string& command) {
    const std::string value = placeholder(sub_filter);
    return filled(pdf_of_objects({"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>",
                                  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>",
                                  "<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/Rect[0 0 0 0]/P 3 0 R/V " +
                                      (direct ? value : std::string("5 0 R")) + ">>",
                                  direct ? "null" : value}),
                  command);
}

/// A signature in an update of an (encrypted) file.
std::string signed_update(const std::string& base, QPDF& qpdf, QPDFObjectHandle page, QPDFObjectHandle root) {
    const int field = qpdf.getTrailer().getKey("/Size").getIntValueAsInt();
    const std::string ref = std::to_string(field) + " 0 R";
    const std::pair<int, std::string> objects[] = {
        {root.getObjGen().getObj(), Forger::with(root, "/AcroForm", "<</SigFlags 3/Fields[" + ref + "]>>")},
        {page.getObjGen().getObj(), Forger::with(page, "/Annots", "[" + ref + "]")},
        {field, "<</Type/Annot/Subtype/Widget/FT/Sig/T(S)/Rect[0 0 0 0]/P " + page.unparse() + "/V " +
                    std::to_string(field + 1) + " 0 R>>"},
        {field + 1, placeholder("/adbe.pkcs7.detached")}};
    std::string pdf = base, table = "xref\n";
    for (const auto& [number, body] : objects) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
        table += std::to_string(number) + " 1\n" + line;
        pdf += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const QPDFObjectHandle trailer = qpdf.getTrailer();
    std::string entries = "/Size " + std::to_string(field + 2) + "/Prev " +
                          std::to_string(std::stoul(base.substr(base.rfind("startxref") + 9)));
    for (const char* key : {"/Root", "/ID", "/Encrypt"})
        entries += key + (" " + QPDFObjectHandle(trailer).getKey(key).unparse());
    const std::size_t section = pdf.size();
    pdf += table + "trailer\n<<" + entries + ">>\nstartxref\n" + std::to_string(section) + "\n%%EOF\n";
    return filled(pdf, signing + "-in bytes -out cms");
}

}  // namespace

TEST_CASE("later programs' dates and validation material are allowed and told, in either form of cross-reference") {
    const std::string base = signed_as(plain_pdf(), "ผู้รายงาน");
    const Forger forger(base);
    const auto qpdf = sign::open_pdf(base);
    QPDFObjectHandle info = qpdf->getTrailer().getKey("/Info"), root = forger.root(), xmp = root.getKey("/Metadata");
    const auto data = xmp.getStreamData(qpdf_dl_generalized);
    const std::string packet(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    const auto number = [](QPDFObjectHandle object) { return object.getObjGen().getObj(); };
    const auto stream = [](const std::string& entries, const std::string& bytes) {
        return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream";
    };
    const auto metadata = [&](std::string text) { return stream("/Type/Metadata/Subtype/XML", std::move(text)); };
    const auto replaced = [&](const std::string& from, const std::string& to) {
        std::string text = packet;
        REQUIRE(text.find(from) != std::string::npos);
        return text.replace(text.find(from), from.size(), to);
    };
    const std::string new_ref = std::to_string(forger.free_number()) + " 0 R";
    struct Case {
        std::vector<ForgedObject> objects;
        const char *verdict, *says;
    };
    const std::vector<Case> cases = {
        {{{number(info), 0, Forger::with(info, "/ModDate", "(D:20270202000000Z)")}},
         "valid",
         "document information changed: ModDate"},
        {{{number(info), 0, Forger::with(info, "/Title", "(other)")}},
         "invalid",
         "document information was changed: Title"},
        {{{number(info), 0, Forger::with(info, "/Author", "(other)")}}, "invalid", "Author"},
        {{{number(info), 0, info.unparseResolved()}}, "valid", ""},
        {{{number(xmp), 0, metadata(replaced("<pdf:Producer>", "<pdf:Producer>Other "))}}, "valid", "XMP Producer"},
        {{{number(xmp), 0, metadata(replaced("</dc:title>", "<rdf:x/></dc:title>"))}}, "invalid", "XMP"},
        {{{number(xmp), 0, metadata(packet + "\n\n")}}, "valid", ""},
        {{{number(root), 0, Forger::with(root, "/DSS", new_ref)},
          {forger.free_number(), 0, "<</Certs[" + std::to_string(forger.free_number(1)) + " 0 R]>>"},
          {forger.free_number(1), 0, stream("", "0123")}},
         "valid",
         "material to validate signatures was added: 1 certificates"},
        {{{number(root), 0, Forger::with(root, "/DSS", new_ref)}, {forger.free_number(), 0, "<</Certs[]/AF[]>>"}},
         "invalid",
         "/DSS"},
        {{{number(root), 0, Forger::with(root, "/Extensions", "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>")}},
         "valid",
         "extensions"},
        {{{number(root), 0, Forger::with(root, "/OpenAction", "<</S/JavaScript/JS(1)>>")}}, "invalid", "Catalog"},
        {{{number(root), 0, root.unparseResolved()}, {number(forger.page()), 0, forger.page().unparseResolved()}},
         "valid",
         ""},
    };
    for (const Case& one : cases)
        for (const XrefForm form : {XrefForm::table, XrefForm::stream}) {
            const std::string text = said(forger.forged(one.objects, form));
            CAPTURE(text);
            CHECK(text.starts_with(one.verdict));
            CHECK(holds(text, one.says));
        }
}

TEST_CASE("updates as other programs write them: a comment, free entries, objects in streams") {
    const std::string base = signed_as(plain_pdf(), "ผู้รายงาน");
    const Forger forger(base);
    const auto qpdf = sign::open_pdf(base);
    QPDFObjectHandle info = qpdf->getTrailer().getKey("/Info");
    const std::string changed = Forger::with(info, "/ModDate", "(D:20270202000000Z)");
    const std::string update = forger.forged({{info.getObjGen().getObj(), 0, changed}}, XrefForm::table);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string out = update;
        return out.replace(out.rfind(from), from.size(), to);
    };
    CHECK(verdict(with("\nstartxref", "\n%iText-5.5.13\nstartxref")) == "valid");
    CHECK(verdict(with("\ntrailer", "\n\ntrailer")) == "valid");  // MuPDF
    CHECK(verdict(with("xref\n" + std::to_string(info.getObjGen().getObj()) + " 1",
                       "xref\n0 1\n0000000000 65535 f \n" + std::to_string(info.getObjGen().getObj()) + " 1")) ==
          "valid");
    CHECK(verdict(with("\nstartxref", "\n%<<8 0 obj>>\nstartxref")) == "invalid");
    // An object stream, as Acrobat writes it.
    const auto packed = [&](const std::string& inside, int count) {
        const int container = forger.free_number(), own = container + 1;
        const std::string head = std::to_string(info.getObjGen().getObj()) + " 0 ";
        std::string out = base;
        const std::size_t at = out.size();
        out += std::to_string(container) + " 0 obj\n<</Type/ObjStm/N " + std::to_string(count) + "/First " +
               std::to_string(head.size()) + "/Length " + std::to_string(head.size() + inside.size()) + ">>\nstream\n" +
               head + inside + "\nendstream\nendobj\n";
        const std::size_t section = out.size();
        std::string rows;
        const auto row = [&](int type, std::size_t second, int third) {
            rows.push_back(static_cast<char>(type));
            for (const unsigned shift : {24U, 16U, 8U, 0U}) rows.push_back(static_cast<char>(second >> shift));
            rows.push_back(static_cast<char>(third));
        };
        row(2, static_cast<std::size_t>(container), 0);
        row(1, at, 0);
        row(1, section, 0);
        const std::string previous = std::to_string(std::stoul(base.substr(base.rfind("startxref") + 9)));
        return out + std::to_string(own) + " 0 obj\n<</Type/XRef/W[1 4 1]/Index[" +
               std::to_string(info.getObjGen().getObj()) + " 1 " + std::to_string(container) + " 2]/Size " +
               std::to_string(own + 1) + "/Prev " + previous + "/Root " + qpdf->getTrailer().getKey("/Root").unparse() +
               "/Info " + info.unparse() + "/ID " + qpdf->getTrailer().getKey("/ID").unparse() + "/Length " +
               std::to_string(rows.size()) + ">>\nstream\n" + rows + "\nendstream\nendobj\nstartxref\n" +
               std::to_string(section) + "\n%%EOF\n";
    };
    CHECK(holds(said(packed(changed, 1)), "valid; document information changed: ModDate"));
    CHECK(verdict(packed(changed + " <</Type/Page>>", 1)) == "invalid");  // an object that nothing lists
    CHECK(verdict(packed("<</ModDate(D:2027)/ModDate(D:2028)>>", 1)) == "invalid");
}

TEST_CASE("updates as poppler writes them: leftovers of generation 1, fields that stay upright, rounded numbers") {
    const std::string base = signed_as(plain_pdf(), "ผู้รายงาน");
    const Forger forger(base);
    const int left = forger.free_number();
    const std::string ref = std::to_string(left) + " 0 R";
    CHECK(verdict(forger.forged({{left, 1, "<</BBox[0 0 0 0]>>"}}, XrefForm::table)) == "valid");
    CHECK(verdict(forger.forged({{left, 2, "<</BBox[0 0 0 0]>>"}}, XrefForm::table)) == "invalid");
    CHECK(verdict(forger.forged({{left, 1, "<<>>"}, {forger.free_number(1), 0, "[" + ref + "]"}}, XrefForm::table)) ==
          "invalid");
    CHECK(verdict(forger.forged({{left, 1, "<</Type/Page>>"}}, XrefForm::table)) == "invalid");

    const std::string form = form_of({"", ""});
    const auto upright = [&](const std::string& entries, int flags) {
        const std::string first = signed_as(form, "A");
        const Forger behind(first);
        QPDFObjectHandle fields = behind.root().getKey("/AcroForm");
        const int field = behind.free_number(), value = behind.free_number(1), look = behind.free_number(2);
        const auto with_field = [&](QPDFObjectHandle array) {
            std::string text = array.unparseResolved();
            return text.insert(text.size() - 1, " " + std::to_string(field) + " 0 R");
        };
        sign::Entries more = sign::entries_of(fields);
        more["/Fields"] = with_field(fields.getKey("/Fields"));
        const std::string catalog =
            fields.isIndirect() ? "" : Forger::with(behind.root(), "/AcroForm", sign::text_of(more));
        std::vector<ForgedObject> objects = {
            fields.isIndirect() ? ForgedObject{fields.getObjGen().getObj(), 0, sign::text_of(more)}
                                : ForgedObject{behind.root().getObjGen().getObj(), 0, catalog},
            {behind.page().getObjGen().getObj(), 0,
             Forger::with(behind.page(), "/Annots", with_field(behind.page().getKey("/Annots")))},
            {field, 0,
             "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/F " + std::to_string(flags) + "/P " + behind.page().unparse() +
                 "/AP<</N " + std::to_string(look) + " 0 R>>/V " + std::to_string(value) + " 0 R" + entries + ">>"},
            {value, 0, placeholder("/adbe.pkcs7.detached")},
            {look, 0, "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>/Length 0>>\nstream\n\nendstream"}};
        return verdict(filled(behind.forged(objects, XrefForm::table), signing + "-in bytes -out cms"));
    };
    CHECK(upright("/Rect[0 0 0 0]/AS/N/Border[0 0 0]", 148) == "valid");
    CHECK(upright("/Rect[200 200 300 300]", 148) == "invalid");

    QPDFObjectHandle page = forger.page();
    const auto with_box = [&](const char* box) {
        return verdict(
            forger.forged({{page.getObjGen().getObj(), 0, Forger::with(page, "/MediaBox", box)}}, XrefForm::table));
    };
    QPDFObjectHandle box = page.getKey("/MediaBox");
    const double width = box.getArrayItem(2).getNumericValue(), height = box.getArrayItem(3).getNumericValue();
    const auto written = [&](const char* format, double more) {
        char text[80];
        std::snprintf(text, sizeof text, format, width + more, height);
        return std::string(text);
    };
    CHECK(with_box(written("[0 0 %.6f %.6f]", 0).c_str()) == "valid");
    CHECK(with_box(written("[0 0 %.6f %.6f]", 0.01).c_str()) == "invalid");
}

TEST_CASE("a signed field that stands on a page alone is a signature; it may not be another's, nor empty") {
    const std::string first = signed_as(form_of({"", ""}), "A");
    const Forger behind(first);
    QPDFObjectHandle page = behind.page(), own = behind.root().getKey("/AcroForm").getKey("/Fields").getArrayItem(0);
    const int field = behind.free_number(), value = behind.free_number(1);
    std::string annotations = page.getKey("/Annots").unparseResolved();
    annotations.insert(annotations.size() - 1, " " + std::to_string(field) + " 0 R");
    const auto with = [&](const std::string& v, const std::string& rect = "[200 200 300 300]") {
        return behind.forged(
            {{page.getObjGen().getObj(), 0, Forger::with(page, "/Annots", annotations)},
             {field, 0, "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/P " + page.unparse() + "/Rect" + rect + v + ">>"},
             {value, 0, placeholder("/adbe.pkcs7.detached")}},
            XrefForm::table);
    };
    const std::string good = filled(with("/V " + std::to_string(value) + " 0 R"), signing + "-in bytes -out cms");
    CHECK(verdict(good) == "valid");
    const auto states = sign::verify(good, Office::get().trust().get()).signatures;
    REQUIRE(states.size() == 2);
    CHECK(states[0].in_form);
    CHECK_FALSE(states[1].in_form);
    CHECK(states[1].notes.size() == 2);  // that, and the same key
    CHECK(verdict(with("")) == "invalid");
    CHECK(verdict(with("/V " + own.getKey("/V").unparse())) == "invalid");
    CHECK(verdict(with("/V " + std::to_string(value) + " 0 R")) == "invalid");
    CHECK(verdict(filled(with("/V " + std::to_string(value) + " 0 R", "[20 20 120 60]"),
                         signing + "-in bytes -out cms")) == "invalid");
}

TEST_CASE("kinds of signatures: a dictionary within its field, the older ways, SHA-1") {
    Office::get();
    for (const bool direct : {false, true}) {
        CAPTURE(direct);
        CHECK(holds(said(made_by_hand("/adbe.pkcs7.detached", direct, signing + "-in bytes -out cms")),
                    "valid; unchanged since"));
        CHECK(said(made_by_hand("/ETSI.CAdES.detached", direct, signing + "-cades -in bytes -out cms"))
                  .starts_with("valid"));
        CHECK(holds(said(made_by_hand("/ETSI.CAdES.detached", direct, signing + "-in bytes -out cms")),
                    "no PAdES baseline signature: it does not name its signer's certificate"));
    }
    const std::string sha1 = said(
        made_by_hand("/adbe.pkcs7.sha1", false,
                     "dgst -sha1 -binary -out digest bytes && openssl " + signing + "-nodetach -in digest -out cms"));
    CHECK(holds(sha1, "untrusted; unchanged since it was signed"));
    CHECK(holds(sha1, "SHA-1"));
    CHECK(verdict(made_by_hand("/adbe.pkcs7.sha1", false,
                               "dgst -sha1 -binary -out digest one.pem && openssl " + signing +
                                   "-nodetach -in digest -out cms")) == "invalid");
    CHECK(verdict(made_by_hand("/adbe.x509.rsa_sha1", false, signing + "-in bytes -out cms")) == "invalid");
}

TEST_CASE("a signature is its own field's: another field that points at it, and one whose field went, are told") {
    const std::string base = signed_as(bare_pdf(), "ก");
    const Forger forger(base);
    QPDFObjectHandle form = forger.root().getKey("/AcroForm"), field = form.getKey("/Fields").getArrayItem(0);
    const std::string fields = form.getKey("/Fields").unparseResolved();
    const std::string second = std::to_string(forger.free_number()) + " 0 R";
    const std::string copied = forger.forged(
        {{form.getObjGen().getObj(), 0, Forger::with(form, "/Fields", "[" + field.unparse() + " " + second + "]")},
         {forger.free_number(), 0,
          "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[0 0 0 0]/V " + field.getKey("/V").unparse() + ">>"}},
        XrefForm::table);
    CHECK(holds(said(copied), "invalid"));
    CHECK(holds(said(copied), "it is the signature of another field or was put there later"));
    const std::string gone =
        forger.forged({{form.getObjGen().getObj(), 0, Forger::with(form, "/Fields", "[]")}}, XrefForm::table);
    CHECK(holds(said(gone), "invalid"));
    CHECK(holds(said(gone), "no longer in the form"));
}

TEST_CASE("an encrypted PDF is verified with its password, and refused without") {
    if (run("command -v qpdf").status != 0) {
        MESSAGE("skipped: no qpdf");
        return;
    }
    for (const char* kind : {"40", "128 --use-aes=n", "128 --use-aes=y", "256"}) {
        CAPTURE(kind);
        const TemporaryDir dir;
        spill(dir.path / "plain.pdf", bare_pdf());
        const std::string weak = kind[0] == '2' ? "" : "--allow-weak-crypto ";
        const Ran made = run("qpdf --object-streams=disable " + weak + "--encrypt open owner " + kind + " -- " +
                             quoted(dir.path / "plain.pdf") + " " + quoted(dir.path / "locked.pdf"));
        REQUIRE_MESSAGE(made.status == 0, made.out);
        // Another program's signature: an update, signed by openssl; its strings are of no matter.
        const std::string base = slurp(dir.path / "locked.pdf");
        const auto qpdf = sign::open_with_password(base, "open");
        QPDFObjectHandle page = qpdf->getAllPages().at(0), root = qpdf->getRoot();
        const std::string pdf = signed_update(base, *qpdf, page, root);
        spill(dir.path / "signed.pdf", pdf);
        const std::string verify =
            "verify --trust " + quoted(Office::get().file("trust")) + " " + quoted(dir.path / "signed.pdf");
        const Ran without = program(verify);
        CHECK(without.status == 2);
        CHECK(without.out.find("--password") != std::string::npos);
        CHECK(program(verify + " --password wrong").status == 2);
        const Ran with = program(verify + " --password open");
        CHECK_MESSAGE(with.status == 0, with.out);
        spill(dir.path / "signed.pdf", pdf + "9 0 obj\n<<>>\nendobj\n");
        CHECK(program(verify + " --password open").status != 0);
    }
}

TEST_CASE("a program's habit of giving the document's author as each signature's name accuses nobody") {
    const auto signed_with = [](const std::string& trailer, const std::string& name) {
        std::string pdf = form_of({"/V" + placeholder("/adbe.pkcs7.detached", "/Name(" + name + ")")});
        const std::string root = "/Root 1 0 R";
        pdf.insert(pdf.rfind(root), trailer);
        return filled(pdf, signing + "-in bytes -out cms");
    };
    const std::string author = "/Info<</Author(Malee Jaingam)>>";
    CHECK(verdict(signed_with(author, "Malee Jaingam")) == "valid");
    CHECK(verdict(signed_with(author, "Wichai Suksan")) == "contradiction");
    CHECK(verdict(signed_with("", "Malee Jaingam")) == "contradiction");
    CHECK(verdict(signed_with("/Info<</Author()>>", "Malee Jaingam")) == "contradiction");
}
