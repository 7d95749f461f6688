// The lines of sign-off blocks, each recognised for itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan::extraction {

/// One place to sign of a line: "(ลงชื่อ)……… ผู้รายงาน".
struct SignatureSlot {
    std::string role;   ///< before the cue or behind the dots
    std::string name;   ///< typed in place of the dots
    bool cued = false;  ///< by ลงชื่อ, not by dots alone
};
/// The places to sign of the line, left to right; empty: it is no signature line.
std::vector<SignatureSlot> signature_slots(std::string_view line);

/// The line's parts in columns: parted by tabs or by three spaces or more. Dots of leaders are left out.
std::vector<std::string> line_columns(std::string_view line);

/// The names of a line that holds nothing but names in parentheses, "" for each that is left blank; empty: another
/// line.
std::vector<std::string> names_in_parentheses(std::string_view line);

/// "นายสมชาย ใจดี", "ว่าที่ร้อยตรีหญิง…": a name with a title before it.
bool is_titled_name(std::string_view text);
/// The name without titles and ranks before it: "ว่าที่ร้อยตรีหญิง ดร.สมศรี" → "สมศรี".
std::string_view without_titles(std::string_view name);
/// A line that says only what the signature is for: "ผู้จัดทำ", "เห็นชอบ", "สำเนาถูกต้อง".
bool is_role(std::string_view text);
/// A post, or words that say that the signer acts for its holder; with or without "ตำแหน่ง" before it.
bool is_position(std::string_view text);
/// "รักษาราชการแทน", "ปฏิบัติหน้าที่" …: the post acted for follows on the same line or the next.
bool speaks_of_acting(std::string_view text);
/// Without "ตำแหน่ง", colon and dots.
std::string position_of(std::string_view text);
/// What stands behind "วันที่"; none for another line. Empty where it is left blank.
std::optional<std::string> date_text(std::string_view line);

}  // namespace raingan::extraction
