// The archive of a workbook, made by minizip (archive.cpp).
#pragma once

namespace raingan::sheet {

/// While it lives, what the thread has libxlsxwriter put into an archive is compressed on all cores: worth it for
/// streamed workbooks. One at a time a thread.
class ArchiveOnAllCores {
public:
    ArchiveOnAllCores();
    ArchiveOnAllCores(const ArchiveOnAllCores&) = delete;
    ArchiveOnAllCores& operator=(const ArchiveOnAllCores&) = delete;
    ~ArchiveOnAllCores();
};

}  // namespace raingan::sheet
