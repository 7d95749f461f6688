// The reader of PDFs. [x] read, [/] partly, [ ] not read.
//
//   text       [x] simple and composite fonts by ToUnicode, encodings, glyph names, the embedded font's character map;
//                  symbol fonts; text from right to left, turned into the order of reading
//              [x] forms, ActualText, text drawn twice   [/] Type 3 fonts with ToUnicode or names
//              [ ] predefined CMaps of Chinese, Japanese, Korean (U+FFFD, counted)   [ ] text that is not shown (told)
//   structure  [x] lines, paragraphs, tables of ruling lines, of fills and of white space, merged cells, tables and
//                  rows over pages, columns of text, boxes side by side, headers and footers
//              [/] tags: what belongs to one paragraph or one cell; tables of white space in doubt (two columns without
//                  numbers, lists, signatures: their lines have tabs)
//   pages      [x] turned ones; text that runs up or down   [/] scans, with --ocr (told by page)
//   other      [x] what annotations show: form fields' values, text typed onto the page, stamps
//              [ ] values without an appearance, comments (told with their words)   [ ] signatures' appearances
#include "readers/pdf/pdf.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"
#include "pdf_in/qpdf.h"
#include "readers/left_out_words.h"
#include "readers/pdf/builder.h"
#include "readers/pdf/page_glyphs.h"
#include "readers/pdf/scanned_page.h"
#include "readers/pdf/stories.h"
#include "readers/pdf/thai_text.h"

namespace raingan::pdf_reader {
namespace {

std::string list_of(std::vector<std::size_t> pages) {
    std::ranges::sort(pages);
    constexpr std::size_t told = 20;
    std::string out;
    for (std::size_t i = 0; i < pages.size() && i < told; ++i) {
        if (!out.empty()) out += ", ";
        out += std::to_string(pages[i]);
    }
    return pages.size() > told ? out + " …" : out;
}

/// What was found that is not text, page by page.
struct Findings {
    std::vector<std::size_t> pictures, hidden, scanned, too_many;
    std::size_t lost = 0, hidden_letters = 0, letters = 0, rings = 0;
    std::string lost_font;
    LeftOutWords comments, unshown;
    std::vector<std::size_t> comment_pages, unshown_pages;

    void take(const PageContent& content, std::size_t page) {
        const std::size_t shown = content.letters.size() + content.turned.size();
        if (content.hidden > 0) hidden.push_back(page);
        hidden_letters += content.hidden;
        letters += shown;
        lost += content.lost;
        if (lost_font.empty()) lost_font = content.lost_font;
        take_words(content.annotations.comments, page, comments, comment_pages);
        take_words(content.annotations.unshown, page, unshown, unshown_pages);
    }

    static void take_words(const std::vector<std::string>& texts, std::size_t page, LeftOutWords& words,
                           std::vector<std::size_t>& pages) {
        for (const std::string& text : texts) {
            words.add(text);
            words.next();
        }
        if (!texts.empty()) pages.push_back(page);
    }

