// What a file may cost us, in one place. Inputs are hostile until read (DESIGN.md §7): passing a limit is an Error
// that names it. Each stands well above any real report and below what would hurt a small machine.
#pragma once

#include <cstddef>

namespace raingan::limits {

inline constexpr std::size_t input_bytes = 512U << 20U;
inline constexpr std::size_t container_entries = 20'000;
inline constexpr std::size_t entry_bytes = 256U << 20U;
inline constexpr std::size_t inflated_bytes = 1024U << 20U;
inline constexpr std::size_t streamed_entry_bytes = 4096ULL << 20U;  ///< of an entry that is never held
inline constexpr std::size_t inflate_ratio = 1'000;                  ///< judged only above 1 MiB of output
inline constexpr std::size_t xml_depth = 512;
inline constexpr std::size_t html_depth = 256;     ///< where libxml2 stops
inline constexpr std::size_t rtf_groups = 10'000;  ///< one in another
inline constexpr std::size_t style_depth = 64;     ///< basedOn chain
inline constexpr std::size_t table_nesting = 16;
inline constexpr std::size_t table_columns = 512;
inline constexpr std::size_t table_cells = 4'000'000;
inline constexpr std::size_t sheet_cells = 250'000;  ///< of a workbook that become a Document; what is behind is told
inline constexpr std::size_t sheets = 4'096;
inline constexpr std::size_t text_paragraphs = 500'000;  ///< lines of plain text
inline constexpr std::size_t document_text_bytes = 256U << 20U;
inline constexpr std::size_t image_pixels = 100'000'000;
inline constexpr std::size_t pages = 100'000;
inline constexpr std::size_t spin_count = 2'000'000;     ///< of a password; Office writes 100,000, which costs 30 ms
inline constexpr std::size_t report_values = 4'000'000;  ///< of a report's JSON or XML
inline constexpr std::size_t report_depth = 16;          ///< a report nests 7 deep

}  // namespace raingan::limits
