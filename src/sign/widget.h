// A new signature field with its widget: in the form, on its page, in the structure (ISO 14289-1 7.18.4).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sign/place.h"
#include "sign/update.h"

namespace raingan::sign {

/// What stays free of fields at a page's edges: of those below the content, and of those that stand anywhere.
struct Margins {
    double left, right, bottom, last_left, last_bottom;
};
/// Of official papers (docs/field.md#papers: 3, 2 and 2 cm), and where there is no such place.
inline constexpr Margins official_margins{85, 56.7, 56.7, 85, 56.7}, narrow_margins{28, 28, 28, 6, 6};

/// Changes to the catalog, pages and structure that several new fields share; each object is written once.
class FormEditor {
public:
    FormEditor(QPDF& qpdf, Update& update);

    /// A field of this name at `place`; its own entries (/V, /AP) may come with `more`.
    pdf::Ref add_field(const std::string& name, const Place& place, Entries more);
    /// /Perms: the signature that certifies the document.
    void certify(pdf::Ref signature);
    /// The form says that it has signatures.
    void mark_signed();
    /// Writes the changed objects into the update.
    void finish();

    /// Where a new field of this size may stand: the place of sign-off block `number` (Role::number), or else below
    /// what is on the last page, else wherever no text and no other annotation stands on it or the pages before it, if
    /// need be in half the size; within the margins of official papers, where that can be; where there is no such place
    /// the field has no size and shows nothing.
    [[nodiscard]] Place free_place(std::size_t number, double width, double height);
    /// Where a widget of the file stands.
    [[nodiscard]] Place place_of(QPDFObjectHandle widget) const;

private:
    std::string& entry(const QPDFObjectHandle& object, const std::string& key);
    void append_to(QPDFObjectHandle holder, const std::string& key, const std::string& item);
    void add_to_structure(QPDFObjectHandle page, pdf::Ref field, const std::string& name, Entries& entries);
    void add_parent(std::int64_t key, pdf::Ref element);
    [[nodiscard]] std::vector<Box> taken(QPDFObjectHandle page) const;
    [[nodiscard]] std::optional<Place> sign_off_place(std::size_t number) const;
    [[nodiscard]] std::optional<Place> place_on(std::size_t index, double width, double height,
                                                const Margins& margins) const;

    QPDF& qpdf_;
    Update& update_;
    std::vector<QPDFObjectHandle> pages_;
    Entries form_;
    bool form_changed_ = false;
    std::map<QPDFObjGen, Entries> changed_;             ///< dictionaries of the file, as they will be
    std::map<QPDFObjGen, std::string> changed_arrays_;  ///< arrays that are objects of their own
    std::map<std::size_t, std::vector<Box>> added_;     ///< by page
};

/// All fields together that may come to a page behind a signature; more could hide what was signed.
inline constexpr double most_of_page = 0.25;

Box box_of(QPDFObjectHandle rectangle);
bool overlap(const Box& a, const Box& b);

}  // namespace raingan::sign
