// memmem(), which finds bytes in bytes: of glibc, and written out where the C library has none.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#ifdef _WIN32
inline const void* memmem(const void* in, std::size_t size, const void* what, std::size_t length) {
    const std::string_view text(static_cast<const char*>(in), size);
    const std::size_t at = text.find(std::string_view(static_cast<const char*>(what), length));
    return at == std::string_view::npos ? nullptr : text.data() + at;
}
#endif
