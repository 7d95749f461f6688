// Deflated data with zlib's frame, as /FlateDecode undoes it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace raingan::pdf {

class Deflater {
public:
    Deflater();

    /// Good until the next call. Throws Error (unwritable) where there is no memory, or too much at once.
    std::string_view operator()(std::string_view bytes);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string out_;
};

/// The Error "pdf-failed".
[[noreturn]] void fail_writing(const char* what);

}  // namespace raingan::pdf