    void tell(Diagnostics& out) const {
        if (!pictures.empty())
            out.push_back(
                {Severity::warning,
                 "page-is-picture",
                 {"page " + list_of(pictures) +
                      " is a picture (a scan): what it says is not read; give the file "
                      "that was printed, or have it read with --ocr",
                  "หน้า " + list_of(pictures) + " เป็นรูปภาพ (สแกน) จึงอ่านข้อความไม่ได้ โปรดใช้ไฟล์ต้นฉบับก่อนพิมพ์ หรืออ่านด้วย --ocr"},
                 {}});
        if (!too_many.empty())
            out.push_back({Severity::warning,
                           "pictures-left-out",
                           {"page " + list_of(too_many) +
                                " is a picture that is not read, for so many take too long; read more with --limit "
                                "ocr-pages=… and --limit time=…s, or give the file in parts",
                            "ไม่ได้อ่านหน้า " + list_of(too_many) +
                                " ซึ่งเป็นรูปภาพ เพราะมีมากจนใช้เวลานานเกินไป โปรดเพิ่มด้วย --limit ocr-pages=… และ --limit "
                                "time=…s หรือแบ่งไฟล์"},
                           {}});
        if (lost > 0)
            out.push_back({Severity::warning,
                           "letters-lost",
                           {std::to_string(lost) + " letters have no meaning in the PDF (font " + lost_font +
                                "): they stand as U+FFFD; give the file that it was made from",
                            "อักขระ " + std::to_string(lost) + " ตัวใน PDF ไม่มีข้อมูลว่าเป็นตัวอักษรใด (ฟอนต์ " + lost_font +
                                ") จึงแสดงเป็น U+FFFD โปรดใช้ไฟล์ต้นฉบับ"},
                           {}});
        if (rings > 0)
            out.push_back({Severity::info,
                           "sara-am-mended",
                           {"SARA AM was drawn as two signs " + std::to_string(rings) + " times, and read as one",
                            "สระอำถูกวาดเป็นสองชิ้น " + std::to_string(rings) + " แห่ง อ่านรวมเป็นตัวเดียวแล้ว"},
                           {}});
        if (!hidden.empty())
            out.push_back(
                {Severity::info,
                 "hidden-text",
                 {std::to_string(hidden_letters) + " letters that the pages do not show were left out (page " +
                      list_of(hidden) + ")",
                  "ไม่ได้อ่านอักขระที่ซ่อนอยู่ " + std::to_string(hidden_letters) + " ตัว (หน้า " + list_of(hidden) + ")"},
                 {}});
        if (!comments.empty())
            out.push_back(
                {Severity::info,
                 "comments-left-out",
                 {"comments on the PDF were left out: " + comments.quoted() + " (page " + list_of(comment_pages) + ")",
                  "ไม่ได้อ่านข้อคิดเห็นใน PDF: " + comments.quoted() + " (หน้า " + list_of(comment_pages) + ")"},
                 {}});
        if (!unshown.empty())
            out.push_back(
                {Severity::warning,
                 "field-not-shown",
                 {"values of form fields have no appearance in the PDF, and were left out: " + unshown.quoted() +
                      " (page " + list_of(unshown_pages) + "); open it in a PDF reader and print it to a new PDF",
                  "ค่าในช่องแบบฟอร์มของ PDF ไม่มีภาพแสดง จึงไม่ได้อ่าน: " + unshown.quoted() + " (หน้า " +
                      list_of(unshown_pages) + ") โปรดเปิดในโปรแกรมอ่าน PDF แล้วพิมพ์เป็น PDF ใหม่"},
                 {}});
    }
};

void refuse_if_without_text(const Findings& findings) {
    if (findings.letters > 0) return;
    throw unreadable(
        "only-pictures", "",
        {"is a PDF whose pages hold no text (a scan?), and text in pictures is not read; give the file that was "
         "printed, or have it read with --ocr",
         "เป็น PDF ที่มีแต่รูปภาพ (สแกน) จึงอ่านข้อความไม่ได้ โปรดใช้ไฟล์ต้นฉบับก่อนพิมพ์ หรืออ่านด้วย --ocr"});
}

/// Tells what was read of pages that are pictures, page by page.
void tell_scans(const ocr::Scans& scans, const std::vector<std::size_t>& scanned, Diagnostics& out) {
    if (!scanned.empty())
        out.push_back({Severity::warning,
                       "read-from-picture",
                       {"page " + list_of(scanned) +
                            " is a picture (a scan), and was read by optical recognition: letters may be wrong; "
                            "hold the values against the pages",
                        "หน้า " + list_of(scanned) +
                            " เป็นรูปภาพ (สแกน) อ่านด้วยโปรแกรมรู้จำตัวอักษร ตัวอักษรอาจผิด โปรดตรวจค่าเทียบกับหน้าเอกสาร"},
                       {}});
    for (const auto& [page, read] : scans.pages) {
        Origin origin;
        origin.part = static_cast<std::uint16_t>(std::min<std::size_t>(page, 0xFFFF));
        for (const std::string& fault : read.faults)
            out.push_back({Severity::warning,
                           "picture-not-decoded",
                           {"page " + std::to_string(page + 1) + ": a picture cannot be decoded (" + fault +
                                "), and what it shows is not read; scan it anew as JPEG, or print the page to PDF",
                            "หน้า " + std::to_string(page + 1) + ": ถอดรหัสรูปภาพไม่ได้ (" + fault +
                                ") จึงไม่ได้อ่านสิ่งที่แสดง โปรดสแกนใหม่เป็น JPEG หรือพิมพ์หน้านั้นเป็น PDF"},
                           origin});
        if (read.out_of_time)
            out.push_back({Severity::warning,
                           "picture-takes-too-long",
                           {"page " + std::to_string(page + 1) +
                                ": its picture takes too long to read, and some of it was left out; scan it anew, or "
                                "allow more with --limit time=…s",
                            "หน้า " + std::to_string(page + 1) +
                                ": อ่านรูปภาพใช้เวลานานเกินไป จึงไม่ได้อ่านบางส่วน โปรดสแกนใหม่ หรือเพิ่มเวลาด้วย --limit time=…s"},
                           origin});
        for (const CropBox& crop : read.unread) {
            out.push_back({Severity::warning,
                           "picture-not-read",
                           {"page " + std::to_string(page + 1) +
                                ": something stands there that optical recognition gives no text for",
                            "หน้า " + std::to_string(page + 1) + ": มีสิ่งที่พิมพ์หรือเขียนไว้ซึ่งโปรแกรมรู้จำตัวอักษรอ่านไม่ออก"},
                           origin});
            out.back().crop = crop;
        }
    }
}

Document read_pages(QPDF& qpdf, ocr::Scans* scans, SourceText* source_text) {
    const std::vector<QPDFObjectHandle> handles = qpdf.getAllPages();
    if (handles.size() > limits::pages) throw over_limit(limits::pages, "");
    pdf::Fonts fonts;
    pdf::ContentBudget budget;
    Findings findings;
    std::vector<PageLayout> pages(handles.size());
    // Pages with letters of which nothing is known wait until all have been seen.
    std::vector<PageContent> waiting;
    std::vector<std::size_t> waiting_pages;
    const std::vector<PageTags> tags = read_tags(qpdf, handles);
    for (std::size_t i = 0; i < handles.size(); ++i) {
        PageContent content = read_page(handles[i], fonts, budget);
        if (is_picture(content)) {
            const bool scanned = scans != nullptr && add_scanned(content, i, *scans);
            (scanned ? findings.scanned : scans != nullptr ? findings.too_many : findings.pictures).push_back(i + 1);
        }
        if (content.lost > 0) {
            waiting.push_back(std::move(content));
            waiting_pages.push_back(i);
            continue;
        }
        findings.take(content, i + 1);
        pages[i] = lay_out(std::move(content), tags[i]);
    }
    findings.rings = drop_sara_am_rings(waiting);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        findings.take(waiting[i], waiting_pages[i] + 1);
        pages[waiting_pages[i]] = lay_out(std::move(waiting[i]), tags[waiting_pages[i]]);
    }
    refuse_if_without_text(findings);
    part_stories(pages);
    Document document = build_document(std::move(pages), tags, source_text);
    findings.tell(document.diagnostics);
    if (scans != nullptr) tell_scans(*scans, findings.scanned, document.diagnostics);
    if (budget.ended)
        document.diagnostics.push_back({Severity::warning,
                                        "page-cut",
                                        {"the pages draw more than is read: what comes behind is left out",
                                         "หน้าเอกสารมีคำสั่งวาดมากเกินกว่าที่อ่านได้ ส่วนที่เหลือจึงไม่ได้อ่าน"},
                                        {}});
    return document;
}

void tell_damage(QPDF& qpdf, bool mended, Document& document) {
    const std::string why = pdf::check_warnings(qpdf);
    if (why.empty()) return;
    if (mended) {
        document.diagnostics.push_back(
            {Severity::warning,
             "pdf-mended",
             {"the PDF is damaged (" + why +
                  "), and its objects were looked for one by one, as PDF readers do; compare what was read with its "
                  "pages, or get a sound copy",
              "ไฟล์ PDF เสียหาย (" + why +
                  ") จึงค้นหาส่วนประกอบทีละส่วนอย่างที่โปรแกรมอ่าน PDF ทำ "
                  "โปรดเทียบผลที่อ่านได้กับหน้าเอกสาร หรือขอไฟล์ฉบับสมบูรณ์"},
             {}});
        return;
    }
    document.diagnostics.push_back({Severity::warning,
                                    "pdf-damaged",
                                    {"parts of the PDF could not be read (" + why + "); get a complete copy of it",
                                     "อ่านบางส่วนของ PDF ไม่ได้ (" + why + ") โปรดขอไฟล์ฉบับสมบูรณ์"},
                                    {}});
}

/// Whether it may be mended: it ends as a PDF does (a file that was cut off would be read up to there, and its report
/// be another one), and nobody has signed it (readers mend in different ways).
bool may_be_mended(std::string_view bytes) {
    constexpr std::size_t behind_end = 1024;  // as readers allow: ISO 32000-2 7.5.5 and its implementations
    const std::size_t end = bytes.rfind("%%EOF");
    return end != std::string_view::npos && bytes.size() - end <= behind_end &&
           bytes.find("/ByteRange") == std::string_view::npos;
}

/// All the pages that the tree counts are there.
void require_all_pages(QPDF& qpdf) {
    QPDFObjectHandle count = qpdf.getRoot().getKey("/Pages").getKey("/Count");
    const auto there = static_cast<long long>(qpdf.getAllPages().size());
    if (there > 0 && count.isInteger() && count.getIntValue() == there) return;
    pdf::fail_broken("pages are missing");
}

Document read_with(std::string_view bytes, const ReadOptions& options, bool mends) {
    QPDF qpdf;
    return pdf::guarded(qpdf, [&] {
        qpdf.setAttemptRecovery(mends);
        pdf::open_encrypted(qpdf, bytes, options.password);
        if (mends) require_all_pages(qpdf);
        Document document = read_pages(qpdf, options.scans, options.source_text);
        tell_damage(qpdf, mends, document);
        return document;
    });
}

}  // namespace

Document read(std::string_view bytes, const ReadOptions& options) {
    try {
        return read_with(bytes, options, false);
    } catch (const Error& error) {
        if (error.code() != "broken-pdf" || !may_be_mended(bytes)) throw;
    }
    return read_with(bytes, options, true);
}

}  // namespace raingan::pdf_reader
