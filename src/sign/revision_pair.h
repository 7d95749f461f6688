// A signed revision and what the file is now, compared object by object. Objects are compared by their number alone:
// readers differ in what they make of a second generation.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/changes.h"

namespace raingan::sign {

class RevisionPair {
public:
    using Keys = std::set<std::string>;

    /// `file`: the bytes of the whole file.
    RevisionPair(QPDF& signed_revision, QPDF& whole_file, std::string_view file, Changes& result)
        : then(signed_revision), now(whole_file), objects_then(then.getXRefTable()), objects_now(now.getXRefTable()),
          file_(file), result_(result) {}

    QPDF& then;
    QPDF& now;
    /// Where the objects of each stand; qpdf makes a new table whenever it is asked.
    const std::map<QPDFObjGen, QPDFXRefEntry> objects_then, objects_now;

    /// Sorts the objects into those that are as they were, changed and new. A changed object that says what it said is
    /// explained by that.
    void compare();
    [[nodiscard]] bool any() const { return !changed_.empty() || !added_.empty(); }

    void forbid(std::string en, std::string th) { result_.forbidden.push_back({std::move(en), std::move(th)}); }
    /// `validates`: it only helps to validate signatures.
    void allow(std::string en, std::string th, bool validates = false) {
        result_.additions.push_back({std::move(en), std::move(th)});
        if (!validates) result_.only_validation = false;
    }

    /// A field was added or signed.
    void touch(const std::string& field) { result_.fields.push_back(field); }

    [[nodiscard]] bool is_changed(const QPDFObjectHandle& object) const {
        return object.isIndirect() && changed_.contains(object.getObjGen());
    }
    [[nodiscard]] bool is_new(const QPDFObjectHandle& object) const {
        return object.isIndirect() && added_.contains(object.getObjGen());
    }
    /// What this object's change is for was found and judged.
    void explain(const QPDFObjectHandle& object) {
        if (object.isIndirect()) explained_.insert(object.getObjGen());
    }
    /// Changed objects for whose change no reason was found yet.
    [[nodiscard]] std::vector<QPDFObjGen> unexplained() const;
    /// These are forbidden.
    void forbid_unexplained();

    /// All of `before` is at the start of `after`; what follows is new. An array that is an object of its own is
    /// explained by that.
    std::optional<std::vector<QPDFObjectHandle>> appended(QPDFObjectHandle before, const QPDFObjectHandle& after);

private:
    [[nodiscard]] bool same_place(QPDFObjGen id) const;
    void check_generations();
    [[nodiscard]] std::set<int> pointed_at(const std::set<int>& numbers) const;
    void check_dangling();

    std::string_view file_;
    Changes& result_;
    std::set<QPDFObjGen> added_, changed_, explained_;
};

/// Equal but for the entries named by `but`.
bool same_but(QPDFObjectHandle before, QPDFObjectHandle after, const RevisionPair::Keys& but);

/// Nothing but these keys.
bool only_keys(QPDFObjectHandle dictionary, const RevisionPair::Keys& keys);

/// Of an array its items, of null none, else the object itself.
std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle array);

/// The parts of the comparison: what may change, and how (changes_*.cpp).
void explain_information(RevisionPair& pair);                                 ///< /Info, XMP
void explain_validation_material(RevisionPair& pair);                         ///< /DSS
void explain_form(RevisionPair& pair, const std::set<QPDFObjGen>& holding);   ///< fields and their looks
void explain_pages(RevisionPair& pair, const std::set<QPDFObjGen>& holding);  ///< widgets
void explain_structure(RevisionPair& pair);                                   ///< elements of the widgets
void explain_fonts(RevisionPair& pair);  ///< new ones in resources that pages share with the form; to be asked last

/// Whether every field of the form is a signature field; so is every one of none.
bool has_only_signatures(QPDFObjectHandle form);

}  // namespace raingan::sign
