// minizip's own functions, behind those of archive.cpp that stand under their names.
#pragma once

#include <minizip/zip.h>

namespace raingan::sheet {

using MinizipOpenEntry = decltype(&zipOpenNewFileInZip4_64);
using MinizipWrite = decltype(&zipWriteInFileInZip);

/// Null where minizip has none.
MinizipOpenEntry minizip_open_entry();
MinizipWrite minizip_write();

}  // namespace raingan::sheet
