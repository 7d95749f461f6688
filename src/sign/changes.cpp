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

Changes changes_between(QPDF& then, QPDF& now, const std::set<QPDFObjGen>& holding) {
    Changes result;
    RevisionPair pair(then, now, result);
    check_trailer(pair);
    pair.compare();
    if (!pair.any()) return result;
    explain_catalog(pair);
    explain_information(pair);
    explain_validation_material(pair);
    explain_pages(pair, holding);
    explain_form(pair, holding);
    explain_structure(pair);
    pair.forbid_unexplained();
    return result;
}

}  // namespace raingan::sign
