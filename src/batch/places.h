// Where a report's diagnostics stand, as people find it: the page, the table and its row, the indicator, the words
// themselves. The origin in the source alone says none of these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "document/document.h"
#include "fonts/fonts.h"
#include "layout/pages.h"
#include "report/report.h"

namespace raingan::batch {

class FindingPlaces {
public:
    /// Keeps the words at each place that the report's diagnostics name. Without a document there are none.
    FindingPlaces(const std::optional<Document>& document, const Report& report);

    /// Whether a finding or a warning stands in the text of pages, and not in a sheet or in the whole file.
    static bool has_any_in_text(const Report& report);

    /// On which pages they stand: of the document laid out in its own form.
    void find_pages(const Pages& pages);

    /// On which page the first character stands that no font has.
    void find_missing_characters(const Pages& pages, const fonts::FontLibrary& fonts);

    /// Fills in Diagnostic::told of all.
    void tell(Report& report) const;

private:
    struct Spot {
        std::string text;
        std::uint32_t page = 0;  ///< from 1; 0: not known
        int indicator = 0;       ///< that its row is about; 0: not known
    };
    struct Hash {
        std::size_t operator()(const Origin& origin) const;
    };

    void want(const Origin& origin);
    template <class Visit>
    void for_each_spot_at(const Origin& origin, Visit&& visit);
    [[nodiscard]] std::string place_of(const Origin& origin, const Report& report, const std::string& message,
                                       Language language) const;
    [[nodiscard]] std::string message_of(const std::string& message, const Report& report, Language language) const;

    std::unordered_map<Origin, Spot, Hash> spots_;
    std::uint32_t missing_page_ = 0;  ///< from 1
};

}  // namespace raingan::batch
