#include "readers/reader.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "document/normalise.h"
#include "document/roles.h"
#include "readers/container/compound.h"
#include "readers/container/encrypted_package.h"
#include "readers/csv/csv.h"
#include "readers/detect.h"
#include "readers/doc/doc.h"
#include "readers/docx/docx.h"
#include "readers/excel_xml/excel_xml.h"
#include "readers/flat_opc/flat_opc.h"
#include "readers/formats.h"
#include "readers/html/html.h"
#include "readers/ods/ods.h"
#include "readers/odt/odt.h"
#include "readers/pdf/pdf.h"
#include "readers/refusals.h"
#include "readers/rtf/rtf.h"
#include "readers/web_archive/web_archive.h"
#include "readers/wordml/wordml.h"
#include "readers/xls/xls.h"
#include "readers/xlsx/xlsx.h"

namespace raingan {
namespace {

using std::string_view;

/// Who reads a kind; what else there is to say of it stands in the table of formats.
struct Reader {
    FileKind kind;
    Document (*read)(string_view bytes, const ReadOptions& options);
};

template <Document (*read)(string_view)>
Document without_options(string_view bytes, const ReadOptions& /*options*/) {
    return read(bytes);
}

constexpr auto readers = std::to_array<Reader>({
    {FileKind::docx, docx::read},
    {FileKind::word_97, doc::read},
    {FileKind::rtf, rtf::read},
    {FileKind::flat_opc, flat_opc::read},
    {FileKind::word_2003_xml, wordml::read},
    {FileKind::xlsx, xlsx::read},
    {FileKind::xlsb, xlsx::read},
    {FileKind::csv_or_text,
     [](string_view bytes, const ReadOptions& options) { return csv::read(bytes, options.named_as_list); }},
    {FileKind::excel_2003_xml, excel_xml::read},
    {FileKind::odt, [](string_view bytes, const ReadOptions& options) { return odt::read(bytes, options.password); }},
    {FileKind::fodt, [](string_view bytes, const ReadOptions& /*options*/) { return odt::read(bytes); }},
    {FileKind::ods, ods::read},
    {FileKind::fods, ods::read},
    {FileKind::excel_97, xls::read},
    {FileKind::html, [](string_view bytes, const ReadOptions& /*options*/) { return html::read(bytes); }},
    {FileKind::web_archive, without_options<web_archive::read>},
    {FileKind::pdf, pdf_reader::read},
    // A broken ZIP says in the reader what is wrong with it.
    {FileKind::broken_zip, docx::read},
});

std::string extension_of(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
    std::string extension = name.substr(dot + 1);
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

/// A file under another format's name is read for what it is, and said to be that.
void check_name(Document& document, const Format& format, const std::string& name) {
    const std::string extension = extension_of(name);
    const auto has = [&](const auto& endings) { return std::ranges::find(endings, extension) != endings.end(); };
    if (extension.empty() || has(format.endings) || has(format.also_named)) return;
    document.diagnostics.push_back(
        {Severity::warning,
         "wrong-ending",
         {"the name ends in ." + extension + ", but the content is " + format.name.en + "; rename it",
          "ชื่อไฟล์ลงท้ายด้วย ." + extension + " แต่เนื้อหาเป็น" + format.name.th + " โปรดเปลี่ยนชื่อ"},
         {}});
}

/// Paper that is too small for a line of text is damage, or a file's word for "not known": the usual paper then.
void mend_paper(Document& document) {
    constexpr Points least{36};
    const Section usual;
    for (Section& section : document.sections) {
        if (section.page_width < least) section.page_width = usual.page_width;
        if (section.page_height < least) section.page_height = usual.page_height;
    }
}

}  // namespace

Document read_document(string_view bytes, const std::string& name, const ReadOptions& options) {
    std::string decrypted;
    FileKind kind = detect(bytes);
    if (kind == FileKind::encrypted_office) {
        decrypted = decrypt_package(bytes, options.password);
        bytes = decrypted;
        kind = detect(bytes);
    }
    // What is cut short has lost the names by which its kind is told: then it is damaged, and no format to be saved
    // anew.
    if (kind == FileKind::other_compound) static_cast<void>(CompoundFile(bytes));
    refuse_if_unread(kind);
    const auto* reader = std::ranges::find(readers, kind, &Reader::kind);
    ReadOptions told = options;
    const std::string extension = extension_of(name);
    told.named_as_list = extension == "csv" || extension == "tsv" || extension == "tab";
    told.file_name = name.substr(name.rfind('/') + 1);
    Document document = reader->read(bytes, told);
    check_name(document, format_of(kind), name);
    mend_paper(document);
    normalise_text(document);
    infer_roles(document);
    return document;
}

}  // namespace raingan
