#include "batch/page_teller.h"

#include "base/error.h"
#include "batch/places.h"
#include "fonts/fonts.h"
#include "layout/layout.h"
#include "thai/breaks.h"

namespace raingan::batch {

struct PageTeller::Tools {
    thai::Breaker breaker;
    fonts::FontLibrary fonts{fonts::FontSources{}};
};

PageTeller::PageTeller() : tools_(std::make_unique<Tools>()) {}
PageTeller::~PageTeller() = default;

void PageTeller::open_files_ahead() {
    tools_->fonts.open_files_ahead();
}

void PageTeller::tell(Input& input) {
    FindingPlaces places(input.document, input.report);
    // The places of a PDF have their pages.
    const bool has_pages = !input.report.parts.empty() && input.report.parts.front() == "page 1";
    if (input.document && !has_pages && FindingPlaces::has_any_in_text(input.report)) {
        try {
            tools_->fonts.begin_document();
            places.find_pages(lay_out(*input.document, tools_->fonts, tools_->breaker));
        } catch (const Error&) {  // what is wrong with its pages is for convert to tell
        }
    }
    places.tell(input.report);
}

}  // namespace raingan::batch
