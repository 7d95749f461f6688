// Signatures of other programs, put into PDFs by hand.
#pragma once

#include "forgery.h"

namespace raingan::test {

/// All that verify says of the first signature.
inline std::string said(const std::string& pdf) {
    static const sign::Store store = Office::get().trust();
    std::string out = verdict(pdf);
    for (const sign::SignatureState& state : sign::verify(pdf, store.get()).signatures)
        for (const auto* list : {&state.additions, &state.changes, &state.problems, &state.remarks})
            for (const Message& message : *list) out += "; " + message.en;
    return out;
}
inline bool holds(const std::string& text, const char* what) {
    return text.find(what) != std::string::npos;
}

inline constexpr std::size_t room = 8000;

inline std::string placeholder(const std::string& sub_filter, const std::string& more = "") {
    return "<</Type" + std::string(sub_filter == "/ETSI.RFC3161" ? "/DocTimeStamp" : "/Sig") +
           "/Filter/Adobe.PPKLite/SubFilter" + sub_filter +
           "/ByteRange [0 @@@@@@@@@@ @@@@@@@@@@ @@@@@@@@@@] /Contents <" + std::string(room, '0') + ">" + more + ">>";
}

/// Range and value filled in: `sign` makes /Contents of the signed bytes.
inline std::string filled_by(std::string pdf, const std::function<std::string(const std::string&)>& sign) {
    const std::size_t gap = pdf.rfind("/Contents <") + 10, end = gap + room + 2;
    char numbers[40];
    std::snprintf(numbers, sizeof numbers, "%010zu %010zu %010zu", gap, end, pdf.size() - end);
    pdf.replace(pdf.find("@@"), 32, numbers);
    std::string hex;
    for (const char c : sign(pdf.substr(0, gap) + pdf.substr(end))) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
        hex += two;
    }
    REQUIRE(hex.size() <= room);
    return pdf.replace(gap + 1, hex.size(), hex);
}

/// The same: `command` makes it of the file "bytes" and writes it to "cms".
inline std::string filled(std::string pdf, const std::string& command) {
    return filled_by(std::move(pdf), [&](const std::string& bytes) {
        spill(Office::get().file("bytes"), bytes);
        Office::get().openssl(command);
        return slurp(Office::get().file("cms"));
    });
}

inline const std::string signing = "cms -sign -binary -signer one.pem -inkey one.key -outform DER -md sha256 ";

/// A PDF of these objects, numbered from 1; the first is the catalog.
inline std::string pdf_of_objects(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.7\n", table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
        table += line;
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return pdf + table + "trailer\n<</Root 1 0 R/Size " + std::to_string(objects.size() + 1) + ">>\nstartxref\n" +
           std::to_string(pdf.size()) + "\n%%EOF\n";
}

/// A PDF with a form of empty signature fields A, B …, each with the entries given for it.
inline std::string form_of(const std::vector<std::string>& entries) {
    std::string fields;
    for (std::size_t i = 0; i < entries.size(); ++i) fields += std::to_string(i + 4) + " 0 R ";
    std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + "]>>>>",
                                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Annots[" + fields + "]>>"};
    for (std::size_t i = 0; i < entries.size(); ++i)
        objects.push_back("<</Type/Annot/Subtype/Widget/FT/Sig/F 4/P 3 0 R/T(" + std::string(1, char('A' + i)) +
                          ")/Rect[20 " + std::to_string(20 + i * 60) + " 120 " + std::to_string(60 + i * 60) + "]" +
                          entries[i] + ">>");
    return pdf_of_objects(objects);
}

/// Another program signs in the field of this place in the form: an update with `value`, a placeholder, and the field's
/// own `more` entries changed; `also` are further objects. Not filled in yet.
inline std::string field_update(const std::string& pdf, int index, const std::string& value,
                                const std::map<std::string, std::string>& more = {},
                                std::vector<ForgedObject> also = {}) {
    const Forger forger(pdf);
    QPDFObjectHandle field = forger.root().getKey("/AcroForm").getKey("/Fields").getArrayItem(index);
    sign::Entries entries = sign::entries_of(field);
    entries["/V"] = std::to_string(forger.free_number()) + " 0 R";
    for (const auto& [key, text] : more) entries[key] = text;
    also.insert(also.begin(),
                {{field.getObjGen().getObj(), 0, sign::text_of(entries)}, {forger.free_number(), 0, value}});
    return forger.forged(also, XrefForm::table);
}

}  // namespace raingan::test
