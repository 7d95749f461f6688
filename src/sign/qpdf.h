// qpdf as signing uses it: read without any repair, for what is signed must be read by everybody alike.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "pdf_in/qpdf.h"

namespace raingan::sign {

/// Opens the PDF, whose bytes must outlive it. Throws Error (unreadable): "no-pdf", "broken-pdf", "encrypted".
std::unique_ptr<QPDF> open_pdf(std::string_view bytes);
/// The same where it may be encrypted under this password, which may be empty. "encrypted" without one,
/// "wrong-password".
std::unique_ptr<QPDF> open_with_password(std::string_view bytes, const std::string& password);
/// A revision of the file that `whole` has open, with its key.
std::unique_ptr<QPDF> open_revision(std::string_view bytes, QPDF& whole);

/// Throws Error "broken-pdf" where a part of the PDF could not be read, after the parts that matter were.
void require_whole(QPDF& qpdf);

/// A dictionary as text, entry by entry, to be changed and written again. References stay as they are.
using Entries = std::map<std::string, std::string>;
Entries entries_of(QPDFObjectHandle dictionary);
/// "<</A 1/B 2>>".
std::string text_of(const Entries& entries);

/// "12 0 R".
std::string reference(QPDFObjGen id);

/// UTF-8 of the text string, or empty.
std::string utf8_of(QPDFObjectHandle string);

/// Name, or empty.
std::string name_of(QPDFObjectHandle name);

}  // namespace raingan::sign
