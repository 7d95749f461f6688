// What a file says of itself. It stands there twice and must agree: information dictionary and XMP (ISO 19005-3 6.6).
#pragma once

#include <string>

#include "pdf/haru.h"
#include "pdf/pdf.h"

namespace raingan::pdf {

/// "2023-11-02T08:30:00+07:00" → "D:20231102083000+07'00'" (ISO 32000-1 7.9.4); empty where it is no such date.
std::string pdf_date(const std::string& iso);

/// The metadata as they are written: control characters away, texts cut to what a string holds, and never without a
/// title, which PDF/UA demands: the first heading, or `untitled`.
Metadata completed(Metadata metadata, const Pages& pages);

/// As an element's content: control characters away, cut to what a string of PDF holds.
std::string xml_text(const std::string& text);

inline constexpr const char* untitled = "เอกสาร";

Ref write_info(File& file, const Metadata& metadata);

/// The XMP packet, with the identifiers of PDF/A-3a and PDF/UA-1.
Ref write_xmp(File& file, const Metadata& metadata);

}  // namespace raingan::pdf
