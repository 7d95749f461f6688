// What cmake/Embed.cmake fills in for resources.cpp.
#pragma once

namespace raingan {

struct ResourceRow {
    const char* path;
    const char* begin;
    const char* end;
};
extern const ResourceRow resource_table[];  ///< sorted by path
extern const unsigned resource_count;

}  // namespace raingan
