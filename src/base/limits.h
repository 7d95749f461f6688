// What a file may cost us, in one place. Inputs are hostile until read (docs/architecture.md#limits): passing a limit
// is an Error that names it and how to raise it (over_limit in error.h). Each stands well above any real report and
// below what would hurt a small machine. `raingan --limits` prints this table, `--limit NAME=VALUE` sets a value of it.
//
// A limit reads as a number, and is named in the error:
//     if (++depth > limits::xml_depth) throw over_limit(limits::xml_depth, part);
// The program sets all values before it looks at any file. From then on they are only read, by any number of threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/message.h"

namespace raingan {

class Limit {
public:
    enum class Unit {
        count,
        bytes,
        seconds,
        levels,  ///< of what readers follow by calling themselves: may be set lower, not higher, for the stack's sake
    };

    /// `most`: what may be set, where libraries or memory end earlier than numbers do.
    constexpr Limit(const char* name, std::size_t value, Unit unit, const char* english, const char* thai,
                    std::size_t most = std::size_t{1} << 50U)
        : name_(name), english_(english), thai_(thai), value_(value), default_(value),
          most_(unit == Unit::levels ? value : most), unit_(unit) {}
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

    constexpr operator std::size_t() const { return value_; }  // NOLINT(google-explicit-constructor): it is a number

    [[nodiscard]] const char* name() const { return name_; }  ///< the variable's, with hyphens
    [[nodiscard]] Unit unit() const { return unit_; }
    [[nodiscard]] std::size_t default_value() const { return default_; }
    [[nodiscard]] std::size_t most() const { return most_; }
    [[nodiscard]] Message description() const { return {english_, thai_}; }
    /// As it is written in --limit: "512MiB", "300s", "4096".
    [[nodiscard]] std::string shown() const { return shown(value_); }
    [[nodiscard]] std::string shown(std::size_t value) const;

