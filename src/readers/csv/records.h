// Text parted by separators into records of fields (RFC 4180, as spreadsheet programs write it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raingan::csv {

/// Reads records one after the other. Fields may be quoted ("…", a quote within doubled), and then hold separators and
/// line ends. Lines end in LF, CRLF or CR.
class RecordReader {
public:
    RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// False at the end of the text. `fields` keeps its room from record to record.
    bool next(std::vector<std::string>& fields);
    /// The line on which the record that was read last begins, from 1.
    [[nodiscard]] std::size_t line() const { return record_line_; }
    /// The line of a quote that is never closed; it and those behind it are read as characters.
    [[nodiscard]] std::optional<std::size_t> unclosed_quote() const { return unclosed_; }

    /// Where the next record begins in the text.
    [[nodiscard]] std::size_t at() const { return at_; }
    /// The line on which the next record begins, from 1.
    [[nodiscard]] std::size_t next_line() const { return line_; }
    /// A field of the record that was read last stood in quotes.
    [[nodiscard]] bool has_quoted() const { return has_quoted_; }

    /// A quote stood within a field that is not quoted: the separator may be another one.
    [[nodiscard]] bool stray_quote() const { return stray_; }

private:
    std::string& field(std::vector<std::string>& fields, std::size_t index);
    bool quoted(std::string& field);
    void plain(std::string& field);
    bool end_of_line();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1, record_line_ = 0;
    std::optional<std::size_t> unclosed_;
    bool stray_ = false, has_quoted_ = false;
};

/// The record is running text in which the separator happens to stand: "ได้ ๙๐.๑๒, ๙๑.๕๐ คะแนน", "๑,๒๓๔ คน".
bool is_prose(const std::vector<std::string>& fields, const RecordReader& reader);

/// What parts the text: one of , ; tab |. None where it is running text. A list with prose before or behind it is one
/// where neighbouring records agree and fields stand in quotes, or the name says so.
struct Dialect {
    char separator = ',';
    std::size_t fields = 0;  ///< that most records have
    bool spaced = false;     ///< a space stands behind the separators, so that it tells no prose

    [[nodiscard]] bool is_row(const std::vector<std::string>& record, const RecordReader& reader) const {
        // Running text seldom has just as many of the separator.
        return record.size() == fields && (spaced || fields > 2 || !is_prose(record, reader));
    }
};
std::optional<Dialect> detect_dialect(std::string_view text, bool named_as_list = false);

}  // namespace raingan::csv
