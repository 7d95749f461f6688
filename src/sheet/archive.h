// The archive of a workbook, made by minizip (archive.cpp).
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace raingan::sheet {

class BlockDeflate;

/// While it lives, what the thread has libxlsxwriter put into an archive is compressed on all cores: worth it for
/// streamed workbooks. One at a time a thread.
class ArchiveOnAllCores {
public:
    ArchiveOnAllCores();
    ArchiveOnAllCores(const ArchiveOnAllCores&) = delete;
    ArchiveOnAllCores& operator=(const ArchiveOnAllCores&) = delete;
    ~ArchiveOnAllCores();

    std::unique_ptr<BlockDeflate> entry;  ///< the one that is open; for the functions of archive.cpp
};

/// While it lives, workbooks of this thread say that they were `created` then (ISO 8601), or nowhere where that is
/// empty. The library always writes a time, and makes its words by gmtime(), whose memory is one for all threads: that
/// of another workbook stood there now and then. One at a time a thread.
class ArchiveWithDates {
public:
    explicit ArchiveWithDates(std::string created);
    ArchiveWithDates(const ArchiveWithDates&) = delete;
    ArchiveWithDates& operator=(const ArchiveWithDates&) = delete;
    ~ArchiveWithDates();

    std::string created;
    std::optional<std::string> properties;  ///< what was written of docProps/core.xml, while that is open; likewise
};

}  // namespace raingan::sheet
