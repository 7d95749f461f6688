// qpdf's classes, for both compilers.
#pragma once

#ifdef __clang__  // qpdf 11's JSON.hh has a vector of a class that is not complete, and nothing here needs it
#define JSON_HH
class JSON;
#endif

#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4  // qpdf 12's interface: std::shared_ptr alone
#endif

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Opens the bytes, which must outlive `qpdf`. Throws Error (unreadable, "encrypted") where they are.
void open(QPDF& qpdf, std::string_view bytes);
/// The same where they may be encrypted under this password, which may be empty. Throws Error (unreadable): "encrypted"
/// where one is needed and none given, "wrong-password"; else what qpdf throws.
void open_encrypted(QPDF& qpdf, std::string_view bytes, const std::string& password);

/// qpdf takes an object that it could not read for null, and warns. Throws std::bad_alloc where want of memory was the
/// reason; else gives the first warning, if any. Takes the warnings away.
std::string check_warnings(QPDF& qpdf);

/// The Error "broken-pdf", for that reason.
[[noreturn]] void fail_broken(const std::string& why);

/// For a catch block: Error and std::bad_alloc as they are, what qpdf threw as an Error ("broken-pdf",
/// "unknown-encryption"), or /// as std::bad_alloc where memory ran out.
[[noreturn]] void rethrow_error(QPDF& qpdf);

/// Calls `work`, which reads from `qpdf`, and turns what qpdf throws into Error, or std::bad_alloc where memory ran
/// out.
template <class Work>
auto guarded(QPDF& qpdf, Work work) {
    try {
        auto result = work();
        check_warnings(qpdf);
        return result;
    } catch (const std::exception&) {
        rethrow_error(qpdf);
    }
}

}  // namespace raingan::pdf