    /// Throws Error (usage) "bad-limit": no whole number from 1 to most().
    void set(std::string_view value);
    void reset() { value_ = default_; }

private:
    const char *name_, *english_, *thai_;
    std::size_t value_, default_, most_;
    Unit unit_;
};

namespace limits {

using enum Limit::Unit;
inline constexpr std::size_t mebibyte = 1U << 20U;
inline constexpr std::size_t most_int = 0x7FFF'FFFF;  ///< libxml2 and libgsf count in it

inline constinit Limit input_bytes{"input-bytes", 512 * mebibyte, bytes, "an input file", "ไฟล์นำเข้าหนึ่งไฟล์", most_int};
inline constinit Limit container_entries{"container-entries",
                                         20'000,
                                         count,
                                         "entries of a ZIP package or compound file",
                                         "จำนวนรายการในไฟล์ ZIP หรือไฟล์ประกอบ",
                                         most_int};
inline constinit Limit entry_bytes{"entry-bytes",         256 * mebibyte, bytes, "an entry of it, unpacked",
                                   "หนึ่งรายการเมื่อคลายแล้ว", most_int};
inline constinit Limit inflated_bytes{"inflated-bytes", 1024 * mebibyte, bytes, "all of its entries, unpacked",
                                      "ทุกรายการรวมกันเมื่อคลายแล้ว"};
inline constinit Limit streamed_bytes{"streamed-bytes", 4096 * mebibyte, bytes,
                                      "worksheets and shared strings, unpacked: they are never held",
                                      "แผ่นงานและข้อความร่วมทั้งหมดเมื่อคลายแล้ว (อ่านทีละส่วน)"};
/// Judged only above 1 MiB of output.
inline constinit Limit inflate_ratio{"inflate-ratio", 1'000, count,
                                     "times that an entry of over 1 MiB may grow when unpacked",
                                     "จำนวนเท่าที่รายการใหญ่กว่า 1 MiB ขยายได้เมื่อคลาย"};
inline constinit Limit xml_depth{"xml-depth", 512, levels, "XML elements in one another", "ชั้นของเอลิเมนต์ XML ที่ซ้อนกัน"};
/// A tree of tags and attributes takes about 100 bytes each.
inline constinit Limit xml_tags{"xml-tags", 10'000'000, count, "tags of an XML part that is held as a tree",
                                "จำนวนแท็กในส่วน XML ที่ต้องเก็บทั้งหมด"};
inline constinit Limit xml_attributes{"xml-attributes", 20'000'000, count, "attributes of such a part (counted as =)",
                                      "จำนวนแอตทริบิวต์ในส่วนนั้น (นับเครื่องหมาย =)"};
/// expat reads a tag anew with each 64 KiB until it has its end.
inline constinit Limit xml_token_bytes{"xml-token-bytes", 8 * mebibyte, bytes, "a tag or comment of a worksheet",
                                       "แท็กหรือหมายเหตุหนึ่งรายการในแผ่นงาน"};
inline constinit Limit html_depth{"html-depth", 256, levels, "HTML elements in one another",
                                  "ชั้นของเอลิเมนต์ HTML ที่ซ้อนกัน"};
inline constinit Limit html_cells{"html-cells", 250'000, count, "cells of all tables of a web page",
                                  "จำนวนเซลล์ของทุกตารางในหน้าเว็บ"};
/// libxml2 compares each with all before it.
inline constinit Limit html_attributes{"html-attributes", 512, count, "attributes of an HTML tag",
                                       "จำนวนแอตทริบิวต์ของแท็ก HTML หนึ่งแท็ก"};
inline constinit Limit rtf_groups{"rtf-groups", 10'000, levels, "RTF groups in one another", "ชั้นของกลุ่มใน RTF ที่ซ้อนกัน"};
inline constinit Limit style_depth{"style-depth", 64, levels, "styles that are based on one another",
                                   "ลำดับชั้นของสไตล์ที่อ้างถึงกัน"};
inline constinit Limit table_nesting{"table-nesting", 16, levels, "tables in one another", "ชั้นของตารางที่ซ้อนกัน"};
inline constinit Limit table_columns{"table-columns", 512, count, "columns of a table", "จำนวนคอลัมน์ของตาราง", 16'384};
inline constinit Limit table_cells{"table-cells", 4'000'000, count, "cells of all tables, or of a sheet",
                                   "จำนวนเซลล์ของทุกตาราง หรือของแผ่นงาน"};
inline constinit Limit sheet_cells{"sheet-cells", 1'000'000, count,
                                   "cells of a workbook that are shown; rows behind them are told",
                                   "จำนวนเซลล์ของสมุดงานที่แสดง"};
inline constinit Limit sheets{"sheets", 4'096, count, "sheets of a workbook", "จำนวนแผ่นงานในสมุดงาน"};
inline constinit Limit formula_cells{"formula-cells",
                                     2'000'000,
                                     count,
                                     "cells that are held while the formulas of a workbook are computed",
                                     "จำนวนเซลล์ที่เก็บไว้ขณะคำนวณสูตรของสมุดงาน",
                                     50'000'000};
inline constinit Limit formula_work{"formula-work", 200'000'000, count,
                                    "steps of computing a workbook's formulas; formulas behind them are told",
                                    "จำนวนขั้นของการคำนวณสูตรในสมุดงาน"};
inline constinit Limit formula_depth{"formula-depth", 64, levels, "functions and brackets of a formula in one another",
                                     "ชั้นของฟังก์ชันและวงเล็บในสูตรที่ซ้อนกัน"};
inline constinit Limit text_paragraphs{"text-paragraphs", 500'000, count, "lines of a plain text",
                                       "จำนวนบรรทัดของไฟล์ข้อความ"};
inline constinit Limit document_text_bytes{
    "document-text-bytes", 256 * mebibyte, bytes, "text of a document (UTF-8)", "ข้อความของเอกสาร (UTF-8)", most_int};
inline constinit Limit image_pixels{"image-pixels", 100'000'000, count, "pixels of an image", "จำนวนจุดภาพของภาพหนึ่งภาพ"};
inline constinit Limit page_floats{"page-floats", 10'000, count, "floating objects of a page", "จำนวนวัตถุลอยในหนึ่งหน้า"};
inline constinit Limit pages{"pages", 100'000, count, "pages of the PDF", "จำนวนหน้าของ PDF"};
/// Reading one takes seconds.
inline constinit Limit ocr_pages{"ocr-pages", 100, count, "pages of a PDF that are read as pictures (--ocr)",
                                 "จำนวนหน้าของ PDF ที่อ่านจากรูปภาพ (--ocr)"};
inline constinit Limit ocr_page_pixels{"ocr-page-pixels",        40'000'000, count, "pixels of such a page",
                                       "จำนวนจุดภาพของหน้าดังกล่าว", 200'000'000};
/// Office writes 100,000, which costs 30 ms.
inline constinit Limit spin_count{"spin-count", 2'000'000, count, "rounds of hashing of a document's password",
                                  "จำนวนรอบการแฮชรหัสผ่านของเอกสาร"};
inline constinit Limit report_values{"report-values", 4'000'000, count, "values of a report's JSON or XML",
                                     "จำนวนค่าใน JSON หรือ XML ของรายงาน"};
inline constinit Limit report_depth{"report-depth", 16, levels, "values in one another in it; a report has 7",
                                    "ชั้นของค่าที่ซ้อนกันในนั้น (รายงานมี 7 ชั้น)"};
inline constinit Limit time{
    "time", 300, seconds, "for an input: of the processor, or by the clock in a process of its own", "เวลาสำหรับหนึ่งไฟล์"};
inline constinit Limit memory{"memory", 2048 * mebibyte, bytes, "for an input", "หน่วยความจำสำหรับหนึ่งไฟล์"};

/// All of the above, in this order.
std::span<Limit* const> all();

/// "xml-depth=100", "input-bytes=200MiB". Throws Error (usage) "bad-limit": an unknown name (near ones are told), or
/// what Limit::set throws.
void set(std::string_view assignment);

/// All of the above as lines of text, in columns: name, value, what it limits; the default of those that were set.
std::string table(Language language);

}  // namespace limits
}  // namespace raingan
