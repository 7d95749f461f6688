// On which pages the diagnostics of a report stand, for commands that otherwise lay nothing out.
#pragma once

#include <memory>

#include "batch/input.h"

namespace raingan::batch {

/// Belongs to one thread.
class PageTeller {
public:
    PageTeller();
    ~PageTeller();
    PageTeller(const PageTeller&) = delete;
    PageTeller& operator=(const PageTeller&) = delete;

    /// Maps the fonts now, for a process that is then shut in.
    void open_files_ahead();

    /// Fills in Diagnostic::told of all. The document is laid out only where a finding or a warning stands in its text;
    /// one that cannot be laid out (it passes a limit) tells no pages.
    void tell(Input& input);

private:
    struct Tools;
    std::unique_ptr<Tools> tools_;
};

}  // namespace raingan::batch
