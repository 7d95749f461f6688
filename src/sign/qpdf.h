// qpdf as signing uses it: read without any repair, for what is signed must be read by everybody alike.
#pragma once

#ifdef __clang__  // clang-tidy: qpdf 11's JSON.hh has a vector of a class that is not complete, and nothing here needs
                  // it
#define JSON_HH
class JSON;
#endif

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <string>
#include <string_view>

namespace raingan::sign {

/// Opens the PDF, whose bytes must outlive it. Throws Error (unreadable): "no-pdf", "broken-pdf", "encrypted".
std::unique_ptr<QPDF> open_pdf(std::string_view bytes);

/// Calls `work`, and turns what qpdf throws into Error.
template <typename Work>
auto guarded(Work work);

/// The Error for what qpdf threw.
[[noreturn]] void rethrow_pdf_error();

template <typename Work>
auto guarded(Work work) {
    try {
        return work();
    } catch (const std::exception&) {
        rethrow_pdf_error();
    }
}

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
