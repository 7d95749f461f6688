// qpdf's classes, for both compilers.
#pragma once

#ifdef __clang__  // qpdf 11's JSON.hh has a vector of a class that is not complete, and nothing here needs it
#define JSON_HH
class JSON;
#endif

#include <new>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <string>
#include <string_view>

namespace raingan::pdf {

/// Opens the bytes, which must outlive `qpdf`.
void open(QPDF& qpdf, std::string_view bytes);

/// Whether it was made of a std::bad_alloc.
bool tells_of_memory(const QPDFExc& error);

/// qpdf takes an object that it could not read for null, and warns. Throws std::bad_alloc where want of memory was the
/// reason; else gives the first warning, if any. Takes the warnings away.
std::string check_warnings(QPDF& qpdf);

/// Calls `work`, which reads from `qpdf`; std::bad_alloc leaves this where memory ran out, and not what came of it.
template <class Work>
auto reading(QPDF& qpdf, Work work) {
    try {
        auto result = work();
        check_warnings(qpdf);
        return result;
    } catch (const QPDFExc& error) {
        if (tells_of_memory(error)) throw std::bad_alloc();
        check_warnings(qpdf);
        throw;
    }
}

}  // namespace raingan::pdf
