// What cmake/Embed.cmake fills in: the table of resources.cpp, and that of whoever has one of his own.
#pragma once

namespace raingan {

struct ResourceRow {
    const char* path;
    const char* begin;
    const char* end;
};
extern const ResourceRow resource_table[];  ///< sorted by path; behind the last is an empty one
extern const unsigned resource_count;

}  // namespace raingan
