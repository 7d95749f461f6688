#include "pdf/qpdf.h"

#include <new>
#include <vector>

namespace raingan::pdf {

void open(QPDF& qpdf, std::string_view bytes) {
    qpdf.setSuppressWarnings(true);
    qpdf.processMemoryFile("", bytes.data(), bytes.size());
}

bool tells_of_memory(const QPDFExc& error) {
    return error.getMessageDetail().find("bad_alloc") != std::string::npos;
}

std::string check_warnings(QPDF& qpdf) {
    const std::vector<QPDFExc> warnings = qpdf.getWarnings();
    for (const QPDFExc& warning : warnings)
        if (tells_of_memory(warning)) throw std::bad_alloc();
    return warnings.empty() ? std::string() : warnings.front().getMessageDetail();
}

}  // namespace raingan::pdf
