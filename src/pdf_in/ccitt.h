// Fax coding of black and white images as scanners write it: ITU-T T.6, "Group 4" (ISO 32000-1 7.4.6 with K < 0).
#pragma once

#include <string>
#include <string_view>

namespace raingan::pdf {

struct FaxParameters {
    int scheme = 0;  ///< /K; only what is below 0 is decoded
    int columns = 1728, rows = 0;
    bool black_is_1 = false;
    bool byte_aligned = false;  ///< /EncodedByteAlign
};

/// Rows of one bit a pixel, each padded to whole bytes, as the image's samples: as far as the data can be followed,
/// which may be no row at all.
std::string decode_fax(std::string_view bytes, const FaxParameters& parameters);

}  // namespace raingan::pdf
