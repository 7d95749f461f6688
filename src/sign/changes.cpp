// What changed in a PDF since it was signed, and whether that was allowed.
//
// A signature covers the bytes that stood there when it was made. Later programs may append to the file, and what they
// append can show other pages, other words, other names, while every signed byte is still in its place. So two
// documents are held against each other: the file as it ended at the signed revision, and the file as it is now.
//
// The question is not "what is dangerous?": such a list would never be complete. It is "what is the reason of each
// difference?". compare() finds every object that is new or differs; an object that was only written again is no
// difference. Then each part of the comparison looks for the one kind of change it knows, checks that this is all that
// happened there, and marks those objects as explained: the catalog may gain a form, /DSS, metadata or a later version;
// information its dates and programs; the form empty signature fields, and signatures in empty ones; pages the widgets
// of these fields; the structure their elements; shared resources fonts that nothing signed uses. What is left without
// an explanation is forbidden, whatever it is. So a kind of change that nobody thought of makes a signature invalid,
// never valid.
//
// Two doors stay shut beside that. An object that is new is harmless as long as nothing leads to it: new objects are
// reached through changed ones, which must be explained, but a signed object that pointed at nothing could be given a
// target later (check_dangling). And an object may not appear under a second generation, since readers differ in which
// one they show. That nothing stands between and behind the updates is seen before (updates.h).
#include "sign/changes.h"

#include <algorithm>

#include "sign/revision_pair.h"

namespace raingan::sign {
namespace {

/// The same document, under the same identifier where one is given.
void check_trailer(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getTrailer(), after = pair.now.getTrailer();
    const auto text = [](QPDFObjectHandle trailer, const char* key) { return trailer.getKey(key).unparse(); };
    bool same = text(before, "/Root") == text(after, "/Root") && text(before, "/Encrypt") == text(after, "/Encrypt");
    QPDFObjectHandle a = before.getKey("/ID"), b = after.getKey("/ID");
    if (a.isArray() && a.getArrayNItems() > 0 && !b.isNull())
        same =
            same && b.isArray() && b.getArrayNItems() > 0 && a.getArrayItem(0).unparse() == b.getArrayItem(0).unparse();
    if (!same) pair.forbid("the file's trailer leads to another document", "ส่วนท้ายไฟล์ชี้ไปยังเอกสารอื่น");
}

void explain_catalog(RevisionPair& pair) {
    QPDFObjectHandle before = pair.then.getRoot(), after = pair.now.getRoot();
    if (!pair.is_changed(before)) return;
    static const RevisionPair::Keys growing{"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"};
    if (same_but(before, after, growing)) pair.explain(before);
    const std::string version = name_of(after.getKey("/Version"));
    std::string was = name_of(before.getKey("/Version"));
    if (version == was) return;
    was = std::max(was, "/" + pair.then.getPDFVersion());  // the header's counts where it is later
    if (version == was) return;
    const bool known = version.size() == 4 && (version.starts_with("/1.") || version == "/2.0") && version > was;
    if (known)
        pair.allow("the file's version of PDF was raised to " + version.substr(1),
                   "ปรับรุ่นของ PDF เป็น " + version.substr(1));
    else
        pair.forbid("the file's version of PDF was changed", "รุ่นของ PDF ถูกแก้ไข");
}

}  // namespace

Changes changes_between(QPDF& then, QPDF& now, std::string_view file, const std::set<QPDFObjGen>& holding) {
    Changes result;
    RevisionPair pair(then, now, file, result);
    check_trailer(pair);
    pair.compare();
    if (!pair.any()) return result;
    explain_catalog(pair);
    explain_information(pair);
    explain_validation_material(pair);
    explain_pages(pair, holding);
    explain_form(pair, holding);
    explain_structure(pair);
    explain_fonts(pair);
    pair.forbid_unexplained();
    return result;
}

}  // namespace raingan::sign
